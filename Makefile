# Everything runs from .venv, which the first target that needs it makes. `make help` lists the targets.

PY = .venv/bin/python
PYTEST_ARGS ?=
# The Python to make .venv with; by default python3, if it is new enough.
PYTHON ?=
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help run stop remove-sample test bench check format lock clean venv venv-test chromium

help: ## list the targets
	@awk -F ': .*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: venv ## start everything: database, Airflow, news; Ctrl-C stops it
	@exec $(PY) -m cijferwacht run

stop: ## stop it from another terminal, or what a crash left
	@if [ -x $(PY) ]; then exec $(PY) -m cijferwacht stop; else echo "Nothing was running."; fi

remove-sample: venv ## remove the made-up sample news, for good
	@exec $(PY) -m cijferwacht sample remove

test: check chromium ## check the code and run all tests
	@exec $(PY) -m pytest $(PYTEST_ARGS)

bench: venv-test ## measure reading, linking and pages on a long history (some minutes)
	@$(PY) tests/bench/bench_claims.py
	@$(PY) tests/bench/bench_quantities.py
	@$(PY) tests/bench/bench_pages.py

check: venv-test ## ruff and mypy only
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy

format: venv-test ## lay out the code
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

lock: venv-test ## renew the locked requirements from pyproject.toml
	@$(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --quiet $(LOCK_OPTIONS) pyproject.toml --upgrade --output-file requirements.lock
	@$(PY) -m uv pip compile --quiet $(LOCK_OPTIONS) pyproject.toml --extra dev \
		--constraints requirements.lock --output-file requirements-dev.lock

LOCK_OPTIONS = --universal --python-version 3.11 --only-binary :all: --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

clean: ## remove what was installed and cached; the data in .state stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis plugins/cijferwacht.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

venv:
	@scripts/venv run

venv-test:
	@scripts/venv test

chromium:
	@scripts/chromium
