"""The editors' files, looked at before anything starts: a fault found by a task comes hours too late."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

from cijferwacht.feeds.settings import FeedSettingsError, load_feeds
from cijferwacht.launcher.environment import LaunchError
from cijferwacht.paths import SEEDS
from cijferwacht.quantities.curated import load_curated
from cijferwacht.topics import load_topics


def check_seeds(folder: Path = SEEDS) -> None:
    """See whether feeds, topics, quantities and the marks of walls can be used.

    Lexicons are not among them: they name file and line as well, but reading them takes the tokenizer.

    Raises:
        LaunchError: with every fault of every file, a line each.
    """
    checks: list[tuple[Path, Callable[[Path], object]]] = [
        (folder / "feeds.toml", load_feeds),
        (folder / "topics", load_topics),
        (folder / "quantities.toml", load_curated),
        (folder / "pages.toml", lambda path: tomllib.loads(path.read_text(encoding="utf-8"))),
    ]
    faults = []
    for path, read in checks:
        try:
            read(path)
        except (FeedSettingsError, OSError, ValueError) as error:
            told = str(error)
            faults.append(told if str(path) in told else f"{path}: {told}")
    if faults:
        raise LaunchError("\n".join(["These files must be mended first:", *faults]))
