"""A number on its way to a figure: what the grammar knows of it, handed from step to step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import Document, Token
from cijferwacht.claims.hedges import Hedge, hedge_before
from cijferwacht.claims.nouns import NounPhrase, in_class
from cijferwacht.claims.numerals import Numeral, scaled
from cijferwacht.model import Bound, Reason

Kind = Literal["money", "share", "measure", "count", "times", "time", "bare", "none"]

#: Counts below this are told in words and are news of some things only: see :func:`is_told`.
SMALL = 13
#: From here on even occasions and points are told ("bekeken 3.000 pagina's").
MANY = 1000
SHARES = frozenset(("percent", "percentage_point", "permille", "basis_point"))
CURRENCY_DEFAULT = "EUR"


@dataclass(slots=True)
class Reading:
    """A numeral and what the grammar knows of it so far: tokens ``first`` up to ``stop``."""

    numeral: Numeral
    first: int
    stop: int
    low: float
    high: float
    step: float
    kind: Kind = "bare"
    unit: str | None = None
    noun: NounPhrase | None = None
    #: Token that names the unit or the noun: what a treebank calls the head of the number.
    head: int | None = None
    per: str | None = None
    bound: Bound | None = None
    #: The other end of a range.
    until: Reading | None = None
    #: Whether the unit comes from elsewhere, so that the words of this reading do not name it.
    borrowed: bool = False
    #: What one of its unit is of the unit's code: a cent is 0.01 euro, a kiloton 1000 tonnes.
    part: float = 1.0
    #: Factor of a scale word that it shares with the number after it: "150 of 200 miljard".
    lent: float = 1.0
    past: bool = False
    #: Whether even two are news: of people who are hurt or held, of things bought, hit or closed, and of what
    #: stands in one list, or is part of, what is told.
    news: bool = False
    #: Whether it stands behind a name as the elliptic half of a comparison: "14 tanks, Duitsland 18".
    elliptic: bool = False
    #: Token after its "per jaar", which is not the next figure's.
    period_stop: int = 0
    main: Reading | None = None
    reasons: list[Reason] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Token after the reading, range included."""
        return self.until.end if self.until is not None else self.stop

    @property
    def scale(self) -> float:
        """The factor of its scale word, or of that of its range's end: "tussen 10 en 20 miljoen"."""
        return max(self.numeral.scale, self.lent, self.until.scale if self.until is not None else 1.0)

    @property
    def amount(self) -> bool:
        """Whether it is money or a share."""
        return self.kind in ("money", "share", "measure")

    def scale_by(self, factor: float) -> None:
        """Multiply value and step."""
        self.low, self.high, self.step = (
            scaled(self.low, factor),
            scaled(self.high, factor),
            self.step * factor,
        )

    @property
    def small_written(self) -> bool:
        """Whether it is written small enough to lack a scale: "150 of 200 miljard"; not "800.000"."""
        return self.scale == 1 and not self.numeral.grouped and self.low < 1000

    def lend(self, scale: float) -> None:
        """Read it in the scale of the number beside it."""
        self.scale_by(scale)
        self.lent = scale

    def take(self, other: Reading) -> None:
        """Take unit and kind of another reading."""
        self.kind, self.unit, self.noun, self.borrowed = other.kind, other.unit, other.noun, True
        self.head = other.head
        self.scale_by(other.part)
        self.part = other.part
        self.reasons += [reason for reason in other.reasons if reason.rule in ("unit", "noun")]


def is_told(reading: Reading) -> bool:
    """Whether a reading is a figure of the news.

    Amounts, shares and multiples are; so is a count, unless of time, occasions or the steps of an argument
    (not_counted.tsv). A count that a text would write in words is told only of things and places that are
    bought, delivered, lost, hit or closed, and of people who are hurt or held.
    """
    if reading.kind in ("money", "share", "measure", "times"):
        return True
    if reading.kind != "count" or reading.unit is None:
        return False
    noun = reading.unit.removeprefix("count:") if reading.noun is None else reading.noun.lemma
    make = reading.noun is not None and reading.noun.make
    if (
        reading.unit != "person"
        and reading.low < MANY
        and noun in lexicon.words("not_counted.tsv")
        and not make
    ):
        return False
    if noun == "punt" and (reading.low % 1 or reading.bound == "between"):
        return False  # of an index
    if reading.low >= SMALL or reading.numeral.form in ("vague", "collective"):
        return True
    if reading.low == 1:
        return in_class(noun, "victims.tsv")  # "één dode"; the article is no numeral
    return reading.low > 1 and (reading.news or make or in_class(noun, "small_counts.tsv"))


def text_of(document: Document, first: int, stop: int) -> str:
    """The text of tokens ``first`` up to ``stop``."""
    return document.full[document.tokens[first].start : document.tokens[stop - 1].end]


def same_sentence(document: Document, left: Reading, right: Reading) -> bool:
    """Whether two readings stand in one sentence."""
    return document.tokens[left.first].sentence == document.tokens[right.first].sentence


def sentence_of(document: Document, reading: Reading) -> range:
    """The tokens of a reading's sentence."""
    return document.sentence_tokens(document.tokens[reading.first].sentence)


def floor_of(document: Document, readings: Sequence[Reading], index: int) -> int:
    """First token a hedge or a period of a reading may use: past the reading before it and its "per"."""
    first = sentence_of(document, readings[index]).start
    before = readings[index - 1] if index else None
    return first if before is None else max(first, before.end, before.period_stop)


def hedge_of(document: Document, readings: Sequence[Reading], index: int) -> Hedge | None:
    """The hedge before a reading."""
    reading = readings[index]
    floor = floor_of(document, readings, index)
    return hedge_before(document, reading.first, floor, amount=reading.amount, value=abs(reading.low))


def is_attribute(tokens: Sequence[Token], first: int, since: int) -> bool:
    """Whether an adjective with its article stands right before token ``first``: "de aangekondigde 30"."""
    if first - 2 < since or tokens[first - 2].lower not in lexicon.words("determiners.tsv"):
        return False
    return is_inflected(tokens[first - 1].lower)


def is_inflected(lower: str) -> bool:
    """Whether a word bears an adjective's -e and is of no closed class: "beoogde", "aangekondigde"."""
    open_class = lower not in lexicon.words("function_words.tsv")
    return lower.endswith("e") and len(lower) > 4 and lower.isalpha() and open_class
