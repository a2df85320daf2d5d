"""What is wrong with a file that people write: settings, seeds, articles to replay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong on one line of a file; as text ``file:line: reason``, which editors can jump to."""

    file: str
    #: Counted from 1.
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"
