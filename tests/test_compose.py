"""docker-compose.yml, without a Docker engine: against the Compose specification's own schema, and every
path, command, variable and package it names against what is really there.

The schema is the one that the package check-jsonschema carries (vendored from compose-spec/compose-spec).
"""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cijferwacht import paths
from cijferwacht.settings import Settings

ROOT = paths.ROOT
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PREPARE = (ROOT / "docker" / "prepare").read_text(encoding="utf-8")
HOME = "/opt/cijferwacht"

_VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::?(?P<operator>[-?])(?P<text>[^}]*))?\}")


def _example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name: value.strip("'") for name, _, value in pairs}


def _interpolate(value: Any, variables: dict[str, str]) -> Any:
    """As docker compose does: ${NAME}, ${NAME:-default}, ${NAME:?error}."""
    if isinstance(value, dict):
        return {key: _interpolate(each, variables) for key, each in value.items()}
    if isinstance(value, list):
        return [_interpolate(each, variables) for each in value]
    if not isinstance(value, str):
        return value

    def fill(match: re.Match[str]) -> str:
        given = variables.get(match["name"], "")
        if not given and match["operator"] == "?":
            raise KeyError(f"{match['name']}: {match['text']}")
        return given or (match["text"] if match["operator"] == "-" else "")

    return _VARIABLE.sub(fill, value)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The file as Docker would read it, with secrets filled in."""
    filled = {name: value or "x" * 64 for name, value in _example().items()}
    result: dict[str, Any] = _interpolate(yaml.safe_load(COMPOSE), filled)
    return result


def test_it_follows_the_compose_specification(compose: dict[str, Any]) -> None:
    schema = importlib.resources.files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json"
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for document in (compose, yaml.safe_load(COMPOSE)):
        assert [error.message for error in validator.iter_errors(document)] == []


def test_the_schema_is_not_blind(compose: dict[str, Any]) -> None:
    schema = importlib.resources.files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json"
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    wrong = compose | {"services": {"mail": {"image": "x", "portz": []}}}
    assert list(validator.iter_errors(wrong))


def test_without_its_secrets_nothing_starts() -> None:
    required = {match["name"] for match in _VARIABLE.finditer(COMPOSE) if match["operator"] == "?"}
    empty = {name for name, value in _example().items() if not value} - {"CIJFERWACHT_CONTACT"}
    assert empty | {"SMTP_CONNECTION"} == required
    for secret in empty:
        assert f"{secret}=" not in COMPOSE  # no value of its own anywhere


def test_every_variable_stands_in_the_example_file() -> None:
    named = {match["name"] for match in _VARIABLE.finditer(COMPOSE)}
    assert named == set(_example())


def test_the_fernet_command_of_the_example_makes_a_key() -> None:
    from cryptography.fernet import Fernet

    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for command in re.findall(r"^#   (python3 -c .+)$", example, re.MULTILINE):
        _, *arguments = shlex.split(command)
        made = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
        if "base64" in command:
            Fernet(made.stdout.strip())
        else:
            assert len(made.stdout.strip()) >= 64


def test_nothing_is_published_beyond_this_machine(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", ())]
    assert sorted(ports) == ["127.0.0.1:8025:8025", "127.0.0.1:8080:8080"]
    assert all("network_mode" not in service for service in compose["services"].values())


def test_every_lasting_service_has_a_health_check_and_starts_again(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        if name == "prepare":
            assert service["restart"] == "no"
            continue
        assert service["healthcheck"]["test"], name
        assert service["restart"] == "unless-stopped", name


def test_volumes_and_dependencies_exist(compose: dict[str, Any]) -> None:
    used = set()
    for service in compose["services"].values():
        assert set(service.get("depends_on", ())) <= set(compose["services"])
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            if not source.startswith("."):
                used.add(source)
    assert used == set(compose["volumes"])


def test_airflows_variables_are_settings_that_airflow_knows(compose: dict[str, Any]) -> None:
    folder = Path(str(importlib.metadata.distribution("apache-airflow-core").locate_file("airflow")))
    known = yaml.safe_load((folder / "config_templates" / "config.yml").read_text(encoding="utf-8"))
    from_dockerfile = re.findall(r"(AIRFLOW__\w+)=", DOCKERFILE)
    assert len(from_dockerfile) == 2
    for name in [*compose["services"]["scheduler"]["environment"], *from_dockerfile]:
        if name.startswith("AIRFLOW__"):
            _, section, option = name.split("__")
            assert option.lower() in known[section.lower()]["options"], name


def test_our_variables_are_our_settings(compose: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIJFERWACHT_SETTINGS", "/nonexistent")
    for name, value in compose["services"]["scheduler"]["environment"].items():
        if name.startswith("CIJFERWACHT_"):
            assert name.removeprefix("CIJFERWACHT_").lower() in Settings.model_fields, name
            monkeypatch.setenv(name, value)
    settings = Settings()
    assert [recipient.address for recipient in settings.recipients] == ["desk@example.org"]
    assert settings.public_url == "http://127.0.0.1:8080"


def test_the_mail_connection_reaches_the_mail_catcher(compose: dict[str, Any]) -> None:
    connection = json.loads(compose["services"]["scheduler"]["environment"]["AIRFLOW_CONN_SMTP_DEFAULT"])
    assert connection["conn_type"] == "smtp"
    assert connection["host"] in compose["services"]
    assert connection["port"] == 1025  # where mailpit listens


def test_databases_have_one_owner_and_password(compose: dict[str, Any]) -> None:
    server = compose["services"]["postgres"]["environment"]
    environment = compose["services"]["scheduler"]["environment"]
    address = f"{server['POSTGRES_USER']}:{server['POSTGRES_PASSWORD']}@postgres:5432"
    assert environment["AIRFLOW_CONN_NEWS"] == f"postgresql://{address}/{server['POSTGRES_DB']}"
    assert environment["CIJFERWACHT_DATABASE_URL"] == environment["AIRFLOW_CONN_NEWS"]
    assert environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == f"postgresql+psycopg2://{address}/airflow"


def test_the_image_is_of_the_locked_airflow_and_copies_what_exists() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    version = re.search(r"^apache-airflow==(\S+)", lock, re.MULTILINE)
    assert version is not None
    assert f"FROM apache/airflow:slim-{version[1]}\n" in DOCKERFILE
    for package in ("apache-airflow-providers-smtp", "apache-airflow-providers-standard", "psycopg2-binary"):
        assert f"\n{package}==" in lock
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?:--\S+ )*(\S+) (\S+)$", DOCKERFILE, re.MULTILINE)
    assert len(copied) == 6
    for source, target in copied:
        assert (ROOT / source).exists(), source
        assert target.startswith(HOME)
        assert f"!{source.split('/')[0]}" in kept


def test_every_path_in_the_container_is_made_by_the_image(compose: dict[str, Any]) -> None:
    made = {f"{HOME}/{folder}" for folder in ("dags", "plugins", "seeds", "sql", "docker")}
    made |= set(re.findall(r"/opt/\S+", DOCKERFILE[DOCKERFILE.index("RUN mkdir") :].splitlines()[0]))
    for service in compose["services"].values():
        if service.get("image") != "cijferwacht":
            continue
        named = {volume.split(":")[1] for volume in service["volumes"]}
        named |= {word for word in service["command"] if word.startswith("/")}
        named.add(service["environment"]["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"])
        for path in named:
            assert any(path == folder or path.startswith(f"{folder}/") for folder in made), path


def test_every_command_is_one_that_airflow_or_we_have(compose: dict[str, Any]) -> None:
    """Each command line goes through the real parser of the program it calls, which runs none of them."""
    lines = []
    for service in compose["services"].values():
        lines.append(service.get("command", []))
        lines.append(service.get("healthcheck", {}).get("test", [])[1:])
    lines += [line.split() for line in PREPARE.splitlines()]
    comment = "".join(line[1:] for line in COMPOSE.splitlines() if line.startswith("#")).replace("\\", "")
    backfill = re.search(r"airflow backfill .+", comment)
    assert backfill is not None
    lines.append(shlex.split(backfill[0]))
    airflow = [line[1:] for line in lines if line and line[0] == "airflow"]
    assert len(airflow) == 8  # four servers, two health checks, the migration, the sample's backfill
    program = (
        "import json, sys\n"
        "from airflow.cli.cli_parser import get_parser\n"
        "parser = get_parser()\n"
        "for line in json.load(sys.stdin): parser.parse_args(line)\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")}
    subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(airflow),
        text=True,
        check=True,
        capture_output=True,
        env=environment | {"AIRFLOW_HOME": os.devnull + "/none"},
    )

    ours = [line[3:] for line in lines if line[:3] == ["python", "-m", "cijferwacht"]]
    assert ours == [["migrate"]]
    subprocess.run(
        [sys.executable, "-m", "cijferwacht", "migrate", "--help"], check=True, capture_output=True
    )


def test_shell_scripts_are_valid() -> None:
    for script in ("docker/prepare", "scripts/venv", "scripts/chromium"):
        subprocess.run(["/bin/sh", "-n", ROOT / script], check=True)
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)
