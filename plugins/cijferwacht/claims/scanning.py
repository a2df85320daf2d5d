"""The first step: every numeral of a text with what stands against it, its sign, unit or noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from cijferwacht.claims import lexicon
from cijferwacht.claims.clauses import form_of
from cijferwacht.claims.document import DASHES, QUOTES, Document, Token, lemma, words_of
from cijferwacht.claims.exclusions import Exclusions
from cijferwacht.claims.hedges import hedge_before
from cijferwacht.claims.nouns import NounPhrase, in_class, is_abstract, plural, read_noun
from cijferwacht.claims.numerals import (
    VULGAR,
    Numeral,
    NumeralReader,
    read_digits,
    read_share,
    read_word,
    scaled,
)
from cijferwacht.claims.phrases import phrases
from cijferwacht.claims.reading import CURRENCY_DEFAULT, SHARES, SMALL, Kind, Reading, is_inflected, text_of
from cijferwacht.claims.tense import verb_form
from cijferwacht.claims.units import Unit, sign_before, unit_behind
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Reason

#: Words between people and the verb that tells what befell them.
GRAVE_REACH = 12
#: Words between things and the verb that tells what was done with them.
DEALT_REACH = 12
#: Words back from a currency to the country it may be of.
NATION_REACH = 120
#: From this scale on a bare number is money rather than a count.
MILLION = 1e6
CLAUSE_MARKS = frozenset((";", ":", "(", ")", "–", "—"))


class Scanner:
    """Reads one document; ``loose`` reads every number instead of the figures an editor would tell."""

    def __init__(self, document: Document, *, loose: bool = False) -> None:
        self._document = document
        self._tokens: Sequence[Token] = document.tokens
        self._loose = loose
        self._numerals = NumeralReader(document, letters=loose)
        self._exclusions = Exclusions(document, self._numerals, loose=loose)

    def scan(self) -> list[Reading]:
        readings: list[Reading] = []
        tokens = self._tokens
        leads = _leads()
        for number in range(len(self._document.sentences)):
            sentence = self._document.sentence_tokens(number)
            at, first, stop = sentence.start, sentence.start, sentence.stop
            while at < stop:
                lower = tokens[at].lower
                led = not (lower in leads and (at + 1 >= stop or tokens[at + 1].lower not in leads[lower]))
                reading = self._read(at, first, stop) if led and _begins(lower) else None
                if reading is None:
                    at += 1
                    continue
                at = max(reading.stop, at + 1)
                if reading.kind != "none" and not (readings and self._is_next(readings[-1], reading)):
                    readings.append(reading)
        return readings

    def _is_next(self, before: Reading, reading: Reading) -> bool:
        """ "drie toestellen neergehaald, een vierde geraakt": behind three things a fourth is no quarter."""
        if reading.numeral.form != "fraction" or reading.kind != "share" or before.kind != "count":
            return False
        if (
            reading.stop - reading.first != 2
            or self._tokens[reading.first].lower not in WORDS.article_numeral
        ):
            return False
        apart = self._tokens[reading.first].sentence - self._tokens[before.first].sentence
        return apart <= 1 and round(100 / reading.low) == before.low + 1

    def _read(self, at: int, first: int, stop: int) -> Reading | None:
        """The reading that begins at token ``at`` of the sentence ``first`` up to ``stop``."""
        if (multiple := self._multiple(at, stop)) is not None:
            return multiple
        if (ratio := self._ratio(at, stop)) is not None:
            return ratio
        if not self._loose and (share := percentage_in(self._tokens[at].lower)) is not None:
            # "de 5-procentsnorm"
            made = Numeral(at, at + 1, share, share, 1.0, "digits")
            return Reading(made, at, at + 1, share, share, 1.0, "share", "percent")
        sign = sign_before(self._document, at, first)
        numeral = self._numerals.read(at, stop, money=sign is not None)
        if numeral is None:
            return self._alone(at, first, stop)
        reading = Reading(numeral, at, numeral.stop, numeral.low, numeral.high, numeral.step)
        reading.reasons.append(
            Reason(f"numeral: {numeral.form}", numeral.entry or text_of(self._document, at, numeral.stop))
        )
        self._negative(reading, first)
        if sign is not None:
            reading.first, reading.head = min(sign.first, reading.first), None
            return self._money(reading, sign.code, sign.reason, stop)
        if at > first and self._tokens[at - 1].lower in WORDS.per and not self._loose:
            reading.kind = "none"  # "200 per 100.000 inwoners"
            return reading
        if self._exclusions.not_a_number(reading, first, stop):
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
            return self._measured(reading, unit, first, stop)
        if numeral.form == "fraction":
            return self._share(reading, stop)
        if self._occasions(reading, stop):
            return reading
        leading = " ".join(
            token.lower for token in self._tokens[max(first, numeral.first - 2) : numeral.first]
        )
        if leading in WORDS.percentage_of:
            reading.kind, reading.unit = "share", "percent"
            reading.reasons.append(Reason("unit", leading))
            return reading
        noun = self._victim(reading, stop) or read_noun(document, numeral.stop, stop, loose=self._loose)
        if self._exclusions.is_age(reading, noun, first):
            reading.kind = "none"
            return reading
        if self._exclusions.is_year(reading, noun, first) or self._exclusions.is_name(reading, noun, first):
            reading.kind = "none"
            return reading
        if noun is None and self._is_pot(reading, first):
            reading.kind = "none"
            return reading
        if noun is not None and not self._is_spent(reading, noun, first, stop):
            self._counted(reading, noun, first, stop)
        elif numeral.stop < stop and self._tokens[numeral.stop].lower in _time_words():
            reading.kind, reading.head, reading.stop = "time", numeral.stop, numeral.stop + 1
        return reading

    def _is_pot(self, reading: Reading, first: int) -> bool:
        """ "de Russische miljarden", "andermans miljarden": known money by its size, and no amount."""
        at = reading.numeral.first - 1
        if reading.numeral.form != "vague" or reading.numeral.stop - at != 2 or reading.low < MILLION:
            return False
        if at < first or self._loose:
            return False
        before = self._tokens[at].lower
        return is_inflected(before) or before in WORDS.others_own

    def _victim(self, reading: Reading, stop: int) -> NounPhrase | None:
        """ "één dode": the one singular that is counted, behind an "een" that is no article."""
        tokens, at = self._tokens, reading.numeral.stop
        if self._loose or reading.low != 1 or reading.numeral.scale > 1 or at >= stop:
            return None
        if not in_class(tokens[at].lower, "victims.tsv"):
            return None
        return NounPhrase(at, at + 1, tokens[at].lower, "person")

    def _measured(self, reading: Reading, unit: Unit, first: int, stop: int) -> Reading:
        """A number with a unit behind it."""
        reading.head, reading.stop = unit.first, unit.stop
        if unit.code == "tonne" and self._is_money_ton(reading.numeral, first, stop):
            reading.scale_by(100_000)
            return self._money(reading, CURRENCY_DEFAULT, Reason("unit", "ton: a hundred thousand"), stop)
        self._or_so(reading, stop)
        reading.scale_by(unit.factor)
        reading.part = unit.factor
        if unit.money:
            national = self._national(unit, first, stop)
            return self._money(reading, *(national or (unit.code, unit.reason)), stop)
        reading.kind, reading.unit = "share" if unit.code in SHARES else "measure", unit.code
        reading.reasons.append(unit.reason)
        if self._loose:
            self._head_of_share(reading, stop)
        return reading

    def _or_so(self, reading: Reading, stop: int) -> None:
        """ "een procent of tien", "een kilometer of twintig": about so many, and not one."""
        tokens, at = self._tokens, reading.stop
        single = reading.numeral.stop - reading.numeral.first == 1 and reading.low == 1
        if not single or at + 1 >= stop or tokens[at].lower not in WORDS.or_:
            return
        if tokens[reading.numeral.first].lower not in WORDS.article_numeral:
            return
        number = self._numerals.read(at + 1, stop)
        if number is None or not number.exact or number.scale > 1 or number.low < 2:
            return
        if unit_behind(self._document, number.stop, stop, scaled=False) is not None:
            return
        reading.low = reading.high = number.low
        reading.bound, reading.stop = "about", number.stop

    def _national(self, unit: Unit, first: int, stop: int) -> tuple[str, Reason] | None:
        """The code of a currency whose word countries share: "2 miljard kroon" in a text on Norway."""
        tokens = self._tokens
        named = lexicon.table("national_currencies.tsv", 3)
        if unit.stop - unit.first > 1 or tokens[unit.first].text.isupper():
            return None
        if not any(entry.columns[1] == unit.code for entry in named.values()):
            return None
        floor = max(0, unit.first - NATION_REACH)
        sides = (
            range(unit.first - 1, first - 1, -1),
            range(unit.stop, stop),
            range(first - 1, floor - 1, -1),
        )
        for at in (at for side in sides for at in side):
            entry = named.get(tokens[at].lower)
            if entry is not None and entry.columns[1] == unit.code:
                return entry.columns[2], Reason("unit", entry.where)
        return None

    def _counted(self, reading: Reading, noun: NounPhrase, first: int, stop: int) -> None:
        """A number with a noun behind it."""
        reading.noun, reading.head, reading.stop = noun, noun.head, noun.stop
        if noun.sort == "time" or self._tokens[noun.head].lower in _time_words():
            reading.kind = "time"
            return
        reading.kind, reading.unit = "count", noun.unit
        if noun.unit == "person" and reading.low < SMALL and not self._loose:
            reading.news = self._is_grave(noun, first, stop)
        elif noun.sort == "thing" and reading.low < SMALL and not self._loose:
            reading.news = self._is_dealt_with(noun, first, stop)
        reading.reasons.append(Reason("noun", noun.lemma))

    def _is_spent(self, reading: Reading, noun: NounPhrase, first: int, stop: int) -> bool:
        """Whether a bare million stands before the infinitive of a modal: "wil 7 miljard aanvragen"."""
        tokens = self._tokens
        if reading.numeral.scale < MILLION or noun.head != reading.numeral.stop:
            return False
        if tokens[noun.head].lower not in lexicon.words("infinitives.money.tsv"):
            return False
        closes = noun.stop >= stop or not tokens[noun.stop].text[0].isalnum()
        return closes and any(tokens[at].lower in WORDS.modals for at in range(first, reading.first))

    def _is_money_ton(self, numeral: Numeral, first: int, stop: int) -> bool:
        """Whether a ton is a hundred thousand euro: "een hypotheek van 3 ton", not "4 ton staal"."""
        if numeral.scale > 1 or numeral.high > 20 or self._tokens[numeral.stop].lower not in WORDS.tonne:
            return False
        if numeral.stop + 1 < stop and plural(self._tokens[numeral.stop + 1].text) is not None:
            return False
        words = (self._document.lemma(at) for at in range(first, stop) if self._tokens[at].text.isalpha())
        return any(word in lexicon.words("money_cues.tsv") for word in words)

    def _is_grave(self, noun: NounPhrase, first: int, stop: int) -> bool:
        """Whether the clause tells that people were hurt or held: "drie mensen raakten gewond"."""
        tokens = self._tokens
        begin = self._past_part(noun.stop, stop)
        until = begin
        while until < stop and until < begin + GRAVE_REACH and tokens[until].text not in (",", ";", ":"):
            until += 1
        since = noun.head
        while (
            since > first
            and since > noun.head - GRAVE_REACH
            and tokens[since - 1].text not in (",", ";", ":")
        ):
            since -= 1
        grave = phrases("grave.tsv", 1, 1)
        if any(grave.at(tokens, at, until) is not None for at in range(since, until)):
            return True
        # "kwamen er drie om": a verb whose particle ends the clause.
        forms = lexicon.table("grave.separable.tsv", 2)
        last = tokens[until - 1].lower if tokens[until - 1].text != "." else tokens[until - 2].lower
        return any(
            (entry := forms.get(tokens[at].lower)) is not None and entry.columns[1] == last
            for at in range(since, until)
        )

    def _past_part(self, at: int, stop: int) -> int:
        """Past what commas set apart of a part: "twaalf mensen, onder wie drie kinderen, kwamen om"."""
        tokens = self._tokens
        if at + 1 >= stop or tokens[at].text != ",":
            return at
        if phrases("part_leads.tsv", 1, 1).at(tokens, at + 1, stop) is None:
            return at
        closed = next((n for n in range(at + 1, min(stop, at + GRAVE_REACH)) if tokens[n].text == ","), None)
        return at if closed is None else closed + 1

    def _is_dealt_with(self, noun: NounPhrase, first: int, stop: int) -> bool:
        """Whether the clause tells that things were bought, delivered, closed, lost or hit."""
        if is_abstract(noun.lemma):
            return False
        tokens, at = self._tokens, noun.stop
        until = at
        while until < stop and until < at + DEALT_REACH and tokens[until].text not in CLAUSE_MARKS:
            until += 1
        since = noun.head
        while (
            since > first and since > noun.head - DEALT_REACH and tokens[since - 1].text not in CLAUSE_MARKS
        ):
            since -= 1
        dealings = lexicon.words("dealings.tsv")
        return any(
            self._document.lemma(word) in dealings
            for word in range(since, until)
            if tokens[word].text[0].isalpha() and word != noun.head
        )

    def _head_of_share(self, reading: Reading, stop: int) -> None:
        """The head of "40 % van alle vis" is the fish; that of "40 procent" the word itself."""
        tokens, at = self._tokens, reading.stop
        if tokens[at - 1].text != "%" or at + 1 >= stop or tokens[at].lower not in WORDS.of:
            return
        at += 1
        while at + 1 < stop and tokens[at].lower in lexicon.words("part_words.tsv"):
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
        if dash and not self._loose and self._is_quoted(reading.numeral, first):
            return
        if (dash and free) or before.lower in WORDS.minus:
            reading.low, reading.high = -reading.low, -reading.high
            reading.first = at - 1

    def _is_quoted(self, numeral: Numeral, first: int) -> bool:
        """Whether the dash before a percentage is the arrow of a list of prices, and so a verb: "Philips -1,1
        procent" fell 1.1 percent, "een groei van -1,1 procent" is a negative value.
        """
        tokens = self._tokens
        at = numeral.first - 2
        while at > first and tokens[at].text in ("(", ":"):
            at -= 1
        if at < first or numeral.stop >= len(tokens):
            return False
        unit = unit_behind(self._document, numeral.stop, len(tokens), scaled=False)
        name = tokens[at]
        named = name.text[0].isupper() or name.text[0].isdigit()  # "S&P 500"
        return unit is not None and unit.code == "percent" and named and not _closed_class(name.lower)

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
        joined = at < stop and tokens[at].lower in WORDS.and_
        at += joined
        if at >= stop or not (tokens[at].text.isdigit() or tokens[at].lower in WORDS.article_numeral):
            return
        part = 1.0 if tokens[at].lower in WORDS.article_numeral else float(tokens[at].text[:3])
        behind = unit_behind(self._document, at + 1, stop, scaled=False)
        subunit = behind is not None and behind.money and behind.factor < 1
        if not subunit and (joined or len(tokens[at].text) != 2 or behind is not None):
            return
        if not subunit and read_noun(self._document, at + 1, stop) is not None:
            return
        if part < 100:
            reading.low = reading.high = scaled(reading.low + part / 100, 1)
            reading.step = 0.01
            reading.stop = behind.stop if subunit and behind is not None else at + 1

    def _unit_past_adjectives(self, at: int, stop: int, *, scaled: bool) -> Unit | None:
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
        if following in _time_words() or (following in WORDS.quarter_hours and last in WORDS.quarter):
            reading.kind = "none"
            return reading
        words = numeral.stop - numeral.first
        single = words == 2 and tokens[numeral.first].lower in WORDS.article_numeral
        hedged = hedge_before(self._document, numeral.first, max(0, numeral.first - 4), amount=True, value=1)
        ordinal = single and last not in WORDS.quarter and hedged is None
        open_end = (
            not following[0].isalpha()
            or following in lexicon.words("function_words.tsv")
            or (words == 2 and self._is_verb(numeral.stop, stop))
        )  # "een vijfde bestaat uit machines", "met een zevende gedaald"; not "een derde fregat"
        if (ordinal and not open_end) or last in WORDS.half:
            reading.kind = "none"
            return reading
        reading.scale_by(100)
        reading.low, reading.high = round(reading.low, 2), round(reading.high, 2)
        reading.step = 1.0
        reading.kind, reading.unit = "share", "percent"
        reading.reasons.append(Reason("unit", "a share is a percentage"))
        return reading

    def _is_verb(self, at: int, stop: int) -> bool:
        """Whether a word is a past, a participle, a third person, or an infinitive that ends its clause.

        A bare stem may be a noun.
        """
        lower = self._tokens[at].lower
        form = verb_form(form_of(lower, opens=False))
        closes = at + 1 >= stop or not self._tokens[at + 1].text[0].isalnum()
        if form == "plural":
            return closes
        return form in ("past", "participle") or (form is not None and lower.endswith("t"))

    def _occasions(self, reading: Reading, stop: int) -> bool:
        """ "drie keer zo hoog" is a multiple; "drie keer" counts occasions."""
        tokens, at = self._tokens, reading.numeral.stop
        before = tokens[reading.first - 1].lower if reading.first else ""
        if before in WORDS.factor:
            reading.kind, reading.unit = "times", "times"
            return True
        if at >= stop or tokens[at].lower not in lexicon.words("occasions.tsv"):
            return False
        reading.stop, reading.head = at + 1, at
        following = tokens[at + 1].lower if at + 1 < stop else ""
        size = self._size(at + 1, stop)
        if following in lexicon.words("multiples.after.tsv") or size:
            reading.kind, reading.unit = "times", "times"
            reading.reasons.append(Reason("unit", f"{tokens[at].lower} {size or following}"))
        else:
            reading.kind = "time"
        return True

    def _size(self, at: int, stop: int) -> str:
        """The noun of what is measured behind "acht keer": "de begroting", "het Nederlandse budget"."""
        tokens = self._tokens
        if at >= stop or tokens[at].lower not in WORDS.definite_singular | WORDS.possessives:
            return ""
        for n in range(at + 1, min(at + 4, stop)):
            lower = tokens[n].lower
            if in_class(self._document.lemma(n), "size_nouns.tsv"):
                return lower
            if not lower.endswith("e"):
                return ""
        return ""

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
        elif tokens[at].lower.endswith(_times_joined()) and at + 1 < stop:
            value = read_word(
                tokens[at].lower.removesuffix(next(filter(tokens[at].lower.endswith, _times_joined())))
            )
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
        share = self._small_number(at)
        words = WORDS.shares_loose if self._loose else WORDS.shares_of
        if share is None or tokens[at + 1].lower not in words:
            return None
        whole = at + 2
        if tokens[whole].lower in lexicon.words("ratio_words.tsv"):
            whole += 1
        numeral = self._numerals.read(whole, stop) if whole < stop else None
        if numeral is None or not numeral.exact or numeral.yearlike or not 0 < share < numeral.low:
            return None
        if numeral.low > 100 and numeral.low % 10:
            return None  # "12 op 117" counts
        if self._loose:
            # A number by itself each, unless the ratio is all there is.
            if at or numeral.stop < stop:
                return None
            value = share / numeral.low
        else:
            spelled = not tokens[at].text.isdigit()
            if lower not in WORDS.article_numeral and whole == at + 2 and spelled and numeral.low > 10:
                return None  # Flemish "vier op vijf", but not "drie op dertig maart"
            value = round(100 * share / numeral.low, 2)
        made = Numeral(at, numeral.stop, value, value, 1.0, "fraction", entry=tokens[at + 1].lower)
        reading = Reading(
            made, at, numeral.stop, value, value, 1.0, "share", None if self._loose else "percent"
        )
        reading.reasons.append(Reason("ratio", text_of(self._document, at, numeral.stop)))
        return reading

    def _small_number(self, at: int) -> float | None:
        """The value of an article, of up to three digits, or of a number in one word."""
        token = self._tokens[at]
        if token.lower in WORDS.article_numeral:
            return 1.0
        if token.text.isdecimal() and token.text.isascii() and len(token.text) <= 3:
            return float(token.text)
        return read_word(token.lower)

    def _alone(self, at: int, first: int, stop: int) -> Reading | None:
        """ "een" and "niks" are numbers when they are all there is."""
        if not self._loose or at != first or stop - first != 1 or len(self._tokens) != 1:
            return None
        lower = self._tokens[at].lower
        if lower not in WORDS.indefinite_article and lower not in WORDS.nought_alone:
            return None
        value = float(lower in WORDS.indefinite_article)
        return Reading(Numeral(at, stop, value, value, 1.0, "words"), at, stop, value, value, 1.0)


@cache
def _times_joined() -> tuple[str, ...]:
    return tuple(WORDS.times_joined)


@lru_cache(maxsize=20_000)
def percentage_in(lower: str) -> float | None:
    """The percentage a compound begins with: "5-procentsnorm", "tweeprocentsgrens"; None for other words."""
    for word in lexicon.words("percent_joined.tsv"):
        head, found, _ = lower.partition(word)
        if found and head:
            head = head.rstrip("-")
            digits = read_digits(head) if head[0].isdigit() else None
            return digits.value if digits is not None else read_word(head)
    return None


def _closed_class(lower: str) -> bool:
    return lower in lexicon.words("function_words.tsv")


def _time_words() -> frozenset[str]:
    return lexicon.words("time_words.tsv")


@lru_cache(maxsize=20_000)
def multiple_verb(lower: str) -> lexicon.Entry | None:
    """The entry of a verb or noun such as verdubbelen, by any of its forms."""
    if not any(stem in lower for stem in WORDS.multiple_stems):
        return None
    return lexicon.table("multiples.tsv", 3).get(lemma(lower))


@lru_cache(maxsize=100_000)
def _begins(lower: str) -> bool:
    """Whether a word may begin a reading."""
    return lower in _leads() or _is_number(lower)


@lru_cache(maxsize=100_000)
def _is_number(lower: str) -> bool:
    """Whether a word may be a reading by itself."""
    return (
        lower[0].isdigit()
        or lower in VULGAR
        or read_word(lower) is not None
        or read_share(lower) is not None
        or multiple_verb(lower) is not None
        or lower in _number_words()
        or lower in WORDS.known_scales
        or percentage_in(lower) is not None
        or lower.endswith(_times_joined())
        or lower.removesuffix("en") in lexicon.table("collectives.tsv", 3)
    )


def _phrases() -> Iterator[tuple[str, ...]]:
    """Numbers of one word or more that the lexicons have whole: "tientallen", "de helft"."""
    for name in ("vague.tsv", "multiples.tsv"):
        yield from map(words_of, map(str.lower, lexicon.table(name, 3)))


@cache
def _number_words() -> frozenset[str]:
    single = (words[0] for words in _phrases() if len(words) == 1)
    return frozenset((*single, *WORDS.article_numeral, *WORDS.half, *WORDS.nought_alone))


@cache
def _leads() -> dict[str, frozenset[str]]:
    """Words that are no number but lead to one, each with the words behind it: "de" (helft)."""
    found: dict[str, set[str]] = {}
    for first, *behind in _phrases():
        if behind and not _is_number(first):
            found.setdefault(first, set()).add(behind[0])
    return {first: frozenset(behind) for first, behind in found.items()}
