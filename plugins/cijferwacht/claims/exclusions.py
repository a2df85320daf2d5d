"""Numbers that are no amount: years, dates, times, names, scores, phone numbers, items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import Document, Token
from cijferwacht.claims.hedges import hedge_before
from cijferwacht.claims.nouns import NounPhrase, plural, read_noun, sort_of
from cijferwacht.claims.numerals import NumeralReader, is_dash
from cijferwacht.claims.phrases import phrases
from cijferwacht.claims.reading import Reading
from cijferwacht.claims.units import unit_behind
from cijferwacht.claims.words import WORDS

#: Hours and minutes as Dutch writes them: "14.32", "9:05".
CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
#: Tokens between the first of several days and their month: "24, 25 en 26 juni".
DATE_REACH = 7
DATE_SIGNS = frozenset("-/.")
#: No number above this is the age of somebody.
OLDEST = 110


class Exclusions:
    """Decides for one document; ``loose`` keeps every number that is not plainly a date or a time."""

    def __init__(self, document: Document, numerals: NumeralReader, *, loose: bool) -> None:
        self._document = document
        self._tokens: Sequence[Token] = document.tokens
        self._numerals = numerals
        self._loose = loose

    def not_a_number(self, reading: Reading, first: int, stop: int) -> bool:
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
        if before is not None and before.text in ("/", "#", "@", "§"):
            return True
        if before is not None and before.text[0].isupper() and self._opens_quote(after, stop):
            return True  # "MidCap 200 -0,2 procent"
        if before is not None and before.text == "+":
            return (
                unit_behind(self._document, after, stop, scaled=False) is None
            )  # "+31 6"; not "+1,9 procent"
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
        joined = before is not None and is_dash(before) and before.end == tokens[at].start
        if joined and at - 2 >= first and tokens[at - 2].text.startswith("0"):
            return True  # "0900-8844"; not "08.05 – 1.170 flats"
        if at == first and follows is not None and follows.text in (".", ")") and not numeral.grouped:
            return True  # "1. Wat is er aan de hand?"
        return self._is_score(reading, first, stop)

    def _opens_quote(self, at: int, stop: int) -> bool:
        """Whether a sign stands apart from the number before it and against the one behind it."""
        tokens = self._tokens
        if at + 1 >= stop or not (is_dash(tokens[at]) or tokens[at].text == "+"):
            return False
        apart = tokens[at].start > tokens[at - 1].end and tokens[at].end == tokens[at + 1].start
        return apart and tokens[at + 1].text[0].isdigit()

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
        text = tokens[at].text
        if at > first and tokens[at - 1].lower in lexicon.months() and len(text) == 4 and text.isdigit():
            return unit_behind(self._document, after, stop, scaled=False) is None
        if text.isdigit() and len(text) > 2:
            return self._in_numeric_date(at, first, stop)
        for look in range(after, min(stop, after + DATE_REACH)):
            lower = tokens[look].lower
            if lower in lexicon.months():
                return lower not in _short_months() or look == after
            if not (tokens[look].text.isdigit() or lower in lexicon.words("date_connectors.tsv")):
                break
        return self._in_numeric_date(at, first, stop)

    def _in_numeric_date(self, at: int, first: int, stop: int) -> bool:
        """Whether a number is one of the three of "31-10-2024" or "31/10/2024"."""
        tokens = self._tokens
        for start in (at, at - 2, at - 4):
            if start < first or start + 4 >= stop:
                continue
            signs = {tokens[start + 1].text, tokens[start + 3].text}
            numbers = (tokens[start].text, tokens[start + 2].text, tokens[start + 4].text)
            if len(signs) == 1 and signs <= DATE_SIGNS and all(number.isdigit() for number in numbers):
                return True
        return False

    def _is_clock(self, at: int, after: int, first: int, stop: int) -> bool:
        """ "14.32 uur", "om 10.30", "22.52 -" at the head of a live blog's item, "half drie"."""
        tokens = self._tokens
        follows = tokens[after].lower if after < stop else ""
        before = tokens[at - 1].lower if at > first else ""
        if CLOCK.fullmatch(tokens[at].text) is None:
            return before in WORDS.before_hour and follows not in WORDS.year
        if follows in lexicon.words("clock_words.tsv") or before in WORDS.hour:
            return True
        if before == "":
            return unit_behind(self._document, after, stop, scaled=False) is None
        return follows == "" and before in lexicon.words("clock_cues.tsv")

    def is_age(self, reading: Reading, noun: NounPhrase | None, first: int) -> bool:
        """ "Oekraïners tussen 18 en 65", "mannen boven de 60": ages, behind the people they are of."""
        tokens, at = self._tokens, reading.numeral.first
        if self._loose or noun is not None or reading.numeral.scale > 1 or reading.high > OLDEST:
            return False
        if at - 1 > first and tokens[at - 1].lower in WORDS.of and self._is_one_person(at - 2, first):
            return True  # "mijn moeder van 81"
        if at - 2 > first and tokens[at - 1].lower in lexicon.words("age_joins.tsv"):
            low = self._numerals.read(at - 2, at - 1)
            at = at if low is None or low.low > reading.low else at - 2
        if at - 1 > first and tokens[at - 1].lower in WORDS.definite:
            at -= 1
        if at - 2 < first or tokens[at - 1].lower not in lexicon.words("age_leads.tsv"):
            return False
        at -= 2
        if at > first and tokens[at].lower in lexicon.words("age_adjectives.tsv"):
            at -= 1
        people = plural(tokens[at].text)
        return people is not None and sort_of(people) == "person"

    def _is_one_person(self, at: int, first: int) -> bool:
        """Whether the word at ``at`` names one person: "zijn vader", "een weduwe"; not "zeven doden"."""
        lower = self._tokens[at].lower
        return at > first and lower.isalpha() and plural(lower) is None and sort_of(lower) == "person"

    def is_year(self, reading: Reading, noun: NounPhrase | None, first: int) -> bool:
        numeral = reading.numeral
        if not numeral.yearlike or not 1500 <= numeral.low <= 2150:
            return False
        tokens, at = self._tokens, numeral.first
        lead = phrases("ellipsis_leads.tsv", 2, 2).before(tokens, at, first)
        if lead is not None and lead[1].columns[1] == "level":
            return False  # "het ministerie houdt het op 2000"
        if at > first and self._was_still(at, numeral.stop, first):
            return False
        cue = lexicon.table("year_cues.tsv", 2).get(tokens[at - 1].lower) if at > first else None
        if cue is not None and cue.columns[1] == "strong":
            return True
        behind = self._tokens[numeral.stop].lower if numeral.stop < len(tokens) else ""
        if noun is not None or (behind in WORDS.of and cue is None):
            return False  # "1600 van de 9200 banen"
        if self._loose:
            return cue is not None
        hedge = hedge_before(self._document, at, first, amount=False, value=numeral.low)
        return (
            hedge is None or cue is not None or (1900 <= numeral.low <= 2100 and hedge.stop - hedge.first > 2)
        )

    def _was_still(self, at: int, after: int, first: int) -> bool:
        """ "Dat was vijf jaar geleden nog 1800.": the value that an amount had, and no year."""
        tokens = self._tokens
        opens = tokens[first].lower in WORDS.pointing and tokens[first + 1].lower in WORDS.was
        ends = after >= len(tokens) or not tokens[after].text[0].isalnum()
        return opens and ends and tokens[at - 1].lower in WORDS.still

    def is_name(self, reading: Reading, noun: NounPhrase | None, first: int) -> bool:
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
            return False  # "kost Utrecht 20 tot 30 miljoen"
        if numeral.grouped or numeral.low >= 10_000:
            return False
        if not before.text[0].isupper() or before.lower in lexicon.words("function_words.tsv"):
            return False
        # "Polen leverde 14 tanks, Duitsland 18.": it may count what the sentence counted before; so may the
        # number behind a place ("negen vluchten, op Eindhoven drie").
        at -= 2 if tokens[at - 2].lower in lexicon.words("place_prepositions.tsv") else 1
        reading.elliptic = at - 1 >= first and (
            tokens[at - 1].text in (",", ";") or tokens[at - 1].text in WORDS.and_
        )
        return numeral.form == "digits" and not reading.elliptic


@cache
def _short_months() -> frozenset[str]:
    return frozenset(
        key for key, entry in lexicon.table("dates.words.tsv", 3).items() if entry.columns[1] == "month.short"
    )
