"""The third step: a bare number takes its unit from what the article counts or pays in."""

from __future__ import annotations

from collections.abc import Sequence

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import DASHES, Document, Token
from cijferwacht.claims.hedges import MARKS
from cijferwacht.claims.nouns import plural, read_noun, sort_of
from cijferwacht.claims.reading import CURRENCY_DEFAULT, SMALL, Reading, hedge_of, is_told, sentence_of
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Reason

#: A bare number below this needs more than a hedge to be a figure.
FEW = 20
#: A number beside an amount is of it only when it is no more than so many times larger or smaller.
ALIKE = 8.0
#: Words back to the "er" of "vielen er na een week vier af".
ER_REACH = 8
#: Sentences back in which a bare number may find what it counts.
REACH = 3


class Resolver:
    """Resolves the bare readings of one document in place."""

    def __init__(self, document: Document, readings: Sequence[Reading]) -> None:
        self._document = document
        self._tokens: Sequence[Token] = document.tokens
        self._readings = readings
        #: The count, and the amount of money, that a bare number leans on: the last ones read.
        self._counted: Reading | None = None
        #: Every count that was told so far, last one last.
        self._told: list[Reading] = []
        self._paid: Reading | None = None
        #: Of each value the first count, and of each amount the first money, that name their unit.
        self._counts: dict[float, Reading] = {}
        self._amounts: dict[tuple[float, float], Reading] = {}
        for reading in readings:
            if reading.kind == "count":
                self._counts.setdefault(reading.low, reading)
            elif reading.kind == "money":
                self._amounts.setdefault((reading.low, reading.high), reading)

    def resolve(self) -> None:
        """Give bare numbers the unit the article speaks in, where the language shows they are counts."""
        for index, reading in enumerate(self._readings):
            own = reading.kind != "bare"
            if not own:
                self._resolve_one(index, reading)
            if reading.kind == "count" and (is_told(reading) if own else self._counted is not None):
                # A bare count keeps its context near for the next one.
                self._counted = reading
                self._told.append(reading)
            elif reading.kind == "money" and own and reading.main is None:
                self._paid = reading

    def _resolve_one(self, index: int, reading: Reading) -> None:
        if self._part_of(index, reading) or self._bracketed(reading) or self._compared(index, reading):
            return
        named, counted = self._named_count(reading), self._counted
        if reading.scale >= 1e6 or (reading.numeral.form == "vague" and reading.low >= 1e6):
            if named is not None:
                self._adopt(reading, named[0], named[1])
            elif not self._amounts and counted is not None and self._of_its_size(counted, reading):
                reading.take(counted)
            elif self._only_counted(reading):
                reading.take(self._counts[reading.low])
                reading.reasons.append(Reason("noun", "of the same count"))
            else:
                self._pay(reading)
            return
        if not self._shows_as_count(index, reading, counted):
            return
        same = self._counts.get(reading.low)
        counted = self._whole_of(reading) or counted
        if named is not None:
            self._adopt(reading, named[0], named[1])
            reading.news = True
        elif counted is not None and self._near(counted, reading, REACH):
            reading.take(counted)
            at = reading.end
            differs = at < len(self._tokens) and self._tokens[at].lower in lexicon.words(
                "difference_words.tsv"
            )
            reading.news = self._near(counted, reading, 1) and not differs
            reading.reasons.append(Reason("noun", "of the count before"))
        elif same is not None:
            reading.take(same)
        elif reading.numeral.form == "vague" and self._clause_subject(reading):
            self._adopt(reading, "person", "dozens, hundreds, thousands: people")

    def _part_of(self, index: int, reading: Reading) -> bool:
        """ "negen van de 12 provincies": the part is of the same kind as the whole."""
        if index + 1 >= len(self._readings):
            return False
        whole = self._readings[index + 1]
        tokens = self._tokens
        between = [tokens[at].lower for at in range(reading.end, whole.first)]
        if (
            not between
            or between[0] not in WORDS.of
            or len(between) > 3
            or not set(between[1:]) <= lexicon.words("part_words.tsv")
        ):
            return False
        if whole.kind == "count" and reading.low <= whole.high:
            reading.take(whole)
            reading.news = is_told(whole)  # "12 van de 18 buslijnen": as much news as the whole
            return True
        return False

    def _compared(self, index: int, reading: Reading) -> bool:
        """ "18 miljoen ton, tegen 19 een jaar eerder": a bare number of what its sentence told before."""
        if reading.until is not None or reading.numeral.form not in ("digits", "words") or not index:
            return False
        before = self._readings[index - 1]
        if before.kind == "time" and index > 1:
            before = self._readings[index - 2]
        tokens = self._tokens
        if before.unit is None or before.kind in ("time", "none", "bare", "times", "count"):
            return False
        if not self._near(before, reading, 0) or not self._clause_subject(reading):
            return False
        hedge = hedge_of(self._document, self._readings, index)
        first = hedge.first if hedge is not None else reading.first
        while first > before.end and tokens[first - 1].lower in lexicon.words("determiners.tsv"):
            first -= 1
        lead = lexicon.table("compared_leads.tsv", 2).get(tokens[first - 1].lower)
        if lead is None:
            return False
        peculiar = reading.numeral.grouped or reading.numeral.low % 1 > 0 or reading.scale >= 1e6
        if lead.columns[1] == "decimal" and not peculiar and tokens[first - 2].lower not in WORDS.that_was:
            return False
        lent = before.scale if reading.small_written else 1.0
        if not 1 / ALIKE <= reading.low * lent / (abs(before.high) or 1.0) <= ALIKE:
            return False
        if lent > 1:
            reading.lend(lent)
        reading.take(before)
        reading.per = before.per
        reading.reasons.append(Reason("unit", f"beside the amount before: {lead.key}"))
        return True

    def _only_counted(self, reading: Reading) -> bool:
        """Whether a bare million stands elsewhere as a count, and as no amount of money."""
        return reading.low in self._counts and (reading.low, reading.high) not in self._amounts

    def _whole_of(self, reading: Reading) -> Reading | None:
        """ "90 auto's en 12 bussen; daarvan zijn er 60 elektrisch": no part is larger than its whole."""
        last = self._told[-1] if self._told else None
        if last is None or last.high >= reading.low:
            return None
        tokens, first = self._tokens, sentence_of(self._document, reading).start
        if not any(tokens[at].lower in lexicon.words("part_leads.tsv") for at in range(first, reading.first)):
            return None
        larger = (count for count in reversed(self._told[-4:-1]) if count.high >= reading.low)
        return next((count for count in larger if self._near(count, reading, 1)), None)

    def _bracketed(self, reading: Reading) -> bool:
        """ "Gelderlanders (420) en Zeeuwen (130)": the number in brackets counts the plural before them."""
        tokens, first, stop = self._tokens, reading.first, reading.end
        if first < 2 or stop >= len(tokens) or tokens[first - 1].text != "(" or tokens[stop].text != ")":
            return False
        noun = plural(tokens[first - 2].text)
        if noun is None or reading.numeral.yearlike or sort_of(noun) == "time" or reading.low < SMALL:
            return False
        if reading.scale > 1000 or self._is_surname(first - 2):
            return False
        self._adopt(reading, "person" if sort_of(noun) == "person" else f"count:{noun}", noun)
        return True

    def _is_surname(self, at: int) -> bool:
        """ "Fleur Aarts (31)": a capital behind another is a name, and what follows its age."""
        tokens = self._tokens
        return at > 0 and all(tokens[place].text[0].isupper() for place in (at - 1, at))

    def _named_count(self, reading: Reading) -> tuple[str, str] | None:
        """ "het aantal studenten steeg tot 340.000": the noun behind "aantal" in the sentence."""
        tokens = self._tokens
        sentence = self._document.sentence_tokens(tokens[reading.first].sentence)
        for at in range(reading.first - 1, max(sentence.start, reading.first - 25) - 1, -1):
            entry = lexicon.table("named_counts.tsv", 2).get(tokens[at].lower)
            if entry is not None:
                return entry.columns[1], entry.where
            if tokens[at].lower in WORDS.number_of:
                noun = read_noun(self._document, at + 1, sentence.stop)
                if noun is not None and noun.sort != "time":
                    return noun.unit, f"{tokens[at].lower} {noun.lemma}"
        return None

    def _adopt(self, reading: Reading, unit: str, entry: str) -> None:
        reading.kind, reading.unit, reading.borrowed = "count", unit, True
        reading.reasons.append(Reason("noun", entry))

    def _pay(self, reading: Reading) -> None:
        """A bare million or milliard is money: in the currency of the same amount, or the one used last."""
        first = next(iter(self._amounts.values()), None)
        choices = (
            (self._amounts.get((reading.low, reading.high)), "of the same amount"),
            (self._paid, "the currency used last"),
            (first, "the currency of the article"),
        )
        reading.kind, reading.unit, reading.borrowed = "money", CURRENCY_DEFAULT, True
        for chosen, why in choices:
            if chosen is not None:
                reading.unit = chosen.unit
                reading.reasons.append(Reason("unit", why))
                return
        reading.reasons.append(Reason("unit", f"{CURRENCY_DEFAULT} by default"))

    def _of_its_size(self, counted: Reading, reading: Reading) -> bool:
        """Whether a bare million may be of what was counted before: "6 miljoen mensen, nu nog 4 miljoen"."""
        return self._near(counted, reading, 1) and counted.high >= reading.low / 1000

    def _near(self, before: Reading, reading: Reading, reach: int) -> bool:
        tokens = self._tokens
        return tokens[reading.first].sentence - tokens[before.first].sentence <= reach

    def _shows_as_count(self, index: int, reading: Reading, counted: Reading | None) -> bool:
        """Whether a number without unit or noun is told as a count."""
        tokens, numeral = self._tokens, reading.numeral
        first = sentence_of(self._document, reading).start
        before = [tokens[at].lower for at in range(max(first, reading.first - 3), reading.first)]
        if numeral.grouped or (
            numeral.low >= 1000 and numeral.form in ("digits", "words") and not numeral.yearlike
        ):
            return True
        if numeral.form == "vague" or reading.bound == "between":
            return True
        if reading.elliptic:
            return counted is not None and self._near(counted, reading, 0) and self._ends_clause(reading)
        hedge = hedge_of(self._document, self._readings, index)
        if hedge is not None and hedge.unit is not None:
            self._adopt(reading, hedge.unit, hedge.reason.entry)
            return False
        if not WORDS.there.isdisjoint(before) and (not before or before[-1] not in WORDS.within_or_on):
            return reading.low > 1
        if hedge is not None and reading.low >= FEW:
            return True
        if numeral.yearlike:
            return not WORDS.there.isdisjoint(before)
        last = before[-1] if before else ""
        if last in lexicon.words("level_leads.tsv") and reading.low > 1 and self._named_count(reading):
            return self._clause_subject(reading)
        if counted is None or not self._near(counted, reading, 1):
            return False
        if self._of_them(reading, first):
            return reading.low > 1
        leads = self._near(counted, reading, 0) and last in lexicon.words("count_leads.tsv")
        few = 2 if self._near(counted, reading, 0) else FEW
        level = reading.low >= few and last in lexicon.words("level_leads.tsv")
        return reading.low > 1 and (leads or level) and self._clause_subject(reading)

    def _of_them(self, reading: Reading, first: int) -> bool:
        """ "vielen er na een week vier af": "er" stands for what was counted, and no noun follows."""
        tokens = self._tokens
        words = [tokens[at].lower for at in range(max(first, reading.first - ER_REACH), reading.first)]
        there = next((at for at, word in enumerate(words) if word in WORDS.there), None)
        if there is None or any(word in MARKS for word in words[there:]):
            return False
        at = reading.end
        particle = at < len(tokens) and tokens[at].lower in lexicon.words("particles.tsv")
        return particle and (at + 1 >= len(tokens) or not tokens[at + 1].text[0].isalnum())

    def _ends_clause(self, reading: Reading) -> bool:
        """Whether nothing but a mark follows."""
        at = reading.end
        return at >= len(self._tokens) or not self._tokens[at].text[0].isalnum()

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
