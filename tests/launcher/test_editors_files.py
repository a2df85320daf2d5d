"""The editors' files are looked at before anything starts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cijferwacht.launcher.environment import LaunchError
from cijferwacht.launcher.seeds import check_seeds
from cijferwacht.paths import SEEDS


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name in ("feeds.toml", "pages.toml", "quantities.toml"):
        shutil.copy(SEEDS / name, tmp_path)
    shutil.copytree(SEEDS / "topics", tmp_path / "topics")
    return tmp_path


def test_the_files_of_the_project_can_be_used(seeds: Path) -> None:
    check_seeds(seeds)


def test_every_fault_of_every_file_is_told(seeds: Path) -> None:
    feeds = (seeds / "feeds.toml").read_text(encoding="utf-8")
    line = feeds[: feeds.index('content = "full"')].count("\n") + 1
    (seeds / "feeds.toml").write_text(
        feeds.replace('content = "full"', 'content = "vol"', 1), encoding="utf-8"
    )
    (seeds / "topics" / "nieuw.toml").write_text("name_nl = ", encoding="utf-8")
    (seeds / "quantities.toml").unlink()
    (seeds / "pages.toml").write_text("[consent", encoding="utf-8")
    with pytest.raises(LaunchError) as raised:
        check_seeds(seeds)
    _, one, two, three, four = str(raised.value).splitlines()
    assert one == f"{seeds}/feeds.toml:{line}: content 'vol' must be one of full, summary"
    assert two.startswith(f"{seeds}/topics/nieuw.toml:1: ")
    assert f"{seeds}/quantities.toml" in three
    assert four.startswith(f"{seeds}/pages.toml: ")
