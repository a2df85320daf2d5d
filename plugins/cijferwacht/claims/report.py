"""A report: one verb or phrase that says who stands behind what is told, and how far it reaches.

Some reports carry what was said (``content``), all have a reach (``scope``): the characters whose figures are
the speaker's. The effect of the verb on the status is read from the same hit.
"""

from __future__ import annotations

from dataclasses import dataclass

from cijferwacht.claims.cast import Speaker
from cijferwacht.model import Span

#: The entry of a report of whose the figures are: "De cijfers zijn van het Kadaster".
OWNED = "owner named"
#: The frame of a verb that denies what was told before it: "spreekt dat tegen".
POINTER = "pointer"
#: Effects of which the subject is the source of what is said.
SPEAKING = frozenset(("say", "find", "think", "expect", "want", "promise", "announce", "deny"))
#: Effects of verbs that state something, rather than want, expect or promise it.
STATING = frozenset(("say", "find", "think", "deny", "announce"))


@dataclass(frozen=True, slots=True)
class Report:
    """One reporting verb or phrase at work."""

    sentence: int
    #: Word of the sentence that reports, and its clause.
    word: int
    clause: int
    #: Lexicon entry: "zeggen", "volgens", ":".
    entry: str
    effect: str
    frame: str
    speaker: Speaker | None
    #: What was said; None where the report only colours its clause.
    content: Span | None = None
    scope: Span | None = None
    past: bool = False
    #: Words of the subject, when it is named in the sentence.
    subject: tuple[int, int] = (0, 0)
    #: Kind of speaker: "person", "function", "body", "other"
    kind: str = ""
    #: Whether the verb is a bare infinitive, or a participle without its auxiliary
    bare: bool = False
    #: Whether ``content`` counts as speech: a document ("blijkt uit cijfers") does not speak.
    speech: bool = True
    #: Whether the source is a count: "cijfers", "een peiling".
    count: bool = False
