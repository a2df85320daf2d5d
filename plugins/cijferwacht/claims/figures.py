"""The figures of an article: numerals with their hedge, unit, noun and period, as an editor would read them.

The grammar in order, each step on the readings of the one before:

1. *scan* (scanning.py, exclusions.py): every numeral with what stands against it: sign, unit, noun,
   "keer", "op de tien"; a year, a date, a time, a name or a score is marked as such and kept out.
2. *tie* (tying.py): two numbers with a connector between become a range, a change ("van 10 naar 15
   procent") or a list; what the one lacks of scale and unit it takes from the other.
3. *resolve* (resolving.py): a bare number takes its unit from what the article counts or pays in just
   before ("dat zijn er 31.000"; "de overige 500 miljoen").
4. *tell* (here): hedge and period are added, and what is no news is left out: durations, occasions, and
   the small counts of an argument ("twee redenen").

Who says a figure, whether it is planned and what it measures is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import Document, Token
from cijferwacht.claims.hedges import hedge_after
from cijferwacht.claims.reading import (
    Reading,
    floor_of,
    hedge_of,
    is_told,
    same_sentence,
    sentence_of,
)
from cijferwacht.claims.resolving import Resolver
from cijferwacht.claims.scanning import Scanner
from cijferwacht.claims.tying import Ties
from cijferwacht.claims.units import Period, period_around, period_behind, price_of_one
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Bound, Figure, Reason, Span, Value

#: Words between "dat" and the amount it was: "nu is dat nog zo'n 1.310 euro".
DAT_REACH = 6
#: What a barrel of oil costs, in the currency it is sold in: beyond these it is no price of one.
OIL_CURRENCY = "USD"
OIL_PRICES = (10.0, 200.0)
#: Figures back, and sentences, to an amount whose period a figure may go on with.
PER_BACK = 4
PRICE_SENTENCES = 2
CLAUSE_REACH = 8
#: Two amounts of one sentence are per the same when the one is no more than so many times the other; measures
#: of several goods differ more than what is paid. A price told again differs less.
AMOUNTS_BESIDE = 3.0
MEASURES_BESIDE = 50.0
SAME_PRICE = 1.6
#: From here on an amount told twice may be a total once and a yearly part the other time.
BUDGET = 1e6
#: Words from an amount to the same one in another currency, "per vat" included, and from the bracket to it.
CONVERTED_REACH = 8
CONVERTED_HEDGE = 5


def read_figures(document: Document) -> list[Figure]:
    """Every figure of an article in text order, with value, bound, unit, period, spans and reasons.

    Status, speaker and what is measured are left at their defaults; ``past`` is set for the old value of
    "van X naar Y" and "in plaats van X".
    """
    return _FigureReader(document).figures()


def read_numbers(document: Document) -> list[Figure]:
    """Every number of a text by itself, news or not: with a unit only for money and shares.

    The noun is that of the number, also where it counts hours or goals. Years, dates and ordinals are left
    out where they show as such.
    """
    return _FigureReader(document, loose=True).numbers()


class _FigureReader:
    """Walks the steps for one document; the fourth, telling, is its own."""

    def __init__(self, document: Document, *, loose: bool = False) -> None:
        self._document = document
        self._tokens: Sequence[Token] = document.tokens
        self._ties = Ties(document, loose=loose)
        self._readings = self._ties.tie(Scanner(document, loose=loose).scan())
        self._places = {id(reading): place for place, reading in enumerate(self._readings)}

    def figures(self) -> list[Figure]:
        """The figures an editor would tell."""
        self._ties.share_news(self._readings)
        self._convert()
        Resolver(self._document, self._readings).resolve()
        self._ties.share_news(self._readings)
        self._convert()
        told = [(at, reading) for at, reading in enumerate(self._readings) if is_told(reading)]
        return self._told_again([self._figure(at, reading) for at, reading in told])

    def _told_again(self, figures: list[Figure]) -> list[Figure]:
        """ "244 euro per maand", and "die 244 euro" again: the same amount of one article is per the same.

        Only of amounts no two things have by chance: with two digits that say something.
        """
        periods: dict[tuple[float | None, float | None, str | None], set[str]] = {}
        for figure in figures:
            if figure.value.per is not None:
                periods.setdefault(self._amount(figure), set()).add(figure.value.per)
        return [
            replace(figure, value=replace(figure.value, per=next(iter(known))))
            if figure.value.per is None
            and figure.value.unit is not None
            and figure.value.unit.isupper()
            and len(known := periods.get(self._amount(figure), set())) == 1
            and (figure.value.high or figure.value.low or BUDGET) < BUDGET
            and _says_something(figure.value.high or figure.value.low)
            else figure
            for figure in figures
        ]

    @staticmethod
    def _amount(figure: Figure) -> tuple[float | None, float | None, str | None]:
        return figure.value.low, figure.value.high, figure.value.unit

    def numbers(self) -> list[Figure]:
        """Every number, with a unit for money and shares only."""
        found = []
        for index, reading in enumerate(self._readings):
            if reading.kind not in ("money", "share"):
                reading.unit = None
            found.append(self._figure(index, reading))
        return found

    def _convert(self) -> None:
        """ "30 miljoen pond (€35 mln)": the amount in brackets is the same one in another currency."""
        tokens = self._tokens
        for main, other in zip(self._readings, self._readings[1:], strict=False):
            if main.kind != "money" or other.kind != "money" or main.unit == other.unit:
                continue
            between = [tokens[at].text for at in range(main.end, other.first)]
            if len(between) <= CONVERTED_REACH and "(" in between[-CONVERTED_HEDGE:] and ")" not in between:
                other.main = main.main or main

    def _figure(self, index: int, reading: Reading) -> Figure:
        document, tokens = self._document, self._tokens
        sentence = document.sentence_tokens(tokens[reading.first].sentence)
        first, stop = reading.first, reading.end
        bound: Bound = reading.bound or reading.numeral.bound
        hedge = hedge_of(self._document, self._readings, index)
        if hedge is not None:
            first = hedge.first
            if bound == "exact" or (bound == "about" and hedge.bound != "about"):
                bound = hedge.bound
            reading.reasons.append(hedge.reason)
        after = hedge_after(document, stop, sentence.stop)
        if after is not None and bound in ("exact", "about"):
            bound, stop = after.bound, after.stop
            reading.reasons.append(after.reason)
        per = self._per(index, reading, first, stop, sentence)
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
        index = self._places[id(reading)]
        hedge = hedge_of(self._document, self._readings, index)
        return self._tokens[reading.first if hedge is None else hedge.first].start

    def _per(self, index: int, reading: Reading, first: int, stop: int, sentence: range) -> str | None:
        """What a figure is told per: by its own words, or by those of the amount it goes on from."""
        if reading.kind in ("time", "times", "bare"):
            return None
        until = sentence.stop
        if index + 1 < len(self._readings):
            until = min(until, self._readings[index + 1].first)
        period = period_behind(self._document, stop, until) or self._behind_bracket(index, reading, sentence)
        if period is None:
            floor = floor_of(self._document, self._readings, index)
            per = self._per_of_others(index, reading, stop)
            if per is not None:
                reading.per = per
                return per
            yearly = reading.kind == "share" and self._follows_cue(first)
            if reading.kind in ("money", "count", "measure") or yearly:
                period = period_around(self._document, reading.first, stop, floor, until)
            if period is None and reading.kind == "money":
                period = price_of_one(self._document, first, stop, sentence.start, until)
            if period is None and reading.unit == OIL_CURRENCY and self._is_oil_price(reading, sentence):
                period = Period("barrel", first, Reason("per", "oil is sold by the barrel"))
        if period is None:
            return reading.per
        reading.reasons.append(period.reason)
        reading.per = period.per
        reading.period_stop = period.stop if period.stop > reading.first else 0
        return period.per

    def _is_oil_price(self, reading: Reading, sentence: range) -> bool:
        """ "het prijsplafond van 47,6 dollar", "een vat deed 66 dollar": so little is paid for a barrel."""
        low, high = OIL_PRICES
        if reading.scale > 1 or not low <= reading.low <= high:
            return False
        named = lexicon.words("oil_words.tsv")
        return any(self._tokens[at].lower in named for at in sentence)

    def _follows_cue(self, first: int) -> bool:
        """Whether a share stands right behind its period: "mag elk jaar 1,5 procent extra uitgeven"."""
        before = self._document.tokens[max(first - 2, 0) : first]
        words = " ".join(token.lower for token in before)
        return words in lexicon.table("periods.tsv", 3)

    def _behind_bracket(self, index: int, reading: Reading, sentence: range) -> Period | None:
        """ "180 miljoen dollar (160 miljoen euro) per jaar": what stands behind the bracket is of both."""
        other = self._readings[index + 1] if index + 1 < len(self._readings) else None
        if other is None or other.main is not reading or other.end + 1 >= sentence.stop:
            return None
        closed = self._tokens[other.end].text == ")"
        return period_behind(self._document, other.end + 1, sentence.stop) if closed else None

    def _per_of_others(self, index: int, reading: Reading, stop: int) -> str | None:
        """The period of the amount a figure is paired with, converted from, compared with, or part of."""
        if index + 1 < len(self._readings):
            per = self._per_of_pair(reading, self._readings[index + 1])
            if per is not None:
                return per
        if reading.main is not None:
            return reading.main.per
        if reading.kind == "count" and reading.borrowed:
            return self._per_of_count(index, reading)
        if reading.kind not in ("money", "measure"):
            return None
        for before in reversed(self._readings[max(0, index - PER_BACK) : index]):
            if before.unit != reading.unit or before.kind != reading.kind:
                continue
            if before.per is None:
                return None
            goes_on = (
                self._differs(reading, before, stop)
                or self._points_back(reading, before)
                or self._beside(reading, before)
                or self._same_price(reading, before)
            )
            return before.per if goes_on else None
        return None

    def _per_of_count(self, index: int, reading: Reading) -> str | None:
        """ "900 per week in mei, 450 nu": a bare count is per what the one it goes on from is."""
        before = self._readings[index - 1] if index else None
        if before is None or before.unit != reading.unit or before.kind != "count":
            return None
        apart = self._tokens[reading.first].sentence - self._tokens[before.first].sentence
        return before.per if apart <= 1 else None

    def _per_of_pair(self, left: Reading, right: Reading) -> str | None:
        """ "van 800 naar 950 euro per persoon": the first of a change or a list is per the same."""
        tokens = self._tokens
        if left.unit != right.unit or tokens[left.first].sentence != tokens[right.first].sentence:
            return None
        words, _ = self._ties.between(left, right)
        connector = lexicon.table("connectors.tsv", 2).get(" ".join(words))
        if connector is None or (
            connector.columns[1] == "list" and not (len(words) == 1 and words[0] in WORDS.or_)
        ):
            return None
        stop = self._document.sentence_tokens(tokens[right.first].sentence).stop
        period = period_behind(self._document, right.end, stop)
        return period.per if period is not None else None

    def _differs(self, reading: Reading, before: Reading, stop: int) -> bool:
        """ "90 euro per maand, 5 euro meer dan nu": a difference is per what its amount is per."""
        same = same_sentence(self._document, reading, before)
        differs = stop < len(self._tokens) and self._tokens[stop].lower in lexicon.words(
            "difference_words.tsv"
        )
        return same and differs and reading.kind == "money"

    def _points_back(self, reading: Reading, before: Reading) -> bool:
        """ "1.420 euro per jaar. Nu is dat nog 1.310 euro.": what "dat" was is per the same."""
        tokens = self._tokens
        if tokens[reading.first].sentence - tokens[before.first].sentence > 1:
            return False
        first = max(sentence_of(self._document, reading).start, before.end, reading.first - DAT_REACH)
        words = [tokens[at].lower for at in range(first, reading.first)]
        copula = any(self._document.lemma(at) in WORDS.be_or_become for at in range(first, reading.first))
        if not WORDS.that.isdisjoint(words) and copula:
            return True
        # "120 euro per jaar. Hij betwist dat bedrag: het zou 80 euro zijn."
        since = max(sentence_of(self._document, reading).start, before.end)
        return any(
            tokens[at].lower in WORDS.definite_singular
            and tokens[at + 1].lower in lexicon.words("amount_nouns.tsv")
            for at in range(since, reading.first - 1)
        )

    def _beside(self, reading: Reading, before: Reading) -> bool:
        """ "90 euro per maand, waarvan 25 voor schoonmaak": in one sentence, of one size or a part of it."""
        if not same_sentence(self._document, reading, before) or self._one_off(before, reading):
            return False
        tokens = self._tokens
        if tokens[reading.first - 1].lower in lexicon.words("part_leads.tsv"):
            return reading.high <= before.high
        if reading.kind == "money" and reading.scale > 1:
            return False  # of a budget per year and a total no size tells which is which
        size = MEASURES_BESIDE if reading.kind == "measure" else AMOUNTS_BESIDE
        return 1 / size <= reading.high / (before.high or 1.0) <= size

    def _same_price(self, reading: Reading, before: Reading) -> bool:
        """ "70 dollar per vat. Het kartel mikte op 65 dollar.": a price is told again, a little other."""
        apart = self._tokens[reading.first].sentence - self._tokens[before.first].sentence
        if reading.kind != "money" or reading.scale > 1 or apart > PRICE_SENTENCES:
            return False
        if before.per == "year" or self._one_off(before, reading):
            return False
        return 1 / SAME_PRICE <= reading.high / (before.high or 1.0) <= SAME_PRICE

    def _one_off(self, before: Reading, reading: Reading) -> bool:
        """ "200 euro per maand en eenmalig 500": words that begin an amount of another kind."""
        first = max(before.end, reading.first - CLAUSE_REACH)
        words = lexicon.words("one_off_words.tsv")
        return any(
            self._tokens[at].lower in words for at in range(first, min(reading.end + 3, len(self._tokens)))
        )


def _says_something(value: float | None) -> bool:
    """Whether a number has more than one digit that is not nought at its end: 244 and 4.2e9, not 500."""
    return value is not None and len(f"{value:g}".partition("e")[0].replace(".", "").rstrip("0")) > 1
