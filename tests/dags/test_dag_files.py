"""DAG files: they import fast and without a language model, explain themselves, and none goes unlisted."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from cijferwacht.paths import DAGS

EXPECTED = {"poll", "read", "edition", "mail", "history"}

LOOK = """
import importlib.util, json, pathlib, sys, time
import airflow.sdk
start = time.perf_counter()
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    spec = importlib.util.spec_from_file_location("dag_" + path.stem, path)
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
heavy = [name for name in ("spacy", "trafilatura", "matplotlib") if name in sys.modules]
print(json.dumps({"seconds": time.perf_counter() - start, "heavy": heavy}))
"""


@pytest.fixture(scope="module")
def dags() -> dict[str, Any]:
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(str(DAGS))
    assert bag.import_errors == {}
    return dict(bag.dags)


def test_dags_import_within_two_seconds_and_without_a_language_model() -> None:
    """Airflow's own import apart: what the scheduler pays for each time it reads the folder."""
    looked = subprocess.run(
        [sys.executable, "-c", LOOK, str(DAGS)], capture_output=True, text=True, check=True
    )
    answer = json.loads(looked.stdout.splitlines()[-1])
    assert answer["heavy"] == []
    assert answer["seconds"] < 2


def test_every_file_is_one_listed_dag(dags: dict[str, Any]) -> None:
    assert set(dags) == EXPECTED == {path.stem for path in DAGS.glob("*.py")}


@pytest.mark.parametrize("dag_id", sorted(EXPECTED))
def test_a_dag_explains_itself(dags: dict[str, Any], dag_id: str) -> None:
    dag = dags[dag_id]
    assert dag.doc_md
    assert "**When:**" in dag.doc_md
    assert "fails" in dag.doc_md
    assert dag.description
    assert dag.dag_display_name != dag_id
    assert "cijferwacht" in dag.tags
    assert dag.catchup is False
    assert dag.max_active_runs == 1
    assert dag.dagrun_timeout


@pytest.mark.parametrize("dag_id", sorted(EXPECTED))
def test_every_task_tries_again_and_ends(dags: dict[str, Any], dag_id: str) -> None:
    for task in dags[dag_id].tasks:
        assert task.owner == "cijferwacht"
        assert task.retries >= 3
        assert task.retry_exponential_backoff
        assert task.execution_timeout
        assert task.task_display_name != task.task_id


@pytest.mark.parametrize("dag_id", sorted(EXPECTED))
def test_a_dag_file_fits_on_a_screen(dag_id: str) -> None:
    assert len((DAGS / f"{dag_id}.py").read_text(encoding="utf-8").splitlines()) <= 90
