"""The grammar of Dutch dates: from words of the calendar to readings that wait for a reference day.

An expression is read where it begins, by the class of its first word (seeds/lexicon/dates.words.tsv)::

    date     = [weekday [daypart] [","]] day [("en" | "tot" | "-" ...) day] month [year]
             | [weekday [","]] month day [year]            "zondag, feb 10"
             | 12/3/2025 | 31.10.74 | 2025-03-12 | 15-2
             | ordinal weekday ("in" | "van") month [year] "derde dinsdag in september"
             | ordinal weekday "na" holiday [year]
             | holiday [year]
    weekday  = [relative] weekday [daypart] ["volgende week" | "over" count weeks | "a.s." | "jl."]
             | relative "week" ["op"] weekday
    near     = "morgen" | "gisteravond" | relative ("week" | "maand" | "jaar" | "weekend" | season | month)
    distance = ("over" | "binnen") count unit | count unit "geleden"
    month    = [part ["van"]] [relative] month [year]      "eind november", "mei volgend jaar"
    year     = [part ["van"]] 2030 | part ["van"] relative "jaar"
    season   = "zomer" ["van"] [year]
    quarter  = ordinal "kwartaal" ["van"] [year]

What the text leaves open (which year's March, which Thursday) a reading resolves by a direction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from cijferwacht.claims import lexicon
from cijferwacht.claims.almanac import (
    Moment,
    exists,
    holiday,
    holidays,
    moment_of,
    months_later,
    nth_weekday,
    shifted,
)
from cijferwacht.claims.clauses import form_of
from cijferwacht.claims.date_resolution import (
    Direction,
    as_moment,
    day_of_month,
    far,
    month_of,
    moved,
    nearest_date,
    nearest_holiday,
    nearest_month,
    nearest_season,
    nearest_weekday,
    on_or_after,
    on_or_before,
    quarter_year,
    whole_year,
)
from cijferwacht.claims.document import Document
from cijferwacht.claims.numerals import read_word
from cijferwacht.claims.words import WORDS

Resolve = Callable[[date, Direction], Moment | None]
Kind = Literal[
    "date", "weekday", "day", "distance", "week", "weekend", "month", "year", "season", "quarter", "holiday"
]


_COMMA = frozenset((",",))
_STOPS = frozenset((".", "!", "?"))
_DAY_ORDINAL = re.compile(r"(\d{1,2})(?:ste|de|e)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Beside a month older years are years too: "8 oktober 1877".
_OLD_YEAR = re.compile(r"1[0-8]\d\d")


class Calendar(NamedTuple):
    """What a word is in the calendar, and the entry that says so."""

    kind: str
    value: str
    where: str

    @property
    def number(self) -> int:
        return int(self.value)


@cache
def calendar_words() -> Mapping[str, Calendar]:
    """Every word of seeds/lexicon/dates.words.tsv, and the weekdays joined with a part of the day."""
    entries = lexicon.table("dates.words.tsv", 3).values()
    found = {entry.key: Calendar(entry.columns[1], entry.columns[2], entry.where) for entry in entries}
    parts = context_words()["weekday.suffix"]
    weekdays = {word: calendar for word, calendar in found.items() if calendar.kind == "weekday"}
    return found | {word + part: calendar for word, calendar in weekdays.items() for part in parts}


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression in a document: tokens ``first`` up to ``last`` (exclusive), and what it says."""

    first: int
    last: int
    kind: Kind
    rule: str
    resolve: Resolve
    #: The words themselves say before or after now, so that no verb can change it.
    settled: bool = False
    #: "begin", "middle" or "end" of the period, "" for the whole.
    part: str = ""


def read_dates_at(document: Document) -> Iterator[Reading]:
    """Every expression of the calendar in text order; none overlaps another."""
    parser = _Parser(document)
    openers = _openers()
    free = 0
    for index, token in enumerate(document.tokens):
        lower = token.lower
        if index < free or not (lower in openers or lower[0].isdigit()):
            continue
        reading = parser.read(index)
        if reading is not None and reading.first >= free:
            yield reading
            free = reading.last


@cache
def _openers() -> frozenset[str]:
    """Every word that an expression may begin with."""
    return frozenset((*calendar_words(), *_holiday_lengths(), *WORDS.distances))


class _Parser:
    """Reads the expression that begins at a token; looks no further ahead than a dozen tokens."""

    def __init__(self, document: Document) -> None:
        self.tokens = document.tokens
        self.words = calendar_words()

    # --- words ---------------------------------------------------------------------------------

    def lower(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def word(self, at: int, *kinds: str) -> Calendar | None:
        """The calendar word at a token when it is of one of these classes."""
        found = self.words.get(self.lower(at))
        return found if found is not None and found.kind in kinds else None

    def skip(self, at: int, words: frozenset[str]) -> int:
        """The token after ``at`` when that is one of these words, else ``at``."""
        return at + 1 if self.lower(at) in words else at

    def skip_stop(self, at: int) -> int:
        """Past the full stop that stands against an abbreviation."""
        if self.lower(at) == "." and self.tokens[at].start == self.tokens[at - 1].end:
            return at + 1
        return at

    def alone(self, first: int, last: int) -> bool:
        """Whether tokens ``first`` to ``last`` are all of their sentence but stops and a preposition."""
        sentence = self.tokens[first].sentence
        before = first - 1
        while before >= 0 and self.lower(before) in WORDS.on_or_the:
            before -= 1
        after = self.skip(last, _STOPS)
        return (before < 0 or self.tokens[before].sentence != sentence) and (
            after >= len(self.tokens) or self.tokens[after].sentence != sentence
        )

    def day_number(self, at: int) -> int | None:
        """A day of a month: "12", "15de"."""
        lower = self.lower(at)
        if lower.isdecimal() and len(lower) <= 2:
            number = int(lower)
        elif match := _DAY_ORDINAL.fullmatch(lower):
            number = int(match[1])
        else:
            return None
        return number if 1 <= number <= 31 else None

    def count(self, at: int) -> int | None:
        """A count in digits or letters: "drie", "14"."""
        lower = self.lower(at)
        if lower.isdecimal() and len(lower) <= 4:
            return int(lower)
        if lower in WORDS.article_numeral:
            return 1
        value = read_word(lower) if lower.isalpha() else None
        return int(value) if value is not None and value == int(value) else None

    def month(self, at: int) -> tuple[int, int] | None:
        """Number of the month at a token and the token after it."""
        if word := self.word(at, "month"):
            return word.number, at + 1
        if word := self.word(at, "month.short"):
            return word.number, self.skip_stop(at + 1)
        return None

    def full_year(self, at: int) -> int | None:
        lower = self.lower(at)
        return int(lower) if _YEAR.fullmatch(lower) else None

    def dated_year(self, at: int) -> int | None:
        """A year beside a month; before 1900 only where no noun follows that it could count."""
        if (year := self.full_year(at)) is not None or not _OLD_YEAR.fullmatch(self.lower(at)):
            return year
        if at + 1 < len(self.tokens) and self.lower(at + 1)[0].isalnum():
            following = form_of(self.tokens[at + 1].text, False)
            if not following.verb and not following.classes:
                return None  # "in mei 1400 reservisten"
        return int(self.lower(at))

    def relative(self, at: int) -> str | None:
        word = self.word(at, "relative")
        return word.value if word else None

    def year_tail(self, at: int) -> tuple[Callable[[date], int] | None, int]:
        """The year after a month, season or holiday: "2026", "van 2026", "'26", "van volgend jaar"."""
        start = self.skip(self.skip(at, WORDS.of_or_in), WORDS.it)
        start = self.skip(start, WORDS.year) if start > at else at
        if (year := self.dated_year(start)) is not None:
            return lambda reference: year, start + 1
        if (
            self.lower(start) in ("'", "’")
            and self.lower(start + 1).isdecimal()
            and len(self.lower(start + 1)) == 2
        ):
            short = 2000 + int(self.lower(start + 1))
            return lambda reference: short, start + 2
        relative = self.relative(start)
        if relative is not None and self.lower(start + 1) in WORDS.year:
            shift = _SHIFT[relative]
            return lambda reference: reference.year + shift, start + 2
        return None, at

    # --- expressions ---------------------------------------------------------------------------

    def read(self, at: int) -> Reading | None:
        """The expression that begins at a token."""
        lower = self.lower(at)
        if lower[0].isdigit():
            return self.numeric(at) or self.day_month(at, None) or self.day_alone(at) or self.bare_year(at)
        if named := self.named_day(at):
            return named
        if lower in WORDS.distances:
            return self.ahead(at)
        word = self.words.get(lower)
        if word is None:
            return None
        readers: dict[str, Callable[[int], Reading | None]] = {
            "weekday": self.weekday,
            "weekday.short": self.weekday,
            "day": self.near_day,
            "midnight": self.near_day,
            "night": self.near_day,
            "relative": self.beside_relative,
            "part": self.part_of_period,
            "ordinal": self.ordinal,
            "month": self.bare_month,
            "month.short": self.bare_month,
            "season": self.season,
            "unit": self.ago,
        }
        reader = readers.get(word.kind)
        return reader(at) if reader else None

    def numeric(self, at: int, dated: bool = False) -> Reading | None:
        """12/3/2025, 31.10.74, 2025-03-12; and 15-2 after "op" or alone, for elsewhere it is a score."""
        if match := _DOTTED.fullmatch(self.lower(at)):
            return self.fixed(at, at + 1, whole_year(match[3]), int(match[2]), int(match[1]))
        mark = self.lower(at + 1)
        first, second = self.lower(at), self.lower(at + 2)
        if mark not in ("/", "-") or not (first.isdecimal() and second.isdecimal()):
            return None
        if self.lower(at + 3) == mark and self.lower(at + 4).isdecimal():
            third = self.lower(at + 4)
            if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
                return self.fixed(at, at + 5, int(first), int(second), int(third))
            if len(first) <= 2 and len(second) <= 2 and len(third) in (2, 4):
                return self.fixed(at, at + 5, whole_year(third), int(second), int(first))
            return None
        if len(first) > 2 or len(second) > 2:
            return None
        dated = dated or self.lower(at - 1) in WORDS.on_days
        if not dated and not self.alone(at, at + 3):
            return None
        return self.yearless(at, at + 3, int(second), int(first), rule="day and month in digits")

    def fixed(self, first: int, last: int, year: int, month: int, day: int) -> Reading | None:
        if not exists(year, month, day):
            return None
        moment = Moment(year, month, day)
        return Reading(first, last, "date", "date in digits", lambda *_: moment, settled=True)

    def yearless(
        self, first: int, last: int, month: int, day: int, *, rule: str, weekday: int | None = None
    ) -> Reading | None:
        if not exists(2024, month, day):
            return None
        return Reading(
            first, last, "date", rule, lambda day_, way: nearest_date(day_, way, month, day, weekday)
        )

    def day_month(self, at: int, weekday: Calendar | None, first: int | None = None) -> Reading | None:
        """ "12 maart", "24 en 25 juni", "1 januari volgend jaar", and after a weekday."""
        first = at if first is None else first
        day = self.day_number(at)
        if day is None:
            return None
        after = at + 1
        if self.lower(after) in context_words()["range"]:
            second = self.skip(self.skip(after + 1, WORDS.and_or_with), WORDS.with_)
            if self.day_number(second) is not None and self.month(second + 1):
                after = second + 1
        found = self.month(after)
        if found is None:
            return None
        month, after = found
        return self.with_year(first, after, month, day, weekday)

    def with_year(
        self, first: int, after: int, month: int, day: int, weekday: Calendar | None
    ) -> Reading | None:
        year, last = self.year_tail(after)
        if year is None:
            number = weekday.number if weekday else None
            return self.yearless(first, after, month, day, rule="day and month", weekday=number)

        def resolve(reference: date, _: Direction) -> Moment | None:
            chosen = year(reference)
            return Moment(chosen, month, day) if exists(chosen, month, day) else None

        return Reading(first, last, "date", "day, month and year", resolve, settled=True)

    def day_alone(self, at: int) -> Reading | None:
        """ "op de 15de", as a sentence of its own; in a longer one it is what the sentence counts."""
        number = self.day_number(at)
        if (
            number is None
            or self.lower(at - 1) not in WORDS.definite
            or not _DAY_ORDINAL.fullmatch(self.lower(at))
        ):
            return None
        if not self.alone(at, at + 1):
            return None
        return Reading(
            at, at + 1, "date", "day of the month", lambda day, way: day_of_month(day, way, number)
        )

    def weekday(self, at: int) -> Reading | None:
        """A weekday with all that may follow it."""
        weekday = self.word(at, "weekday", "weekday.short")
        if weekday is None:
            return None
        after = at + 1
        if weekday.kind == "weekday.short":
            after = self.skip_stop(after)
        if self.word(after, "daypart"):
            after += 1
        dated = self.skip(after, _COMMA)
        if reading := self.day_month(dated, weekday, at):
            return reading
        if reading := self.numeric(dated, dated=True):
            return Reading(
                at, reading.last, "date", "weekday and date in digits", reading.resolve, settled=True
            )
        found = self.month(dated)
        if found and (day := self.day_number(found[1])) is not None:
            return self.with_year(at, found[1] + 1, found[0], day, weekday)
        if weekday.kind == "weekday.short" and not self.alone(at, after):
            return None
        if self.tokens[at].text[0].isupper() and not self.opens(at):
            return None  # a name: "Zwarte Zaterdag"
        if self.word(at - 1, "ordinal") or self.lower(at - 1) in context_words()["repeating"]:
            return None  # "elke dinsdag", "de eerste maandag van de maand"
        return self.weekday_tail(at, after, weekday.number)

    def opens(self, at: int) -> bool:
        """Whether a token begins its sentence or follows a sign, so that its capital says nothing."""
        before = at - 1
        if before < 0 or self.tokens[before].sentence != self.tokens[at].sentence:
            return True
        return not self.tokens[before].text[0].isalnum()

    def weekday_tail(self, first: int, after: int, weekday: int) -> Reading:
        if word := self.word(after, "after"):
            return self.weekday_reading(first, self.skip_stop(after + 1), weekday, word.value)
        week = self.skip(after, WORDS.of_in_or_over)
        relative = self.relative(week)
        if relative is not None and self.lower(week + 1) in WORDS.week:
            return self.weekday_of_week(first, week + 2, weekday, _SHIFT[relative])
        if (
            self.lower(after) in WORDS.over
            and (weeks := self.count(after + 1))
            and self.is_unit(after + 2, "week")
        ):
            return Reading(
                first,
                after + 3,
                "weekday",
                "weekday over weeks",
                lambda day, _: moved(on_or_after(day, weekday), 7 * weeks),
                settled=True,
            )
        return Reading(
            first, after, "weekday", "weekday", lambda day, way: nearest_weekday(day, way, weekday)
        )

    def weekday_reading(self, first: int, last: int, weekday: int, relative: str) -> Reading:
        """A weekday beside "aanstaande", "volgende", "afgelopen" ..."""
        if relative in ("next", "previous"):
            return self.weekday_of_week(first, last, weekday, 1 if relative == "next" else -1)

        def resolve(day: date, way: Direction) -> Moment | None:
            if relative == "coming":
                return moved(on_or_after(day + timedelta(days=1), weekday), 0)
            if relative == "last":
                return moved(on_or_before(day - timedelta(days=1), weekday), 0)
            return nearest_weekday(day, way, weekday)

        settled = relative in ("coming", "last")
        return Reading(first, last, "weekday", f"{relative} weekday", resolve, settled=settled)

    def weekday_of_week(self, first: int, last: int, weekday: int, weeks: int) -> Reading:
        return Reading(
            first,
            last,
            "weekday",
            "weekday of a week",
            lambda day, _: moved(day, 7 * weeks + weekday - day.weekday()),
            settled=True,
        )

    def near_day(self, at: int) -> Reading | None:
        word = self.word(at, "day", "midnight", "night")
        if word is None:
            return None
        if word.kind == "midnight" and self.lower(at - 1) not in WORDS.around_midnight:
            return None
        if self.lower(at) in WORDS.morning_or_tomorrow and self.lower(at - 1) in context_words()["morning"]:
            return None  # the morning
        if word.number == 0 and self.lower(at + 1) in WORDS.definite and self.lower(at + 2) in WORDS.day:
            return None  # "vandaag de dag": nowadays
        last = at + 2 if self.word(at + 1, "daypart") else at + 1
        days = word.number
        if word.kind == "night":
            # What happens tonight happens after midnight; what happened tonight did so this morning.
            return Reading(at, last, "day", "night", lambda day, way: moved(day, int(way == "future")))
        return Reading(at, last, "day", word.kind, lambda day, _: moved(day, days), settled=days != 0)

    def beside_relative(self, at: int) -> Reading | None:
        """What follows "volgende", "afgelopen", "deze": a weekday, week, month, year, season."""
        relative = self.relative(at)
        if relative is None:
            return None
        after = at + 1
        if weekday := self.word(after, "weekday"):
            last = after + 2 if self.word(after + 1, "daypart") else after + 1
            return self.weekday_reading(at, last, weekday.number, relative)
        unit = self.word(after, "unit")
        if unit and self.lower(after) in WORDS.week:
            return self.relative_week(at, after + 1, relative)
        if unit and self.lower(after) in WORDS.month:
            return self.period(at, after + 1, "month", relative)
        if unit and self.lower(after) in WORDS.year:
            return self.relative_year(at, after + 1, relative)
        if self.word(after, "weekend"):
            return self.weekend(at, after + 1, relative)
        if season := self.word(after, "season"):
            return self.season_reading(at, after + 1, season.number, relative)
        if month := self.word(after, "month"):
            way: Direction = "past" if relative in ("last", "previous") else "future"
            number = month.number
            return Reading(
                at,
                after + 1,
                "month",
                f"{relative} month",
                lambda day, _: nearest_month(day, way, number),
                settled=True,
            )
        if self.word(after, "quarter"):
            return Reading(
                at,
                after + 1,
                "quarter",
                f"{relative} quarter",
                lambda day, _: quarter_year(day, _SHIFT[relative]),
                True,
            )
        return None

    def relative_week(self, at: int, after: int, relative: str) -> Reading:
        """ "volgende week", and "volgende week donderdag", "volgende week op donderdag"."""
        weeks = _SHIFT[relative]
        named = self.skip(after, WORDS.on | _COMMA)
        if weekday := self.word(named, "weekday"):
            last = named + 2 if self.word(named + 1, "daypart") else named + 1
            return self.weekday_of_week(at, last, weekday.number, weeks)
        return self.period(at, after, "week", relative)

    def relative_year(self, at: int, after: int, relative: str) -> Reading:
        """ "volgend jaar", and "volgend jaar maart", "volgend jaar in maart"."""
        shift = _SHIFT[relative]
        named = self.skip(after, WORDS.in_)
        month = self.word(named, "month")
        if month is None:
            return self.period(at, after, "year", relative)
        number = month.number
        return Reading(
            at, named + 1, "month", "year and month", lambda day, _: Moment(day.year + shift, number), True
        )

    def period(self, first: int, last: int, unit: str, relative: str, part: str = "") -> Reading:
        """The week, month or year that lies so many of its kind from the running one, or a part of it."""
        shift = _SHIFT[relative]

        def resolve(day: date, _: Direction) -> Moment | None:
            if unit == "year":
                return Moment(day.year + shift, 12 if part == "end" else 0)
            if unit == "month":
                return month_of(months_later(day, shift))
            # A week has no form of its own; the month of its Thursday is what can be said of it.
            return month_of(shifted(day, 7 * shift + 3 - day.weekday()))

        kind: Kind = "year" if unit == "year" else "month" if unit == "month" else "week"
        rule = f"{part} of a {unit}" if part else f"{relative} {unit}"
        # The end of what runs now lies ahead; its beginning does not, or it would not be told so.
        return Reading(first, last, kind, rule, resolve, settled=shift != 0 or part == "end", part=part)

    def weekend(self, first: int, last: int, relative: str) -> Reading:
        weeks = {"previous": -1, "last": -1}.get(relative, 0)

        def resolve(day: date, _: Direction) -> Moment | None:
            saturday = on_or_before(day, 5) if day.weekday() == 6 else on_or_after(day, 5)
            if relative == "next" and saturday - day < timedelta(days=1):
                saturday += timedelta(days=7)
            return moved(saturday, 7 * weeks)

        return Reading(first, last, "weekend", f"{relative} weekend", resolve, settled=relative != "this")

    def is_unit(self, at: int, unit: str) -> bool:
        word = self.word(at, "unit")
        return word is not None and word.value == unit

    def ahead(self, at: int) -> Reading | None:
        """ "over twee weken", "binnen tien dagen"; "in 1 week" only alone, as it is mostly a duration."""
        start = at + 1
        hedged = False
        while (
            start - at < 5
            and self.lower(start) in _hedges()
            and not (self.lower(start) in WORDS.indefinite_article and self.word(start + 1, "unit"))
        ):
            hedged = True
            start += 1
        number = self.count(start)
        unit = self.word(start + 1, "unit")
        if number is None or unit is None:
            return None
        last = start + 2
        if self.lower(at) in WORDS.in_ and not self.alone(at, last):
            return None
        if self.lower(last) in WORDS.ago:
            return None
        return self.distance(at, last, number, unit.value, "ahead" if not hedged else "ahead, about")

    def ago(self, at: int) -> Reading | None:
        """ "twee weken geleden", "een week na Pasen", "de dag voor kerst", read from their unit."""
        unit = self.word(at, "unit")
        if unit is None:
            return None
        number, first = self.count(at - 1), at - 1
        if number is not None and self.lower(at + 1) in WORDS.ago:
            return self.distance(first, at + 2, -number, unit.value, "ago")
        if number is None and self.lower(at) in WORDS.day:
            number, first = 1, at
        side = self.lower(at + 1)
        if number is None or side not in WORDS.beside_a_day:
            return None
        start = self.read_day(at + 2)
        if start is None:
            return None
        return self.from_day(first, start, number if side in WORDS.after_or_from else -number, unit.value)

    def read_day(self, at: int) -> Reading | None:
        """A day that another one is counted from: a holiday, a date, "morgen"."""
        if self.lower(at)[:1].isdigit():
            return self.numeric(at, dated=True) or self.day_month(at, None)
        return self.named_day(at) or self.near_day(at)

    def from_day(self, first: int, start: Reading, number: int, unit: str) -> Reading:
        def resolve(day: date, _: Direction) -> Moment | None:
            # Of two Christmases the one that puts the day ahead, if there is one.
            moments = [start.resolve(day, "past"), start.resolve(day, "future")]
            days = [far(date(*moment), number, unit) for moment in moments if moment is not None]
            ahead = [moment for moment in days if moment is not None and not moment.is_over(day)]
            return min(ahead) if ahead else max((moment for moment in days if moment), default=None)

        return Reading(first, start.last, "distance", "from a day", resolve, settled=True)

    def distance(self, first: int, last: int, number: int, unit: str, rule: str) -> Reading:
        def resolve(day: date, _: Direction) -> Moment | None:
            return far(day, number, unit)

        return Reading(first, last, "distance", f"{rule}: {unit}", resolve, settled=True)

    def part_of_period(self, at: int) -> Reading | None:
        """ "begin maart", "eind 2030", "het einde van het jaar", "eind volgende week"."""
        word = self.word(at, "part")
        if word is None:
            return None
        part = word.value
        after = self.skip(self.skip(at + 1, WORDS.of_or_in), WORDS.definite_articles)
        if (year := self.full_year(after)) is not None:
            return Reading(
                at,
                after + 1,
                "year",
                f"{part} of a year",
                lambda *_: Moment(year, 12 if part == "end" else 0),
                settled=True,
                part=part,
            )
        if self.month(after) and (found := self.bare_month(after, whole=False)):
            return Reading(at, found.last, "month", f"{part} of a month", found.resolve, found.settled, part)
        relative = self.relative(after)
        unit = self.word(after + 1 if relative else after, "unit")
        if relative is None and (unit is None or after == at + 1):
            return None
        if unit is None or unit.value not in ("week", "month", "year"):
            if relative and (month := self.beside_relative(after)) and month.kind in ("month", "season"):
                return Reading(
                    at, month.last, month.kind, f"{part} of a {month.kind}", month.resolve, True, part
                )
            return None
        return self.period(at, after + 2 if relative else after + 1, unit.value, relative or "this", part)

    def ordinal(self, at: int) -> Reading | None:
        """ "derde dinsdag in september", "tweede kwartaal van 2026", "op de eerste"."""
        word = self.word(at, "ordinal")
        if word is None:
            return None
        nth = word.number
        if weekday := self.word(at + 1, "weekday"):
            return self.nth_weekday(at, nth, weekday.number)
        if nth == -1 and self.lower(at + 1) in WORDS.day and self.lower(at + 2) in WORDS.of:
            return self.last_day(at, at + 3)
        if nth > 0 and self.lower(at - 1) in WORDS.definite and self.lower(at + 1) in WORDS.of:
            found = self.month(at + 2)
            return self.with_year(at, found[1], found[0], nth, None) if found else None
        if self.lower(at + 1) in WORDS.half_of and self.lower(at + 2) in WORDS.of_or_in:
            return self.half_year(at, at + 3)
        if self.word(at + 1, "quarter") and nth != 0:
            year, last = self.year_tail(at + 2)

            def quarter(day: date, _: Direction) -> Moment:
                if year is not None:
                    return Moment(year(day))
                ended = nth > 0 and (day.month - 1) // 3 + 1 > nth
                return Moment(day.year + 1 if ended else day.year)

            return Reading(at, last, "quarter", "quarter", quarter, settled=year is not None)
        if nth > 0 and self.word(at + 1, "month") and (found := self.month(at + 1)):
            return self.with_year(at, found[1], found[0], nth, None)
        if (
            nth > 0
            and self.lower(at - 1) in WORDS.definite
            and self.lower(at - 2) in WORDS.on
            and self.alone(at, at + 1)
        ):
            return Reading(
                at, at + 1, "date", "day of the month", lambda day, way: day_of_month(day, way, nth)
            )
        return None

    def last_day(self, first: int, at: int) -> Reading | None:
        """ "de laatste dag van februari"."""
        month = self.bare_month(at, whole=False) if self.month(at) else None
        if month is None:
            return None

        def resolve(day: date, way: Direction) -> Moment | None:
            moment = month.resolve(day, way)
            return moment.last_day() if moment is not None else None

        return Reading(first, month.last, "date", "last day of a month", resolve, month.settled)

    def half_year(self, first: int, at: int) -> Reading | None:
        """ "de tweede helft van 2027": no form says half a year, so it is the year."""
        if (year := self.full_year(at)) is not None:
            return Reading(first, at + 1, "year", "half of a year", lambda *_: Moment(year), True, "half")
        relative = self.relative(at)
        if relative is not None and self.lower(at + 1) in WORDS.year:
            shift = _SHIFT[relative]
            return Reading(
                first, at + 2, "year", "half of a year", lambda day, _: Moment(day.year + shift), True, "half"
            )
        return None

    def nth_weekday(self, at: int, nth: int, weekday: int) -> Reading | None:
        after = at + 2
        if self.lower(after) in WORDS.of_or_in and (found := self.month(after + 1)):
            month, after = found
            year, last = self.year_tail(after)

            def of_month(day: date, way: Direction) -> Moment | None:
                if year is not None:
                    return as_moment(nth_weekday(year(day), month, weekday, nth))
                for candidate in (day.year, day.year + 1):
                    given = nth_weekday(candidate, month, weekday, nth)
                    if given is not None and (given >= day or way == "past"):
                        return moment_of(given)
                return None

            return Reading(at, last, "date", "nth weekday of a month", of_month, settled=year is not None)
        if self.lower(after) in WORDS.after and nth > 0 and (named := self.named_day(after + 1)):

            def after_holiday(day: date, way: Direction) -> Moment | None:
                start = named.resolve(day, way)
                if start is None:
                    return None
                return moved(on_or_after(date(*start) + timedelta(days=1), weekday), 7 * (nth - 1))

            return Reading(at, named.last, "date", "nth weekday after a day", after_holiday, named.settled)
        return None

    def bare_month(self, at: int, whole: bool = True) -> Reading | None:
        """A month, with its year or without; "feb 10" with its day."""
        found = self.month(at)
        if found is None:
            return None
        month, after = found
        if whole and (day := self.day_number(after)) is not None and self.word(at, "month.short", "month"):
            following = self.lower(after + 1)
            if not following or not following[0].isalnum() or self.full_year(after + 1):
                return self.with_year(at, after + 1, month, day, None)
        year, last = self.year_tail(after)
        if year is not None:

            def resolve(day: date, _: Direction) -> Moment | None:
                chosen = year(day)
                return Moment(chosen, month) if exists(chosen, month) else None

            return Reading(at, last, "month", "month and year", resolve, settled=True)
        if whole and self.word(at, "month.short"):
            return None
        if self.tokens[at].text[0].isupper() and not self.opens(at):
            return None  # a name: "Van Maart"
        return Reading(at, after, "month", "month", lambda day, way: nearest_month(day, way, month))

    def season(self, at: int) -> Reading | None:
        season = self.word(at, "season")
        if season is None:
            return None
        year, last = self.year_tail(at + 1)
        number = season.number
        if year is not None:
            return Reading(
                at, last, "season", "season and year", lambda day, _: Moment(year(day)), settled=True
            )
        before = self.lower(at - 2) if self.lower(at - 1) in WORDS.definite_articles else ""
        if before in WORDS.before_or_after:
            # Before a season is the month it begins in, after it the month that follows it.
            month = number if before not in WORDS.after else (number + 2) % 12 + 1
            return Reading(
                at - 2,
                at + 1,
                "month",
                f"{before} a season",
                lambda day, way: nearest_month(day, way, month),
            )
        return self.season_reading(at, at + 1, number, "")

    def season_reading(self, first: int, last: int, month: int, relative: str) -> Reading:
        def resolve(day: date, way: Direction) -> Moment | None:
            if relative in ("previous", "last"):
                way = "past"
            elif relative:
                way = "future"
            # A season is as precise as its year: no form says less than a year and more than a month.
            found = nearest_season(day, way, month)
            return Moment(found.year)

        return Reading(
            first,
            last,
            "season",
            f"{relative} season".strip(),
            resolve,
            settled=relative in ("coming", "next", "last", "previous"),
        )

    def named_day(self, at: int) -> Reading | None:
        """A holiday, with its year or without."""
        for length in _holiday_lengths().get(self.lower(at), ()):
            entry = holidays().get(tuple(self.lower(at + step) for step in range(length)))
            if entry is not None:
                return self.holiday_reading(at, at + length, entry)
        return None

    def holiday_reading(self, first: int, after: int, entry: lexicon.Entry) -> Reading:
        rule = entry.columns[1]
        year, last = self.year_tail(after)

        def resolve(day: date, way: Direction) -> Moment | None:
            return (
                as_moment(holiday(rule, year(day))) if year is not None else nearest_holiday(day, way, rule)
            )

        return Reading(first, last, "holiday", f"holiday ({entry.where})", resolve, settled=year is not None)

    def bare_year(self, at: int) -> Reading | None:
        year = self.full_year(at)
        if year is None:
            return None
        return Reading(at, at + 1, "year", "year", lambda *_: Moment(year), settled=True)


#: How many weeks, months or years a relative word lies from the running one.
_SHIFT = {"next": 1, "coming": 1, "this": 0, "previous": -1, "last": -1}


@cache
def _holiday_lengths() -> dict[str, list[int]]:
    """How many words the holidays have that begin with a word, longest first."""
    found: dict[str, set[int]] = {}
    for name in holidays():
        found.setdefault(name[0], set()).add(len(name))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


@cache
def _hedges() -> frozenset[str]:
    return context_words()["hedge"]


@cache
def context_words() -> Mapping[str, frozenset[str]]:
    """Classes of seeds/lexicon/dates.context.tsv: the words around a date, by the class's name."""
    return {
        entry.key: frozenset(word.strip() for word in entry.columns[1].split(","))
        for entry in lexicon.table("dates.context.tsv", 2).values()
    }
