"""How far a long command is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Is told what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


def counter(progress: Progress, what: str, total: int) -> Callable[[int], None]:
    """Takes how much more of ``what`` is done, and tells ``progress`` the sum."""
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        progress(what, done, total)

    progress(what, 0, total)
    return count


@contextmanager
def bars() -> Iterator[Progress]:
    """A bar on a terminal; nothing where standard error is a file."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    with Bars(*columns, console=console, disable=not console.is_terminal, transient=True) as shown:
        known = {}

        def progress(what: str, done: int, total: int) -> None:
            if what not in known:
                known[what] = shown.add_task(what, total=total)
            shown.update(known[what], completed=done, total=total)

        yield progress
