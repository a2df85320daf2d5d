"""The figures of an article: numerals with their hedge, unit, noun and period, as an editor would read them.

The grammar in order, each step on the readings of the one before:

1. *scan*: every numeral with what stands against it: sign, unit, noun, "keer", "op de tien"; a year, a
   date, a time, a name or a score is marked as such and kept out.
2. *tie*: two numbers with a connector between become a range, a change ("van 10 naar 15 procent") or a
   list; what the one lacks of scale and unit it takes from the other.
3. *resolve*: a bare number takes its unit from what the article counts or pays in just before
   ("dat zijn er 12.500"; "de overige 150 miljard").
4. *tell*: hedge and period are added, and what is no news is left out: durations, occasions, and the
   small counts of an argument ("twee redenen").

Who says a figure, whether it is planned and what it measures is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import CLOSING_MARKS, DASHES, QUOTES, Document, Token, lemma
from cijferwacht.claims.hedges import Hedge, hedge_after, hedge_before
from cijferwacht.claims.nouns import NounPhrase, head_lemma, plural, read_noun, sort_of
from cijferwacht.claims.numerals import (
    ARTICLES,
    VULGAR,
    Numeral,
    NumeralReader,
    is_dash,
    read_ordinal,
    read_share,
    read_word,
)
from cijferwacht.claims.phrases import phrases
from cijferwacht.claims.units import period_around, period_behind, sign_before, unit_behind
from cijferwacht.model import Bound, Figure, Reason, Span, Value

Kind = Literal["money", "share", "measure", "count", "times", "time", "bare", "none"]

#: Counts below this are told in words and are news for some nouns only (small_counts.tsv).
SMALL = 13
#: A bare number below this needs more than a hedge to be a figure.
FEW = 20
#: Sentences back in which a bare number may find what it counts.
REACH = 3
SHARES = frozenset(("percent", "percentage_point", "permille", "basis_point"))
CURRENCY_DEFAULT = "EUR"
FOLLOWS_SHARE = frozenset(("van", "daarvan", "hiervan", "ervan", "waarvan", "uit"))
#: Words between people and the verb that tells what befell them.
GRAVE_REACH = 12
#: Lower-case words that stay between the parts of a change: "van 62 miljard euro dit jaar naar 152 miljard".
CHANGE_REACH = 6


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
    past: bool = False
    #: Whether it counts people who are hurt, held or dismissed, of whom even two are news.
    grave: bool = False
    #: Token after its "per jaar", which is not the next figure's.
    period_stop: int = 0
    main: Reading | None = None
    reasons: list[Reason] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Token after the reading, range included."""
        return self.until.end if self.until is not None else self.stop

    @property
    def amount(self) -> bool:
        """Whether it is money or a share."""
        return self.kind in ("money", "share", "measure")

    def scale_by(self, factor: float) -> None:
        """Multiply value and step."""
        self.low, self.high, self.step = (
            _times(self.low, factor),
            _times(self.high, factor),
            self.step * factor,
        )

    def take(self, other: Reading) -> None:
        """Take unit and kind of another reading."""
        self.kind, self.unit, self.noun, self.borrowed = other.kind, other.unit, other.noun, True
        self.head = other.head
        self.reasons += [reason for reason in other.reasons if reason.rule in ("unit", "noun")]


def _times(value: float, factor: float) -> float:
    # Ten digits are more than news writes; without rounding 0,32 euro would come out as 0.32000000000000006.
    return float(f"{value * factor:.12g}")


def read_figures(document: Document) -> list[Figure]:
    """Every figure of an article in text order, with value, bound, unit, period, spans and reasons.

    Status, speaker and what is measured are left at their defaults; ``past`` is set for the old value of
    "van X naar Y" and "in plaats van X".
    """
    return FigureReader(document).figures()


def read_numbers(document: Document) -> list[Figure]:
    """Every number of a text by itself, news or not: with a unit only for money and shares.

    The noun is that of the number, also where it counts hours or goals. Years, dates and ordinals are left
    out where they show as such.
    """
    return FigureReader(document, loose=True).numbers()


class FigureReader:
    """Reads one document; ``loose`` reads every number instead of the figures an editor would tell."""

    def __init__(self, document: Document, *, loose: bool = False) -> None:
        self._document = document
        self._tokens: Sequence[Token] = document.tokens
        self._loose = loose
        self._numerals = NumeralReader(document, letters=loose)
        self._readings = self._scan()
        self._tie()

    # 1. Scan ------------------------------------------------------------------------------------------

    def _scan(self) -> list[Reading]:
        readings: list[Reading] = []
        at = 0
        tokens = self._tokens
        for first, stop in self._sentences():
            at = first
            while at < stop:
                token = tokens[at]
                if not (token.text[0].isdigit() or _begins(token.lower) or token.text in VULGAR):
                    at += 1
                    continue
                reading = self._read(at, first, stop)
                if reading is None:
                    at += 1
                    continue
                at = max(reading.stop, at + 1)
                if reading.kind != "none":
                    readings.append(reading)
        return readings

    def _sentences(self) -> Iterable[tuple[int, int]]:
        tokens = self._tokens
        first = 0
        for at in range(1, len(tokens) + 1):
            if at == len(tokens) or tokens[at].sentence != tokens[first].sentence:
                yield first, at
                first = at

    def _read(self, at: int, first: int, stop: int) -> Reading | None:
        """The reading that begins at token ``at`` of the sentence ``first`` up to ``stop``."""
        if (multiple := self._multiple(at, stop)) is not None:
            return multiple
        if (ratio := self._ratio(at, stop)) is not None:
            return ratio
        sign = sign_before(self._document, at, first)
        numeral = self._numerals.read(at, stop, money=sign is not None)
        if numeral is None:
            return self._alone(at, first, stop)
        reading = Reading(numeral, at, numeral.stop, numeral.low, numeral.high, numeral.step)
        reading.reasons.append(
            Reason(f"numeral: {numeral.form}", numeral.entry or self._text(at, numeral.stop))
        )
        self._negative(reading, first)
        if sign is not None:
            reading.first, reading.head = min(sign.first, reading.first), None
            return self._money(reading, sign.code, sign.reason, stop)
        if self._not_a_number(reading, first, stop):
            reading.kind = "none"
            return reading
        return self._classify(reading, first, stop)

    def _classify(self, reading: Reading, first: int, stop: int) -> Reading:
        """Find out what a number is of, from the words behind it."""
        document, numeral = self._document, reading.numeral
        behind = self._past_marks(numeral.stop, stop)
        unit = unit_behind(document, behind, stop, scaled=numeral.scale > 1)
        if unit is None:
            unit = self._unit_past_adjectives(behind, stop, scaled=numeral.scale > 1)
        if unit is not None:
            reading.head = unit.first
            reading.stop = unit.stop
            if unit.code == "tonne" and self._is_money_ton(numeral, first, stop):
                reading.scale_by(100_000)
                return self._money(reading, CURRENCY_DEFAULT, Reason("unit", "ton: a hundred thousand"), stop)
            reading.scale_by(unit.factor)
            if unit.money:
                return self._money(reading, unit.code, unit.reason, stop)
            reading.kind = "share" if unit.code in SHARES else "measure"
            reading.unit = unit.code
            reading.reasons.append(unit.reason)
            if self._loose:
                self._head_of_share(reading, stop)
            return reading
        if numeral.form == "fraction":
            return self._share(reading, stop)
        if self._occasions(reading, stop):
            return reading
        if numeral.first - 2 >= first and self._tokens[numeral.first - 2].lower == "percentage":
            if self._tokens[numeral.first - 1].lower == "van":
                reading.kind, reading.unit = "share", "percent"
                reading.reasons.append(Reason("unit", "percentage van"))
                return reading
        noun = read_noun(document, numeral.stop, stop, loose=self._loose)
        if self._is_year(reading, noun, first) or self._is_name(reading, noun, first):
            reading.kind = "none"
            return reading
        if noun is not None:
            reading.noun, reading.head = noun, noun.head
            if noun.sort == "time" or self._document.tokens[noun.head].lower in _time_words():
                reading.kind, reading.stop = "time", noun.stop
            else:
                reading.kind, reading.unit, reading.stop = "count", noun.unit, noun.stop
                if noun.unit == "person" and reading.low < SMALL and not self._loose:
                    reading.grave = self._is_grave(noun, first, stop)
                reading.reasons.append(Reason("noun", noun.lemma))
        elif numeral.stop < stop and self._tokens[numeral.stop].lower in _time_words():
            reading.kind, reading.head, reading.stop = "time", numeral.stop, numeral.stop + 1
        return reading

    def _is_money_ton(self, numeral: Numeral, first: int, stop: int) -> bool:
        """Whether a ton is a hundred thousand euro: "een hypotheek van 4 ton", not "4 ton staal"."""
        if numeral.scale > 1 or numeral.high > 20 or self._tokens[numeral.stop].lower != "ton":
            return False
        if numeral.stop + 1 < stop and plural(self._tokens[numeral.stop + 1].text) is not None:
            return False
        words = (self._document.lemma(at) for at in range(first, stop) if self._tokens[at].text.isalpha())
        return any(word in lexicon.words("money_cues.tsv") for word in words)

    def _is_grave(self, noun: NounPhrase, first: int, stop: int) -> bool:
        """Whether the clause tells that people were hurt or held: "drie mensen raakten gewond"."""
        tokens = self._tokens
        until = noun.stop
        while until < stop and until < noun.stop + GRAVE_REACH and tokens[until].text not in (",", ";", ":"):
            until += 1
        since = noun.head
        while (
            since > first
            and since > noun.head - GRAVE_REACH
            and tokens[since - 1].text not in (",", ";", ":")
        ):
            since -= 1
        grave = lexicon.words("grave.tsv")
        return any(tokens[at].lower in grave for at in range(since, until))

    def _head_of_share(self, reading: Reading, stop: int) -> None:
        """In "40 % van alle vis" it is the fish that is counted; in "40 procent" the word itself is the head."""
        tokens, at = self._tokens, reading.stop
        if tokens[at - 1].text != "%" or at + 1 >= stop or tokens[at].lower != "van":
            return
        at += 1
        while at + 1 < stop and tokens[at].lower in PART_WORDS:
            at += 1
        noun = read_noun(self._document, at, stop, loose=True)
        if noun is not None:
            reading.head = noun.head

    def _text(self, first: int, stop: int) -> str:
        return self._document.full[self._tokens[first].start : self._tokens[stop - 1].end]

    def _past_marks(self, at: int, stop: int) -> int:
        """Past a quotation mark between a number and its unit: "20 'procent'"."""
        return at + 1 if at + 1 < stop and self._tokens[at].text in QUOTES else at

    def _negative(self, reading: Reading, first: int) -> None:
        tokens, at = self._tokens, reading.numeral.first
        if at <= first:
            return
        before = tokens[at - 1]
        dash = before.text in ("-", "−", "–") and (
            before.end == tokens[at].start or (self._loose and at - 1 == first)
        )
        free = at - 1 == first or tokens[at - 2].end < before.start or tokens[at - 2].text == "("
        if (dash and free) or before.lower == "min":
            reading.low, reading.high = -reading.low, -reading.high
            reading.first = at - 1

    def _money(self, reading: Reading, code: str, reason: Reason, stop: int) -> Reading:
        tokens = self._tokens
        reading.kind, reading.unit = "money", code
        reading.reasons.append(reason)
        at = reading.stop
        if at < stop and tokens[at].text.startswith(",") and set(tokens[at].text[1:]) & DASHES:
            reading.stop = at = at + 1  # "€ 100,-"
        behind = unit_behind(self._document, at, stop, scaled=True) if at < stop else None
        if behind is not None and behind.money and behind.code == code and reading.head is None:
            reading.stop, reading.head = behind.stop, behind.first
            reading.scale_by(behind.factor)
        if reading.head is not None and reading.numeral.scale == 1 and reading.low == int(reading.low):
            self._cents(reading, stop)
        return reading

    def _cents(self, reading: Reading, stop: int) -> None:
        """ "15 dollar en 15 cent", "5 euro 50": the part behind the unit."""
        tokens, at = self._tokens, reading.stop
        joined = at < stop and tokens[at].lower == "en"
        at += joined
        if at >= stop or not (tokens[at].text.isdigit() or tokens[at].lower in ARTICLES):
            return
        part = 1.0 if tokens[at].lower in ARTICLES else float(tokens[at].text[:3])
        behind = unit_behind(self._document, at + 1, stop, scaled=False)
        subunit = behind is not None and behind.money and behind.factor < 1
        if not subunit and (joined or len(tokens[at].text) != 2 or behind is not None):
            return
        if not subunit and read_noun(self._document, at + 1, stop) is not None:
            return
        if part < 100:
            reading.low = reading.high = _times(reading.low + part / 100, 1)
            reading.step = 0.01
            reading.stop = behind.stop if subunit and behind is not None else at + 1

    def _unit_past_adjectives(self, at: int, stop: int, *, scaled: bool):  # type: ignore[no-untyped-def]
        """A unit behind one or two adjectives: "200 extra megawatt", "3 miljoen volle vaten"."""
        tokens = self._tokens
        for _ in range(2):
            if at + 1 >= stop or not tokens[at].text[0].isalpha():
                return None
            lower = tokens[at].lower
            if not (lower in lexicon.words("modifiers.tsv") or (lower.endswith("e") and len(lower) > 3)):
                return None
            if lower in lexicon.words("function_words.tsv"):
                return None
            at += 1
            unit = unit_behind(self._document, at, stop, scaled=scaled)
            if unit is not None:
                return unit
        return None

    def _share(self, reading: Reading, stop: int) -> Reading:
        """ "een kwart van", "twee derde": a percentage, unless an ordinal stands before its noun."""
        tokens, numeral = self._tokens, reading.numeral
        if self._loose:
            noun = read_noun(self._document, numeral.stop, stop, loose=True)
            reading.noun = noun
            if noun is not None:
                reading.head = noun.head
            return reading
        last = tokens[numeral.stop - 1].lower
        following = tokens[numeral.stop].lower if numeral.stop < stop else "."
        if following in _time_words() or following in ("over", "voor") and last == "kwart":
            reading.kind = "none"
            return reading
        words = numeral.stop - numeral.first
        single = words == 2 and tokens[numeral.first].lower in ARTICLES
        ordinal = single and last not in ("kwart",)
        open_end = not following[0].isalpha() or following in lexicon.words("function_words.tsv")
        if ordinal and not open_end or last in ("half", "halve"):
            reading.kind = "none"
            return reading
        if single and last == "kwart" and not open_end and following not in FOLLOWS_SHARE:
            reading.kind = "none"
            return reading
        reading.scale_by(100)
        reading.low, reading.high = round(reading.low, 2), round(reading.high, 2)
        reading.step = 1.0
        reading.kind, reading.unit = "share", "percent"
        reading.reasons.append(Reason("unit", "a share is a percentage"))
        return reading

    def _occasions(self, reading: Reading, stop: int) -> bool:
        """ "drie keer zo hoog" is a multiple; "drie keer" counts occasions."""
        tokens, at = self._tokens, reading.numeral.stop
        before = tokens[reading.first - 1].lower if reading.first else ""
        if before == "factor":
            reading.kind, reading.unit = "times", "times"
            return True
        if at >= stop or tokens[at].lower not in ("keer", "maal"):
            return False
        reading.stop, reading.head = at + 1, at
        following = tokens[at + 1].lower if at + 1 < stop else ""
        if following in lexicon.words("multiples.after.tsv"):
            reading.kind, reading.unit = "times", "times"
            reading.reasons.append(Reason("unit", f"keer {following}"))
        else:
            reading.kind = "time"
        return True

    def _multiple(self, at: int, stop: int) -> Reading | None:
        """ "verdubbelen", "het dubbele", "de helft", "driemaal zoveel"."""
        tokens = self._tokens
        found = phrases("multiples.tsv", 3, 3).at(tokens, at, stop)
        value: float | None = None
        if found is not None:
            length, entry = found
            value, unit, where = entry.number(1), entry.columns[2], entry.where
        elif (verb := multiple_verb(tokens[at].lower)) is not None:
            length, value, unit, where = 1, verb.number(1), verb.columns[2], verb.where
        elif tokens[at].lower.endswith("maal") and at + 1 < stop:
            value = read_word(tokens[at].lower.removesuffix("maal"))
            length, unit, where = 1, "times", "multiples.after.tsv"
            if tokens[at + 1].lower not in lexicon.words("multiples.after.tsv"):
                return None
        if value is None or self._loose:
            return None
        numeral = Numeral(at, at + length, value, value, 1.0, "words", entry=where)
        kind: Kind = "times" if unit == "times" else "share"
        reading = Reading(numeral, at, at + length, value, value, 1.0, kind, unit)
        reading.reasons.append(Reason("multiple", where))
        return reading

    def _ratio(self, at: int, stop: int) -> Reading | None:
        """ "zes op de tien", "1 op 3": a percentage."""
        tokens = self._tokens
        if at + 2 >= stop:
            return None
        lower = tokens[at].lower
        if lower in ARTICLES:
            share: float | None = 1.0
        elif tokens[at].text.isdigit() and len(tokens[at].text) <= 3:
            share = float(tokens[at].text)
        else:
            share = read_word(lower)
        words = ("op", "uit", "van") if self._loose else ("op",)
        if share is None or tokens[at + 1].lower not in words:
            return None
        whole = at + 2
        if tokens[whole].lower in ("de", "elke", "iedere", "alle"):
            whole += 1
        if whole >= stop:
            return None
        numeral = self._numerals.read(whole, stop)
        if numeral is None or not numeral.exact or numeral.scale > 1e6 or not 0 < share < numeral.low:
            return None
        if numeral.low > 100 and numeral.low % 10 or numeral.yearlike:
            return None
        if self._loose:
            # A number by itself each, unless the ratio is all there is.
            if at or numeral.stop < stop:
                return None
            value = share / numeral.low
        else:
            if lower not in ARTICLES and whole == at + 2 and not tokens[at].text.isdigit():
                return None
            value = round(100 * share / numeral.low, 2)
        made = Numeral(at, numeral.stop, value, value, 1.0, "fraction", entry="op de")
        reading = Reading(
            made, at, numeral.stop, value, value, 1.0, "share", None if self._loose else "percent"
        )
        reading.reasons.append(Reason("ratio", self._text(at, numeral.stop)))
        return reading

    def _alone(self, at: int, first: int, stop: int) -> Reading | None:
        """ "een" and "niks" are numbers when they are all there is."""
        if not self._loose or at != first or stop - first != 1 or len(self._tokens) != 1:
            return None
        value = {"een": 1.0, "niks": 0.0}.get(self._tokens[at].lower)
        if value is None:
            return None
        return Reading(Numeral(at, stop, value, value, 1.0, "words"), at, stop, value, value, 1.0)

    # What is no amount ---------------------------------------------------------------------------------

    def _not_a_number(self, reading: Reading, first: int, stop: int) -> bool:
        """Dates, times, scores, phone numbers, fractions with a slash, items of a list."""
        tokens, numeral = self._tokens, reading.numeral
        at, after = numeral.first, numeral.stop
        if numeral.form != "digits":
            return self._is_date(at, after, first, stop) or self._is_clock(at, after, first, stop)
        if numeral.scale > 1:
            return False
        before = tokens[at - 1] if at > first else None
        follows = tokens[after] if after < stop else None
        if self._is_date(at, after, first, stop) or self._is_clock(at, after, first, stop):
            return True
        if self._loose:
            return False
        if before is not None and before.text in ("/", "+", "#", "@", "§"):
            return True
        if follows is not None and follows.text in ("/", ":", "=") and follows.start == tokens[after - 1].end:
            return not (follows.text == "/" and after + 1 < stop and tokens[after + 1].text[0].isalpha())
        if (
            before is not None
            and is_dash(before)
            and at - 2 >= first
            and before.end == tokens[at].start
            and tokens[at - 2].end == before.start
            and not tokens[at - 2].text[-1].isdigit()
        ):
            return True  # "Covid-19"
        if before is not None and is_dash(before) and at - 2 >= first and tokens[at - 2].text.startswith("0"):
            return True  # "0900-8844"
        if at == first and follows is not None and follows.text in (".", ")") and not numeral.grouped:
            return True  # "1. Wat is er aan de hand?"
        return self._is_score(reading, first, stop)

    def _is_score(self, reading: Reading, first: int, stop: int) -> bool:
        """ "3-1": two small numbers, a dash, and nothing they could be of."""
        tokens, numeral = self._tokens, reading.numeral
        after = numeral.stop
        if after + 1 < stop and is_dash(tokens[after]) and tokens[after + 1].text.isdigit():
            other = after + 1
            behind = other + 1
            if unit_behind(self._document, behind, stop, scaled=False) or self._numerals_scale(other, stop):
                return False
            return read_noun(self._document, behind, stop) is None
        before = numeral.first - 1
        if before > first and is_dash(tokens[before]) and tokens[before - 1].text.isdigit():
            if unit_behind(self._document, after, stop, scaled=False):
                return False
            return read_noun(self._document, after, stop) is None
        return False

    def _numerals_scale(self, at: int, stop: int) -> bool:
        numeral = self._numerals.read(at, stop)
        return numeral is not None and numeral.scale > 1

    def _is_date(self, at: int, after: int, first: int, stop: int) -> bool:
        """ "24 juni", "24 en 25 juni", "1-2-2025", "maart 2025"."""
        tokens = self._tokens
        if at > first and tokens[at - 1].lower in _months() and len(tokens[at].text) == 4:
            return tokens[at].text.isdigit() and not unit_behind(self._document, after, stop, scaled=False)
        look = after
        while look < stop and look < after + 7:
            lower = tokens[look].lower
            if lower in _months():
                return lower not in _short_months() or look == after
            if not (
                tokens[look].text.isdigit()
                or lower in ("en", "of", "tot", "tot", "met", "t/m", ",", "-", "–", "op")
            ):
                break
            look += 1
        if after + 3 < stop and tokens[at].text.isdigit():
            # "31-10-2024", "31/10/2024"
            sign = tokens[after].text
            if (
                sign in ("-", "/", ".")
                and tokens[after + 2].text == sign
                and tokens[after + 3].text.isdigit()
            ):
                return True
        return bool(
            at - 3 >= first
            and tokens[at - 1].text in ("-", "/")
            and tokens[at - 3].text == tokens[at - 1].text
            and tokens[at - 2].text.isdigit()
        ) or (
            after + 1 < stop
            and at - 2 >= first
            and tokens[after].text == tokens[at - 1].text
            and tokens[after].text in ("-", "/")
            and tokens[at - 2].text.isdigit()
            and tokens[after + 1].text.isdigit()
        )

    def _is_clock(self, at: int, after: int, first: int, stop: int) -> bool:
        """ "14.32 uur", "om 10.30", "22.52 -" at the head of a live blog's item, "half drie"."""
        tokens = self._tokens
        follows = tokens[after].lower if after < stop else ""
        text = tokens[at].text
        hour, _, minute = text.replace(":", ".").partition(".")
        clock = (
            hour.isdigit()
            and minute.isdigit()
            and len(minute) == 2
            and int(hour[:3]) < 25
            and int(minute) < 60
        )
        if clock and (follows in ("uur", "u", "-", "–", "—") or at == first):
            return True
        if clock and at > first and tokens[at - 1].lower in ("om", "tot", "van", "rond", "sinds", "vanaf"):
            return follows in ("uur", "u", "tot", "") or tokens[at - 1].lower in ("om",)
        return at > first and tokens[at - 1].lower in ("half", "kwart") and follows != "jaar"

    def _is_year(self, reading: Reading, noun: NounPhrase | None, first: int) -> bool:
        numeral = reading.numeral
        if not numeral.yearlike or not 1500 <= numeral.low <= 2150:
            return False
        tokens, at = self._tokens, numeral.first
        cue = lexicon.table("year_cues.tsv", 2).get(tokens[at - 1].lower) if at > first else None
        if cue is not None and cue.columns[1] == "strong":
            return True
        behind = self._tokens[numeral.stop].lower if numeral.stop < len(tokens) else ""
        if noun is not None or (behind == "van" and cue is None):
            return False  # "1600 van de 9200 banen"
        if self._loose:
            return cue is not None
        hedge = hedge_before(self._document, at, first, amount=False, value=numeral.low)
        return (
            hedge is None or cue is not None or 1900 <= numeral.low <= 2100 and hedge.stop - hedge.first > 2
        )

    def _is_name(self, reading: Reading, noun: NounPhrase | None, first: int) -> bool:
        """ "artikel 5", "Resolutie 1325", "Falcon 9": a number that belongs to the word before it."""
        numeral, tokens = reading.numeral, self._tokens
        if noun is not None or self._loose or numeral.form not in ("digits", "words") or numeral.scale > 1:
            return False
        at = numeral.first
        if at == first or tokens[at - 1].end + 1 < tokens[at].start:
            return False
        before = tokens[at - 1]
        if before.lower in lexicon.words("name_heads.tsv"):
            return not numeral.grouped
        follows = tokens[numeral.stop] if numeral.stop < len(tokens) else None
        if (
            follows is not None
            and follows.lower in lexicon.table("connectors.tsv", 2)
            and follows.text != ","
        ):
            return False  # "kost Nederland 16 tot 19 miljard"
        if numeral.form != "digits" or numeral.grouped or numeral.low >= 10_000:
            return False
        return before.text[0].isupper() and before.lower not in lexicon.words("function_words.tsv")

    # 2. Tie -------------------------------------------------------------------------------------------

    def _tie(self) -> None:
        """Ranges, changes and lists: neighbours with a connector between them."""
        readings = self._readings
        kept: list[Reading] = []
        for reading in readings:
            if kept and self._tokens[kept[-1].first].sentence == self._tokens[reading.first].sentence:
                if self._tie_two(kept[-1], reading):
                    continue
            kept.append(reading)
        self._readings = kept
        for reading in kept:
            self._instead(reading)
        for left, right in reversed(list(zip(kept, kept[1:], strict=False))):
            if self._tokens[left.first].sentence == self._tokens[right.first].sentence:
                self._share_list(left, right)

    def _between(self, left: Reading, right: Reading) -> tuple[list[str], list[str]]:
        """The words between two readings without hedges and articles, and as they stand."""
        tokens = self._tokens
        start = right.first
        hedge = hedge_before(self._document, right.first, left.end, amount=True, value=right.low)
        words = [tokens[at].lower for at in range(left.end, right.first)]
        if hedge is not None and hedge.first > left.end:
            start = hedge.first
        bare = [tokens[at].lower for at in range(left.end, start)]
        while len(bare) > 1 and bare[-1] in ("de", "het", "een"):
            bare.pop()
        return bare, words

    def _tie_two(self, left: Reading, right: Reading) -> bool:
        """Tie two neighbours; True when the right one became the end of the left one's range."""
        if right.first - left.end > CHANGE_REACH + 4 or right.kind == "none" or left.until is not None:
            return False
        words, whole = self._between(left, right)
        connector = lexicon.table("connectors.tsv", 2).get(" ".join(words))
        kind = connector.columns[1] if connector is not None else None
        if kind is None and "naar" in words and left.end - 1 >= 0 and len(words) <= CHANGE_REACH:
            # "van 62,4 miljard euro dit jaar naar 152,8 miljard"
            kind = "change" if words[-1] == "naar" and not set(words) & {",", ";", ".", "en"} else None
        tussen = self._stands_before(left, "tussen")
        if kind == "list" and words == ["en"] and tussen:
            kind = "range"
        if kind == "range" and self._changes(left, right, whole):
            kind = "change"
        if kind == "change" and not self._stands_before(left, "van", reach=4):
            kind = None
        if kind == "range":
            return self._make_range(left, right, tussen)
        if kind in ("change", "instead") and self._alike(left, right):
            self._share_unit(left, right)
            old = left if kind == "change" else right
            if not set(words) & lexicon.words("present_words.tsv"):
                old.past = True
                old.reasons.append(Reason("past", " ".join(words)))
        return False

    def _instead(self, reading: Reading) -> None:
        """ "in plaats van 12 miljoen": what stands there is no longer so."""
        tokens, at = self._tokens, reading.first
        hedge = hedge_before(self._document, at, max(0, at - 6), amount=True, value=reading.low)
        at = hedge.first if hedge is not None else at
        while at > 0 and tokens[at - 1].lower in lexicon.words("determiners.tsv"):
            at -= 1
        if [token.lower for token in tokens[max(0, at - 3) : at]] == ["in", "plaats", "van"]:
            reading.past = True
            reading.reasons.append(Reason("past", "in plaats van"))

    def _stands_before(self, reading: Reading, word: str, reach: int = 3) -> bool:
        """Whether a word stands shortly before a reading, past articles and hedges."""
        tokens = self._tokens
        for at in range(reading.first - 1, max(-1, reading.first - 1 - reach), -1):
            if tokens[at].lower == word:
                return tokens[at].sentence == tokens[reading.first].sentence
            if not tokens[at].text[0].isalpha():
                return False
        return False

    def _changes(self, left: Reading, right: Reading, words: list[str]) -> bool:
        """Whether "van X tot Y" tells a change: behind a verb such as stijgen (Flemish usage)."""
        if words[:1] != ["tot"] or not self._stands_before(left, "van", reach=2):
            return False
        sentence = self._document.sentence_tokens(self._tokens[left.first].sentence)
        changes = lexicon.words("destinations.tsv")
        around = range(max(sentence.start, left.first - 10), min(sentence.stop, right.end + 6))
        return any(self._document.lemma(at) in changes for at in around if self._tokens[at].text.isalpha())

    def _alike(self, left: Reading, right: Reading) -> bool:
        if "time" in (left.kind, right.kind):
            return False
        return left.unit == right.unit or "bare" in (left.kind, right.kind)

    def _make_range(self, left: Reading, right: Reading, tussen: bool) -> bool:
        if not self._alike(left, right):
            if "time" in (left.kind, right.kind) and "bare" in (left.kind, right.kind):
                left.kind = right.kind = "time"
            return False
        if (
            left.kind == "bare"
            and right.kind == "bare"
            and self._tokens[left.end].text in DASHES
            and not (right.numeral.scale > 1)
        ):
            return False
        self._share_unit(left, right)
        if left.high > right.low and left.numeral.exact and right.numeral.exact and not tussen:
            return False  # "van 300 tot 200" is no range
        if self._loose and (left.kind not in ("money", "share") or not left.numeral.exact):
            return False  # numbers by themselves, which share their noun
        left.until = right
        left.high, left.step = right.high, min(left.step, right.step)
        left.bound = "between"
        left.reasons.append(Reason("range", self._text(left.end - 1 if left.end else 0, right.first)))
        if tussen:
            while self._tokens[left.first].lower != "tussen":
                left.first -= 1
        left.noun = left.noun or right.noun
        left.head = right.head if right.head is not None else left.head
        return True

    def _share_unit(self, left: Reading, right: Reading) -> None:
        """Let two numbers share what one of them lacks: "10 naar 15 procent", "150 of 200 miljard euro"."""
        joint = self._tokens[left.numeral.stop - 1].text.endswith("-")
        if joint and left.numeral.scale == 1 and left.low < 100 and right.low >= 100:
            # "tien- tot twaalfduizend", "drie- à vierhonderd"
            left.scale_by(1000 if right.low >= 1000 else 100)
        if left.kind == "bare" and right.kind != "bare":
            if (
                not joint
                and left.numeral.scale == 1
                and right.numeral.scale > 1
                and self._small_written(left)
            ):
                left.scale_by(right.numeral.scale)
            left.take(right)
            if right.kind == "share" and right.numeral.form == "fraction":
                left.kind, left.unit = "bare", None
        elif right.kind == "bare" and left.kind != "bare":
            right.take(left)
        elif (
            left.kind == "bare"
            and left.numeral.scale == 1
            and right.numeral.scale > 1
            and self._small_written(left)
        ):
            left.scale_by(right.numeral.scale)

    def _small_written(self, reading: Reading) -> bool:
        """Whether a number is written small enough to lack a scale: "150 of 200 miljard"; not "800.000"."""
        return not reading.numeral.grouped and reading.low < 1000

    def _share_list(self, left: Reading, right: Reading) -> None:
        """ "25 en 50 procent", "10, 15 of 20 miljard euro": from the right, so that a list takes it all along."""
        if left.kind != "bare" or right.kind == "bare" or left.until is not None:
            return
        words, _ = self._between(left, right)
        connector = lexicon.table("connectors.tsv", 2).get(" ".join(words))
        if connector is None or connector.columns[1] != "list":
            return
        if right.kind in ("money", "share", "measure") and right.numeral.form != "fraction":
            self._share_unit(left, right)
        elif right.kind == "count" and left.numeral.scale == right.numeral.scale and words != [","]:
            left.take(right)
        elif right.kind == "time":
            left.kind = "time"

    # 3. Resolve ---------------------------------------------------------------------------------------

    def _resolve(self) -> None:
        """Give bare numbers the unit the article speaks in, where the language shows they are counts."""
        money = self._currencies()
        counted: Reading | None = None
        for index, reading in enumerate(self._readings):
            if reading.kind == "bare":
                self._resolve_one(index, reading, counted, money)
            if reading.kind == "count" and not reading.borrowed and _told(reading):
                counted = reading
            elif reading.kind == "count" and reading.borrowed and counted is not None:
                # A chain of bare counts keeps its context near.
                counted = reading

    def _currencies(self) -> list[Reading]:
        return [r for r in self._readings if r.kind == "money"]

    def _resolve_one(
        self, index: int, reading: Reading, counted: Reading | None, money: list[Reading]
    ) -> None:
        tokens = self._tokens
        if self._part_of(index, reading):
            return
        if self._bracketed(reading):
            return
        named = self._named_count(reading)
        if reading.numeral.scale >= 1e6 or (reading.numeral.form == "vague" and reading.low >= 1e6):
            if named is not None:
                self._adopt(reading, named[0], named[1])
            elif not money and counted is not None and self._near(counted, reading, 1):
                reading.take(counted)
            else:
                self._pay(reading, money)
            return
        if not self._shows_as_count(index, reading, counted):
            return
        if named is not None:
            self._adopt(reading, named[0], named[1])
            return
        if counted is not None and self._near(counted, reading, REACH):
            reading.take(counted)
            reading.reasons.append(Reason("noun", "of the count before"))
            return
        same = next(
            (r for r in self._readings if r.kind == "count" and not r.borrowed and r.low == reading.low), None
        )
        if same is not None:
            reading.take(same)
            return
        if reading.numeral.form == "vague" and self._clause_subject(reading):
            self._adopt(reading, "person", "tientallen, honderden, duizenden: people")
        del tokens

    def _part_of(self, index: int, reading: Reading) -> bool:
        """ "zestien van de 27 EU-landen": the part is of the same kind as the whole."""
        if index + 1 >= len(self._readings):
            return False
        whole = self._readings[index + 1]
        tokens = self._tokens
        between = [tokens[at].lower for at in range(reading.end, whole.first)]
        if between[:1] != ["van"] or len(between) > 3 or not set(between[1:]) <= PART_WORDS:
            return False
        if whole.kind == "count" and reading.low <= whole.high:
            reading.take(whole)
            return True
        return False

    def _bracketed(self, reading: Reading) -> bool:
        """ "Eritreeërs (990) en Syriërs (860)": the number in brackets counts the plural before them."""
        tokens, first, stop = self._tokens, reading.first, reading.end
        if first < 2 or stop >= len(tokens) or tokens[first - 1].text != "(" or tokens[stop].text != ")":
            return False
        noun = plural(tokens[first - 2].text)
        if noun is None or reading.numeral.yearlike or sort_of(noun) == "time" or reading.low < SMALL:
            return False
        self._adopt(reading, "person" if sort_of(noun) == "person" else f"count:{head_lemma(noun)}", noun)
        return True

    def _named_count(self, reading: Reading) -> tuple[str, str] | None:
        """ "het aantal studenten steeg tot 340.000": the noun behind "aantal" in the sentence."""
        tokens = self._tokens
        sentence = self._document.sentence_tokens(tokens[reading.first].sentence)
        for at in range(reading.first - 1, max(sentence.start, reading.first - 25) - 1, -1):
            if tokens[at].lower in ("aantal", "aantallen"):
                noun = read_noun(self._document, at + 1, sentence.stop)
                if noun is not None and noun.sort != "time":
                    return noun.unit, f"aantal {noun.lemma}"
        return None

    def _adopt(self, reading: Reading, unit: str, entry: str) -> None:
        reading.kind, reading.unit, reading.borrowed = "count", unit, True
        reading.reasons.append(Reason("noun", entry))

    def _pay(self, reading: Reading, money: list[Reading]) -> None:
        """A bare million or milliard is money: in the currency of the same amount, or the one used last."""
        same = next((r for r in money if r.low == reading.low and r.high == reading.high), None)
        before = [r for r in money if r.first < reading.first and r.main is None]
        chosen = same or (before[-1] if before else None) or (money[0] if money else None)
        unit = chosen.unit if chosen is not None else CURRENCY_DEFAULT
        reading.kind, reading.unit, reading.borrowed = "money", unit, True
        where = (
            "the same amount"
            if same
            else "the currency used last"
            if before
            else "the currency of the article"
        )
        reading.reasons.append(
            Reason("unit", where if chosen is not None else f"{CURRENCY_DEFAULT} by default")
        )

    def _near(self, before: Reading, reading: Reading, reach: int) -> bool:
        tokens = self._tokens
        return tokens[reading.first].sentence - tokens[before.first].sentence <= reach

    def _shows_as_count(self, index: int, reading: Reading, counted: Reading | None) -> bool:
        """Whether a number without unit or noun is told as a count."""
        tokens, numeral = self._tokens, reading.numeral
        first = self._document.sentence_tokens(tokens[reading.first].sentence).start
        before = [tokens[at].lower for at in range(max(first, reading.first - 3), reading.first)]
        if numeral.grouped or (
            numeral.low >= 1000 and numeral.form in ("digits", "words") and not numeral.yearlike
        ):
            return True
        if numeral.form == "vague" or reading.bound == "between":
            return True
        hedge = self._hedge(index, reading)
        if hedge is not None and hedge.unit is not None:
            self._adopt(reading, hedge.unit, hedge.reason.entry)
            return False
        if "er" in before and (not before or before[-1] not in ("in", "op")):
            return reading.low > 1
        if hedge is not None and reading.low >= FEW:
            return True
        if numeral.yearlike:
            return "er" in before
        if counted is None or not self._near(counted, reading, 1):
            return False
        last = before[-1] if before else ""
        same_sentence = self._near(counted, reading, 0)
        if (
            same_sentence
            and last in ("en", ",", "tegen", "maar", "nog", "slechts", "–", "waarvan", ";")
            and reading.low > 1
        ):
            return self._clause_subject(reading)
        return (
            reading.low >= FEW
            and last in ("naar", "op", "tot", "van", "met")
            and self._clause_subject(reading)
        )

    def _clause_subject(self, reading: Reading) -> bool:
        """Whether nothing behind a bare number could be its noun."""
        at = reading.end
        if at >= len(self._tokens) or self._tokens[at].sentence != self._tokens[reading.first].sentence:
            return True
        token = self._tokens[at]
        lower = token.lower
        if not token.text[0].isalnum():
            return token.text not in DASHES
        return lower in lexicon.words("function_words.tsv") or lower[0].islower()

    # 4. Tell ------------------------------------------------------------------------------------------

    def figures(self) -> list[Figure]:
        """The figures an editor would tell."""
        self._resolve()
        self._convert()
        told = []
        for index, reading in enumerate(self._readings):
            if _told(reading):
                told.append(self._figure(index, reading))
        return told

    def numbers(self) -> list[Figure]:
        """Every number, with a unit for money and shares only."""
        found = []
        for index, reading in enumerate(self._readings):
            if reading.kind not in ("money", "share"):
                reading.unit = None
            found.append(self._figure(index, reading))
        return found

    def _convert(self) -> None:
        """ "4,5 miljard pond (€5,2 mrd)": the amount in brackets is the same one in another currency."""
        tokens = self._tokens
        for main, other in zip(self._readings, self._readings[1:], strict=False):
            if main.kind != "money" or other.kind != "money" or main.unit == other.unit:
                continue
            if main.end < len(tokens) and tokens[main.end].text == "(" and other.first - main.end <= 5:
                other.main = main.main or main

    def _floor(self, index: int, reading: Reading) -> int:
        """First token a hedge or period of this reading may use: past the reading before and its "per"."""
        first = self._document.sentence_tokens(self._tokens[reading.first].sentence).start
        before = self._readings[index - 1] if index else None
        return first if before is None else max(first, before.end, before.period_stop)

    def _hedge(self, index: int, reading: Reading) -> Hedge | None:
        at = reading.first
        return hedge_before(
            self._document, at, self._floor(index, reading), amount=reading.amount, value=abs(reading.low)
        )

    def _figure(self, index: int, reading: Reading) -> Figure:
        document, tokens = self._document, self._tokens
        sentence = document.sentence_tokens(tokens[reading.first].sentence)
        first, stop = reading.first, reading.end
        bound: Bound = reading.bound or reading.numeral.bound
        hedge = self._hedge(index, reading)
        if hedge is not None:
            first = hedge.first
            if bound == "exact" or (bound == "about" and hedge.bound != "about"):
                bound = hedge.bound
            reading.reasons.append(hedge.reason)
        after = hedge_after(document, stop, sentence.stop)
        if after is not None and bound in ("exact", "about"):
            bound, stop = after.bound, after.stop
            reading.reasons.append(after.reason)
        per = self._per(index, reading, stop, sentence)
        low: float | None = reading.low
        high: float | None = reading.high
        if bound == "at_most" and low == high:
            low = None
        elif bound == "at_least" and low == high:
            high = None
        value = Value(low, high, reading.unit, bound, per, "fact", reading.step)
        last = (reading.until or reading).numeral
        start, end = tokens[first].start, tokens[stop - 1].end
        number = Span(tokens[reading.numeral.first].start, tokens[last.stop - 1].end)
        head = None if reading.head is None else Span(tokens[reading.head].start, tokens[reading.head].end)
        return Figure(
            start=start,
            end=end,
            text=document.full[start:end],
            value=value,
            past=reading.past,
            number=number,
            noun=head,
            sentence=document.sentences[tokens[reading.first].sentence],
            place=document.place(start),
            converted_from=self._start_of(reading.main),
            reasons=tuple(reading.reasons),
        )

    def _start_of(self, reading: Reading | None) -> int | None:
        """Start offset of the figure a reading became, hedge included."""
        if reading is None:
            return None
        index = next(i for i, r in enumerate(self._readings) if r is reading)
        hedge = self._hedge(index, reading)
        return self._tokens[reading.first if hedge is None else hedge.first].start

    def _per_of_pair(self, left: Reading, right: Reading) -> str | None:
        """ "van 57.684 naar 51.396 euro per persoon": the first of a change or a list is per the same."""
        tokens = self._tokens
        if left.unit != right.unit or tokens[left.first].sentence != tokens[right.first].sentence:
            return None
        words, _ = self._between(left, right)
        connector = lexicon.table("connectors.tsv", 2).get(" ".join(words))
        if connector is None or (connector.columns[1] == "list" and words != ["of"]):
            return None
        stop = self._document.sentence_tokens(tokens[right.first].sentence).stop
        period = period_behind(self._document, right.end, stop)
        return period.per if period is not None else None

    def _differs(self, reading: Reading, before: Reading, stop: int) -> bool:
        """ "160 euro per maand, 4 euro meer dan nu": a difference is per what its amount is per."""
        tokens = self._tokens
        same = tokens[reading.first].sentence == tokens[before.first].sentence
        if not same or before.per is None or before.unit != reading.unit or reading.kind != "money":
            return False
        return stop < len(tokens) and tokens[stop].lower in (
            "meer",
            "minder",
            "extra",
            "erbij",
            "hoger",
            "lager",
        )

    def _per(self, index: int, reading: Reading, stop: int, sentence: range) -> str | None:
        if reading.kind in ("time", "times", "bare"):
            return None
        until = sentence.stop
        if index + 1 < len(self._readings):
            until = min(until, self._readings[index + 1].first)
        period = period_behind(self._document, stop, until)
        if period is None and index + 1 < len(self._readings):
            per = self._per_of_pair(reading, self._readings[index + 1])
            if per is not None:
                return per
        if period is None and index and self._differs(reading, self._readings[index - 1], stop):
            return self._readings[index - 1].per
        if period is None and reading.kind in ("money", "count", "measure"):
            floor = self._floor(index, reading)
            period = period_around(self._document, reading.first, stop, floor, until)
        if period is None:
            return None
        reading.reasons.append(period.reason)
        reading.per = period.per
        reading.period_stop = period.stop if period.stop > reading.first else 0
        return period.per


PART_WORDS = frozenset(("de", "het", "die", "deze", "alle", "onze", "hun", "in", "totaal", "zijn", "haar"))


def _told(reading: Reading) -> bool:
    """Whether a reading is a figure of the news."""
    if reading.kind in ("money", "share", "measure", "times"):
        return True
    if reading.kind != "count" or reading.unit is None:
        return False
    noun = reading.unit.removeprefix("count:") if reading.noun is None else reading.noun.lemma
    if reading.unit != "person" and noun in lexicon.words("not_counted.tsv"):
        return False
    if reading.low >= SMALL or reading.numeral.form == "vague":
        return True
    return reading.low > 1 and (reading.grave or noun in lexicon.words("small_counts.tsv"))


@cache
def _months() -> frozenset[str]:
    return frozenset(
        key
        for key, entry in lexicon.table("dates.words.tsv", 3).items()
        if entry.columns[1].startswith("month")
    )


@cache
def _short_months() -> frozenset[str]:
    return frozenset(
        key for key, entry in lexicon.table("dates.words.tsv", 3).items() if entry.columns[1] == "month.short"
    )


def _time_words() -> frozenset[str]:
    return lexicon.words("time_words.tsv")


@lru_cache(maxsize=20_000)
def multiple_verb(lower: str) -> lexicon.Entry | None:
    """The entry of a verb or noun such as verdubbelen, by any of its forms."""
    if not ("dubbel" in lower or "voudig" in lower or lower.startswith(("halveer", "halver", "gehalveer"))):
        return None
    return lexicon.table("multiples.tsv", 3).get(lemma(lower))


@lru_cache(maxsize=100_000)
def _begins(lower: str) -> bool:
    """Whether a word may begin a reading."""
    return (
        read_word(lower) is not None
        or read_share(lower) is not None
        or multiple_verb(lower) is not None
        or lower in _openers()
        or lower.endswith("maal")
        or lower.removesuffix("en") in lexicon.table("collectives.tsv", 3)
    )


@cache
def _openers() -> frozenset[str]:
    keys = (*lexicon.table("vague.tsv", 3), *lexicon.table("multiples.tsv", 3))
    return frozenset((*(key.split()[0] for key in keys), *ARTICLES, "half", "halve", "niks"))
