"""The third step: a bare number takes its unit from what the article counts or pays in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import DASHES, Document, Token
from cijferwacht.claims.hedges import MARKS
from cijferwacht.claims.nouns import is_abstract, is_make, plural, read_noun, sort_of
from cijferwacht.claims.phrases import phrases
from cijferwacht.claims.reading import (
    CURRENCY_DEFAULT,
    SMALL,
    Reading,
    hedge_of,
    is_attribute,
    is_inflected,
    is_told,
    sentence_of,
)
from cijferwacht.claims.units import unit_behind
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Reason

#: A bare number below this needs more than a hedge to be a figure.
FEW = 20
#: A number beside an amount is of it only when it is no more than so many times larger or smaller.
ALIKE = 8.0
#: From this scale on a bare number is money rather than a count.
MILLION = 1e6
#: Words back to the plural that a number without a noun may count.
PLURAL_REACH = 40
#: Words back to the "er" of "vielen er na een week vier af".
ER_REACH = 8
#: Words from the "dat" of "Dat was vijf jaar geleden nog 1800" to its "nog".
THAT_REACH = 7
#: Sentences back in which a bare number may find what it counts.
REACH = 3
#: Sentences over which a currency goes on within its paragraph.
PAID_REACH = 2


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
        self._currencies = {
            reading.unit for reading in readings if reading.kind == "money" and reading.main is None
        }
        self._spoken = list(_currencies_spoken(document))
        self._paragraph_starts = [paragraph.start for paragraph in document.paragraphs]

    def resolve(self) -> None:
        """Give bare numbers the unit the article speaks in, where the language shows they are counts."""
        for index, reading in enumerate(self._readings):
            own = reading.kind != "bare"
            if not own:
                self._resolve_one(index, reading)
            elif reading.head is not None and self._tokens[reading.head].lower in WORDS.pieces:
                self._name_pieces(reading)
            if reading.kind == "count" and (
                is_told(reading) if own else self._counted is not None or reading.news
            ):
                # A bare count keeps its context near for the next one.
                self._counted = reading
                self._told.append(reading)
            elif reading.kind == "money" and own and reading.main is None:
                self._paid = reading

    def _resolve_one(self, index: int, reading: Reading) -> None:
        if self._told_beside(index, reading):
            return
        named, counted = self._named_count(reading), self._counted
        if reading.scale >= MILLION or (reading.numeral.form == "vague" and reading.low >= 1e6):
            self._resolve_millions(reading, named, counted)
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
        elif reading.numeral.form != "vague" and (noun := self._plural_before(reading)) is not None:
            self._adopt(reading, noun[1], self._tokens[noun[0]].text)

    def _resolve_millions(
        self, reading: Reading, named: tuple[str, str] | None, counted: Reading | None
    ) -> None:
        """A bare million is money, unless what is counted comes in millions too."""
        if named is not None:
            self._adopt(reading, named[0], named[1])
        elif not self._amounts and counted is not None and self._of_its_size(counted, reading):
            reading.take(counted)
        elif counted is not None and self._of_same_crowd(counted, reading):
            reading.take(counted)
            reading.news = True
            reading.reasons.append(Reason("noun", "of the count before"))
        elif self._only_counted(reading):
            reading.take(self._counts[reading.low])
            reading.reasons.append(Reason("noun", "of the same count"))
        else:
            self._pay(reading)

    def _told_beside(self, index: int, reading: Reading) -> bool:
        """Whether the words right around a number say what it is of; it then has its unit."""
        return (
            self._part_of(index, reading)
            or self._bracketed(reading)
            or self._compared(index, reading)
            or self._so_many(reading)
            or self._costs(reading)
            or self._elliptic(index, reading)
        )

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
            or not all(word in lexicon.words("part_words.tsv") or is_inflected(word) for word in between[1:])
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
        if not self._near(before, reading, 1) or not self._clause_subject(reading):
            return False
        hedge = hedge_of(self._document, self._readings, index)
        first = self._past_adverbs(hedge.first if hedge is not None else reading.first, before.end + 1)
        told = self._is_that(first) and before.kind != "measure"
        if not self._near(before, reading, int(told or self._is_of_share(before, reading))):
            return False
        while first > before.end and tokens[first - 1].lower in lexicon.words("determiners.tsv"):
            first -= 1
        lead = lexicon.table("compared_leads.tsv", 2).get(tokens[first - 1].lower)
        if lead is None and not told:
            return self._gapped(before, reading, first) or self._attributed(before, reading, first)
        peculiar = reading.numeral.grouped or reading.numeral.low % 1 > 0 or reading.scale >= 1e6
        if (
            before.kind in ("share", "measure")
            and self._ends_clause(reading)
            and not reading.numeral.yearlike
        ):
            peculiar = True  # "met 20 procent, en die op staal met 50.", "18 gigawatt, het aanbod op 11"
        if (
            lead is not None
            and lead.columns[1] == "decimal"
            and not (peculiar or told)
            and tokens[first - 2].lower not in WORDS.that_was
        ):
            return False
        lent = before.scale if reading.small_written else 1.0
        return self._beside(before, reading, lent, tokens[first - 1].lower)

    def _past_adverbs(self, first: int, floor: int) -> int:
        """Back past the adverbs before a number: "Dat was ooit 83", "en nu is dat nog 41"."""
        tokens, skipped = self._tokens, lexicon.words("copula_adverbs.tsv")
        while first > floor and tokens[first - 1].lower in skipped:
            if tokens[first - 1].lower in WORDS.than and tokens[first - 2].lower.endswith("er"):
                break  # "beter dan 25"
            first -= 1
        return first

    def _gapped(self, before: Reading, reading: Reading, first: int) -> bool:
        """ "een Belg gaf 305 euro, een Deen ruim 800, een Zweed 2.000": who else, and nothing but that."""
        tokens, at = self._tokens, first - 1
        if before.kind not in ("money", "share", "measure") or not self._near(before, reading, 0):
            return False
        if reading.scale > 1 or reading.numeral.yearlike or not self._ends_clause(reading):
            return False
        article = tokens[at - 1].lower in lexicon.words("determiners.tsv")
        named = tokens[at].text[0].isupper() or (article and tokens[at].text[0].isalpha())
        joint = tokens[at - 1 - article]
        listed = joint.text in (",", ";") or joint.lower in WORDS.and_
        if not named or not listed or at - 1 - article < before.end:
            return False
        lent = before.scale if reading.small_written and before.kind == "money" else 1.0
        return self._beside(before, reading, lent, tokens[at].text)

    def _beside(self, before: Reading, reading: Reading, lent: float, word: str) -> bool:
        """Give a number the unit of the amount before it, and its scale, if the two come near each other."""
        if not 1 / ALIKE <= reading.low * lent / (abs(before.high) or 1.0) <= ALIKE:
            return False
        if lent > 1:
            reading.lend(lent)
        reading.take(before)
        reading.per = before.per
        reading.reasons.append(Reason("unit", f"beside the amount before: {word}"))
        return True

    def _attributed(self, before: Reading, reading: Reading, first: int) -> bool:
        """ "nog 25 procent: het besluit voor de afgesproken 15 volgt": the other value of a share."""
        tokens = self._tokens
        settled = first > 1 and tokens[first - 1].lower in lexicon.words("agreed_adjectives.tsv")
        definite = settled and tokens[first - 2].lower in lexicon.words("determiners.tsv")
        if before.kind != "share" or not definite or reading.numeral.yearlike or reading.scale > 1:
            return False
        if not self._near(before, reading, 0):
            return False
        reading.take(before)
        reading.reasons.append(Reason("unit", f"beside the amount before: {tokens[first - 1].lower}"))
        return True

    def _is_of_share(self, before: Reading, reading: Reading) -> bool:
        """Whether a number after a share can hardly be of anything else: it has a comma, or the share is what
        it is compared with, and it closes its clause ("Madrid houdt het op 2,1 procent. Brussel wil 3,5").
        """
        if not self._ends_clause(reading) or reading.scale > 1:
            return False
        if before.kind == "measure":
            # "701 vierkante kilometer. In december zakte de winst naar 445."
            level = self._tokens[reading.first - 1].lower in lexicon.words("level_leads.tsv")
            return level and reading.low >= FEW and self._paragraph_of(before) == self._paragraph_of(reading)
        if before.kind != "share":
            return False
        compared = self._tokens[reading.first - 1].lower in WORDS.than
        same = self._paragraph_of(before) == self._paragraph_of(reading)
        return same and (reading.numeral.low % 1 > 0 or compared)

    def _paragraph_of(self, reading: Reading) -> int:
        starts = self._paragraph_starts
        return bisect_right(starts, self._tokens[reading.first].start)

    def _so_many(self, reading: Reading) -> bool:
        """ "1,26 miljoen: zoveel Russen zouden er gesneuveld zijn": what is counted follows."""
        tokens, at = self._tokens, reading.end
        stop = sentence_of(self._document, reading).stop
        if at + 1 >= stop or tokens[at].text not in (":", ",", "–"):
            return False
        found = phrases("so_many.tsv", 1, 1).at(tokens, at + 1, stop)
        noun = None if found is None else read_noun(self._document, at + 1 + found[0], stop)
        if noun is None or noun.sort == "time":
            return False
        self._adopt(reading, noun.unit, noun.lemma)
        reading.news = True
        return True

    def _costs(self, reading: Reading) -> bool:
        """ "toestellen die 20.000 kosten": what something costs is money."""
        at = reading.end
        if at >= len(self._tokens) or reading.high < SMALL or reading.numeral.yearlike:
            return False
        if self._tokens[at].lower not in lexicon.words("price_verbs.tsv") or not self._amounts:
            return False
        self._pay(reading)
        return True

    def _elliptic(self, index: int, reading: Reading) -> bool:
        """ "139 van hen", "elk 157", "er volgend jaar acht": the words show that its noun was told before."""
        document, tokens = self._document, self._tokens
        if reading.low <= 1 or reading.until is not None or reading.numeral.form not in ("digits", "words"):
            return False
        sentence = sentence_of(document, reading)
        hedge = hedge_of(document, self._readings, index)
        first = hedge.first if hedge is not None else reading.first
        behind = phrases("whole_behind.tsv", 1, 1).at(tokens, reading.end, sentence.stop)
        leads = phrases("ellipsis_leads.tsv", 2, 2)
        lead = leads.before(tokens, first, sentence.start)
        if lead is None and is_attribute(tokens, first, sentence.start):
            first -= 1  # "in plaats van de aangekondigde 30"
            lead = leads.before(tokens, first, sentence.start)
        if lead is not None and lead[1].columns[1] == "many" and reading.low < SMALL:
            return False  # "alle drie"
        if reading.scale >= MILLION and self._is_paid(index, reading, behind is None, lead):
            return False
        if behind is None and not self._of_relative(reading, first):
            if not self._clause_subject(reading):
                return False
            if lead is None:
                if not self._partitive(index, reading, first, sentence.start):
                    return False
                if self._of_them_all(index, reading):
                    return True
        if lead is not None and lead[1].columns[1] == "any" and self._of_any(index, reading, lead[1].key):
            return True
        if reading.scale >= MILLION and behind is None:
            return False
        return self._stand_for(reading, lead[1].where if lead is not None else min(WORDS.there))

    def _is_paid(
        self, index: int, reading: Reading, ends: bool, lead: tuple[int, lexicon.Entry] | None
    ) -> bool:
        """Whether an elliptic million is money: "er komt 12 miljard", "van de 3 miljard die"; "300 miljoen
        daarvan" is so behind a larger amount.
        """
        if ends:
            return lead is None or lead[1].columns[1] != "any"
        before = self._readings[index - 1] if index else None
        if before is None or before.kind != "money" or before.high < reading.high:
            return False
        return self._near(before, reading, 1)

    def _of_them_all(self, index: int, reading: Reading) -> bool:
        """Whether "er" stands for the amount just told, "10 procent, en maakt er later 15 van"."""
        stop = sentence_of(self._document, reading).stop
        ends = self._tokens[reading.end].lower if reading.end < stop else ""
        return (
            (ends in WORDS.of and self._of_amount(index, reading))
            or self._of_same_millions(index, reading)
            or self._of_measure(index, reading)
        )

    def _of_any(self, index: int, reading: Reading, lead: str) -> bool:
        """ "in plaats van": of the amount just told, or of what is to come instead."""
        if self._of_amount(index, reading):
            return True
        instead = lead in WORDS.instead_of or lead.rpartition(" ")[0] in WORDS.instead_of
        return instead and self._of_the_next(index, reading)

    def _of_the_next(self, index: int, reading: Reading) -> bool:
        """ "in plaats van twee komen er vier fregatten": of what the rest of the sentence counts or pays."""
        after = self._readings[index + 1] if index + 1 < len(self._readings) else None
        if (
            after is None
            or after.kind in ("bare", "none", "time", "times")
            or not self._near(after, reading, 0)
        ):
            return False
        if reading.small_written and after.scale > 1:
            reading.lend(after.scale)
        reading.take(after)
        reading.news = after.kind != "count" or is_told(after)
        return True

    def _of_relative(self, reading: Reading, first: int) -> bool:
        """ "van de zes die voor de zomer komen"."""
        tokens, at = self._tokens, reading.end
        relative = at < len(tokens) and tokens[at].lower in WORDS.relative_who
        return relative and first > 0 and tokens[first - 1].lower in WORDS.definite

    def _partitive(self, index: int, reading: Reading, first: int, since: int) -> bool:
        """Whether "er" stands for what a number counts: "het worden er in totaal 54"."""
        tokens = self._tokens
        floor = max(since, first - ER_REACH, self._readings[index - 1].end if index else 0)
        if first - 1 < floor or tokens[first - 1].lower in lexicon.words("place_prepositions.tsv"):
            return False
        if reading.numeral.yearlike and tokens[first - 1].lower not in WORDS.there:
            return False
        for at in range(first - 1, floor - 1, -1):
            if tokens[at].text in MARKS:
                return False
            if tokens[at].lower in WORDS.there:
                return tokens[first - 1].lower not in WORDS.within_or_on
        return False

    def _of_amount(self, index: int, reading: Reading) -> bool:
        """ "10 procent, in plaats van de aangekondigde 30": of the share or the money of its sentence."""
        before = self._readings[index - 1] if index else None
        if before is None or before.kind not in ("money", "share", "measure"):
            return False
        if not self._near(before, reading, 0):
            return False
        if reading.small_written and before.scale > 1:
            reading.lend(before.scale)
        reading.take(before)
        reading.per = before.per
        return True

    def _of_measure(self, index: int, reading: Reading) -> bool:
        """ "kan 11 gigawatt opwekken, terwijl het er 18 nodig heeft": "er" stands for what was measured."""
        before = self._readings[index - 1] if index else None
        return before is not None and before.kind == "measure" and self._of_amount(index, reading)

    def _of_same_millions(self, index: int, reading: Reading) -> bool:
        """ "vroeg om 60 miljard, maar krijgt er 90": "er" stands for the milliards just told."""
        before = self._readings[index - 1] if index else None
        counted = self._counted
        if (
            before is None
            or before.scale < MILLION
            or not (reading.small_written and self._ends_clause(reading))
        ):
            return False
        if counted is not None and counted.first > before.first:
            return False
        return self._of_amount(index, reading)

    def _stand_for(self, reading: Reading, why: str) -> bool:
        """Count what was counted, or what was named in the plural, just before."""
        noun = self._plural_before(reading)
        whole = self._whole_of(reading)
        counted = whole or self._counted
        if counted is not None and self._near(counted, reading, REACH):
            named = counted.head if counted.head is not None else counted.first
            nearest = noun is None or named >= noun[0] or self._near(counted, reading, 0)
            if nearest or whole is not None:
                per = reading.per
                reading.take(counted)
                reading.per = per
                reading.news = True
                reading.reasons.append(Reason("noun", why))
                return True
        if noun is None:
            return (
                self._befallen(reading) or self._of_one_named(reading, why) or self._of_people(reading, why)
            )
        self._adopt(reading, noun[1], why)
        reading.news = True
        return True

    def _of_one_named(self, reading: Reading, why: str) -> bool:
        """ "Ooit een reservist ontmoet? Defensie wil er 20.000": of the people of which one was named."""
        tokens = self._tokens
        for at in range(reading.first - 1, max(0, reading.first - PLURAL_REACH), -1):
            if tokens[at].sentence < tokens[reading.first].sentence - 1:
                return False
            one = tokens[at - 1].lower in WORDS.article_numeral and tokens[at].text[0].islower()
            if one and sort_of(self._document.lemma(at)) == "person":
                self._adopt(reading, "person", why)
                reading.news = True
                return True
        return False

    def _of_people(self, reading: Reading, why: str) -> bool:
        """ "Defensie zoekt er nog 12.000": what is so many, and never named before, is people."""
        if not reading.numeral.grouped or reading.scale > 1:
            return False
        self._adopt(reading, "person", why)
        reading.news = True
        return True

    def _befallen(self, reading: Reading) -> bool:
        """ "zijn er 214 gesneuveld": people, by what befell them."""
        tokens, grave = self._tokens, phrases("grave.tsv", 1, 1)
        stop = sentence_of(self._document, reading).stop
        if grave.at(tokens, reading.end, stop) is None:
            return False
        self._adopt(reading, "person", tokens[reading.end].text)
        reading.news = True
        return True

    def _plural_before(self, reading: Reading) -> tuple[int, str] | None:
        """The plural a number may count, in its sentence or the one before: its token and its unit.

        What was asked for comes first ("Hoeveel bedden zijn er? Gemeenten zeggen 5.000"), then the nearest.
        """
        tokens = self._tokens
        sentence = tokens[reading.first].sentence
        nearest: tuple[int, str] | None = None
        for at in range(reading.first - 1, max(0, reading.first - PLURAL_REACH), -1):
            if tokens[at].sentence < sentence - 1:
                break
            asked = tokens[at - 1].lower in WORDS.how_many
            if (nearest is None or asked) and (unit := self._counts_as(at)) is not None:
                nearest = at, unit
                if asked:
                    break
        return nearest

    def _counts_as(self, at: int) -> str | None:
        """The unit of a plural noun that a number further on may count; None for other words."""
        token = self._tokens[at]
        noun = plural(token.text) if token.text[0].isalpha() else None
        if noun is None or sort_of(noun) == "time" or is_abstract(noun) or self._may_be_verb(at):
            return None
        if at and self._tokens[at - 1].lower in WORDS.infinitive_marker:
            return None  # "om hem te plezieren"
        if noun in lexicon.words("not_counted.tsv") or token.lower in lexicon.words("places_in_en.tsv"):
            return None
        person = sort_of(noun) == "person"
        opens = not at or self._tokens[at - 1].sentence != token.sentence
        if not opens and token.text[0].isupper() and not is_make(token.text):
            placed = self._tokens[at - 1].lower in lexicon.words("place_prepositions.tsv")
            person = person and not placed
            if not person:
                return None  # "in Polen", "uit Texas"
        return "person" if person else f"count:{noun}"

    def _may_be_verb(self, at: int) -> bool:
        """ "De vliegtuigen lopen", "zij stoppen": behind a subject a word on -en is its verb."""
        if at == 0 or not self._tokens[at].lower.endswith("en"):
            return False
        before = self._tokens[at - 1]
        if before.lower in lexicon.words("subject_words.tsv"):
            return True
        if before.lower in lexicon.words("function_words.tsv"):
            return False
        return before.text[0].isalpha() and (before.text[0].isupper() or plural(before.text) is not None)

    def _name_pieces(self, reading: Reading) -> None:
        """ "Containers deden het goed: 3,5 miljoen stuks": pieces are of what was named before."""
        noun = self._plural_before(reading)
        counted = self._told[-1] if self._told else None
        near = counted is not None and self._near(counted, reading, 1)
        if noun is not None and (not near or counted is None or noun[0] >= (counted.head or 0)):
            reading.unit = noun[1]
        elif near and counted is not None:
            reading.unit = counted.unit
        reading.noun, reading.news = None, True

    def _is_that(self, first: int) -> bool:
        """ "wordt dat 260", "Dat was 83": what was told before is put beside another value."""
        if first < 2:
            return False
        tokens = self._tokens
        words = {tokens[first - 1].lower, tokens[first - 2].lower}
        copula = {self._document.lemma(first - 1), self._document.lemma(first - 2)}
        if not WORDS.that.isdisjoint(words) and not WORDS.be_or_become.isdisjoint(copula):
            return True
        # "Dat was vijf jaar geleden nog 1800": a time may stand between
        opening = self._document.sentence_tokens(tokens[first - 1].sentence).start
        if not 2 < first - opening <= THAT_REACH or tokens[opening].lower not in WORDS.that:
            return False
        between = tokens[opening + 2 : first]
        closed = any(token.text in MARKS for token in between)
        return tokens[opening + 1].lower in WORDS.was and tokens[first].lower in WORDS.still and not closed

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
                if tokens[at - 1].lower in WORDS.possessives and noun is None:
                    # "opleiders: hun aantal gaat van 100 naar 150"
                    before = self._plural_before(reading)
                    return None if before is None else (before[1], tokens[before[0]].text)
        return None

    def _adopt(self, reading: Reading, unit: str, entry: str) -> None:
        reading.kind, reading.unit, reading.borrowed = "count", unit, True
        reading.reasons.append(Reason("noun", entry))

    def _pay(self, reading: Reading) -> None:
        """A bare million or milliard is money: of the same amount, of the one just before, or in euros.

        A currency goes on from one sentence to the next; further away the article's own decides, which is
        the euro unless it pays in no euros at all.
        """
        reading.kind, reading.unit, reading.borrowed = "money", CURRENCY_DEFAULT, True
        same = self._amounts.get((reading.low, reading.high))
        if same is not None:
            reading.unit = same.unit
            reading.reasons.append(Reason("unit", "of the same amount"))
            return
        spoken = self._spoken_in(reading)
        if spoken is not None:
            reading.unit = spoken
            reading.reasons.append(Reason("unit", "the currency a table is in"))
        elif self._paid is not None and self._paid.unit != CURRENCY_DEFAULT and self._paid_here(reading):
            reading.reasons.append(Reason("unit", "the currency of who pays"))
        elif self._paid is not None and self._goes_on(self._paid, reading):
            reading.unit = self._paid.unit
            reading.reasons.append(Reason("unit", "the currency used last"))
        elif (
            self._currencies
            and CURRENCY_DEFAULT not in self._currencies
            and not self._of_the_eurozone(reading)
        ):
            reading.unit = (self._paid or next(iter(self._amounts.values()))).unit
            reading.reasons.append(Reason("unit", "the currency of the article"))
        else:
            reading.reasons.append(Reason("unit", f"{CURRENCY_DEFAULT} by default"))

    def _paid_here(self, reading: Reading) -> bool:
        """Whether a country that counts in euros pays, apart from the amount in another currency.

        "18.200 miljard roebel. Den Haag staat voor 13,4 miljard garant."; the Union itself often pays in the
        other's ("750 miljard dollar. Europa investeert ook 600 miljard").
        """
        if self._paid is None or self._near(self._paid, reading, 0):
            return False
        sentence = sentence_of(self._document, reading)
        payers = lexicon.table("euro_payers.tsv", 1, 2)
        return any(
            (entry := payers.get(self._tokens[at].lower)) is not None and entry.columns[1:] == ("country",)
            for at in range(sentence.start, reading.first)
        )

    def _of_the_eurozone(self, reading: Reading) -> bool:
        """Whether a sentence names who counts in euros: "Europa laat zijn lijst van 93 miljard rusten"."""
        sentence = sentence_of(self._document, reading)
        named = lexicon.table("euro_payers.tsv", 1, 2)
        return any(self._tokens[at].lower in named for at in sentence)

    def _goes_on(self, before: Reading, reading: Reading) -> bool:
        """Whether an amount stands in the paragraph of the one before, no more than a sentence or two on."""
        tokens, paragraphs = self._tokens, self._document.paragraphs
        start = tokens[before.first].start
        end = next((p.end for p in paragraphs if p.start <= start < p.end), start)
        return tokens[reading.first].start < end and self._near(before, reading, PAID_REACH)

    def _spoken_in(self, reading: Reading) -> str | None:
        """ "De uitvoer, in dollars: machines 4 mld, wijn 2 mld": the currency the paragraph says it is in."""
        tokens = self._tokens
        start = tokens[reading.first].start
        paragraph = next((p for p in self._document.paragraphs if p.start <= start < p.end), None)
        spoken = (
            code
            for at, code in self._spoken
            if at < reading.first and paragraph is not None and tokens[at].start >= paragraph.start
        )
        return next(spoken, None)

    def _of_its_size(self, counted: Reading, reading: Reading) -> bool:
        """Whether a bare million may be of what was counted before: "6 miljoen mensen, nu nog 4 miljoen"."""
        return self._near(counted, reading, 1) and counted.high >= reading.low / 1000

    def _of_same_crowd(self, counted: Reading, reading: Reading) -> bool:
        """ "4,3 miljoen Oekraïners. Polen vangt er een miljoen op.": millions just after counted millions.

        No word of money may stand in its sentence, nor any amount between the two.
        """
        if counted.scale < MILLION or reading.scale > counted.scale or not self._near(counted, reading, 1):
            return False
        if self._paid is not None and self._paid.first > counted.first:
            return False
        sentence, cues = sentence_of(self._document, reading), lexicon.words("money_cues.tsv")
        if any(other.kind == "money" and other.first in sentence for other in self._readings):
            return False
        return not any(
            self._document.lemma(at) in cues for at in sentence if self._tokens[at].text[0].isalpha()
        )

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


def _currencies_spoken(document: Document) -> Iterator[tuple[int, str]]:
    """Every "in euro's", "in dollars" without a number: its token and its code."""
    tokens = document.tokens
    for at, before in enumerate(tokens[:-1], start=1):
        if before.lower in WORDS.in_:
            unit = unit_behind(document, at, min(at + 2, len(tokens)), scaled=False)
            if unit is not None and unit.money and unit.factor == 1:
                yield at, unit.code
