"""The second step: two numbers with a connector between become a range, a change or a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import DASHES, Document, Token
from cijferwacht.claims.hedges import hedge_before
from cijferwacht.claims.phrases import phrases
from cijferwacht.claims.reading import (
    CURRENCY_DEFAULT,
    Reading,
    is_attribute,
    is_told,
    same_sentence,
    sentence_of,
    text_of,
)
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Reason

#: Words that may stand between the parts of a change: "van 40 miljoen euro dit jaar naar 61 miljoen".
CHANGE_REACH = 6
#: Marks that keep two numbers from being the ends of a change.
_APART = frozenset((",", ";", "."))


class Ties:
    """Ties the readings of one document; ``loose`` keeps counted numbers apart."""

    def __init__(self, document: Document, *, loose: bool = False) -> None:
        self._document = document
        self._tokens: Sequence[Token] = document.tokens
        self._loose = loose

    def tie(self, readings: Sequence[Reading]) -> list[Reading]:
        """Ranges, changes and lists: neighbours with a connector between them."""
        kept: list[Reading] = []
        for reading in readings:
            neighbours = kept and same_sentence(self._document, kept[-1], reading)
            if neighbours and self._tie_two(kept[-1], reading):
                continue
            kept.append(reading)
        for reading in kept:
            self._instead(reading)
        for left, right in reversed(self._pairs(kept)):
            self._share_list(left, right)
        return kept

    def share_news(self, readings: Sequence[Reading]) -> None:
        """Mark as news what is listed beside, or is part of, a count that is told."""
        pairs = self._pairs(readings)
        for left, right in (*pairs, *reversed(pairs)):
            self._share_news(left, right)
        for left, right in pairwise(readings):
            # "Het dodental staat op 34. Onder hen 2 kinderen."
            opens = sentence_of(self._document, right).start
            if left.kind == right.kind == "count" and self._tokens[left.first].sentence + 1 == (
                self._tokens[right.first].sentence
            ):
                lead = phrases("part_leads.tsv", 1, 1).at(self._tokens, opens, right.first)
                right.news = right.news or (lead is not None and is_told(left))

    def _pairs(self, readings: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
        """Neighbours of one sentence."""
        return [pair for pair in pairwise(readings) if same_sentence(self._document, *pair)]

    def _share_news(self, left: Reading, right: Reading) -> None:
        """ "40 bussen, drie trams": what is listed beside, or is part of, what is told is told as well."""
        if left.kind != "count" or right.kind != "count" or right.borrowed:
            return
        words, _ = self.between(left, right)
        connector = lexicon.table("connectors.tsv", 2).get(" ".join(words))
        listed = (
            connector is not None
            and connector.columns[1] == "list"
            and not (words and words[-1] in WORDS.against)
        )
        parted = phrases("part_leads.tsv", 1, 1).before(self._tokens, right.first, left.end) is not None
        if not (listed or parted):
            return
        if is_told(left):
            right.news = True
        elif listed and is_told(right):
            left.news = True

    def between(self, left: Reading, right: Reading) -> tuple[list[str], list[str]]:
        """The words between two readings without hedges and articles, and as they stand."""
        tokens = self._tokens
        start = right.first
        hedge = hedge_before(self._document, right.first, left.end, amount=True, value=right.low)
        words = [tokens[at].lower for at in range(left.end, right.first)]
        if hedge is not None and hedge.first > left.end:
            start = hedge.first
        bare = [tokens[at].lower for at in range(left.end, start)]
        while len(bare) > 1 and bare[-1] in lexicon.words("determiners.tsv"):
            bare.pop()
        return bare, words

    def _tie_two(self, left: Reading, right: Reading) -> bool:
        """Tie two neighbours; True when the right one became the end of the left one's range."""
        if right.first - left.end > CHANGE_REACH + 4 or right.kind == "none" or left.until is not None:
            return False
        words, whole = self.between(left, right)
        connector = lexicon.table("connectors.tsv", 2).get(" ".join(words))
        kind = connector.columns[1] if connector is not None else None
        if (
            kind is None
            and not WORDS.to.isdisjoint(words)
            and left.end - 1 >= 0
            and len(words) <= CHANGE_REACH
        ):
            # "van 40,5 miljoen euro dit jaar naar 61 miljoen"
            led = words[-1] in WORDS.to or (
                words[-2:-1] and words[-2] in WORDS.to and words[-1] in WORDS.to_at_last
            )
            kind = "change" if led and not (set(words) & _APART or set(words) & WORDS.and_) else None
        tussen = self._stands_before(left, WORDS.between)
        if kind == "list" and len(words) == 1 and words[0] in WORDS.and_ and tussen:
            kind = "range"
        if kind == "range" and self._changes(left, right, whole):
            kind = "change"
        if kind == "change" and not self._stands_before(left, WORDS.of, reach=4):
            kind = None
        if kind == "becomes":
            # "Gasverbruik: 31 wordt 28 miljard kuub"
            kind = "change" if left.kind != "bare" or right.amount else None
        if kind == "range":
            return self._make_range(left, right, tussen)
        if kind in ("change", "instead") and self._alike(left, right):
            self._share_unit(left, right)
            old = left if kind == "change" else right
            leading = words[:-1] if words[-1:] and words[-1] in WORDS.to_at_last else words
            if not set(leading) & lexicon.words("present_words.tsv"):
                old.past = True
                old.reasons.append(Reason("past", " ".join(words)))
        return False

    def _instead(self, reading: Reading) -> None:
        """ "in plaats van 12 miljoen": what stands there is no longer so."""
        tokens, at = self._tokens, reading.first
        hedge = hedge_before(self._document, at, max(0, at - 6), amount=True, value=reading.low)
        at = hedge.first if hedge is not None else at
        if is_attribute(tokens, at, max(0, at - 3)):
            at -= 1  # "in plaats van de aangekondigde 30"
        while at > 0 and tokens[at - 1].lower in lexicon.words("determiners.tsv"):
            at -= 1
        leading = " ".join(token.lower for token in tokens[max(0, at - 3) : at])
        if leading in WORDS.instead_of:
            reading.past = True
            reading.reasons.append(Reason("past", leading))

    def _stands_before(self, reading: Reading, names: frozenset[str], reach: int = 3) -> bool:
        """Whether a word stands shortly before a reading, past articles and hedges."""
        tokens = self._tokens
        for at in range(reading.first - 1, max(-1, reading.first - 1 - reach), -1):
            if tokens[at].lower in names:
                return tokens[at].sentence == tokens[reading.first].sentence
            if not tokens[at].text[0].isalpha():
                return False
        return False

    def _changes(self, left: Reading, right: Reading, words: list[str]) -> bool:
        """Whether "van X tot Y" tells a change: behind a verb such as stijgen (Flemish usage)."""
        if words[:1] == [] or words[0] not in WORDS.until or not self._stands_before(left, WORDS.of, reach=2):
            return False
        sentence = sentence_of(self._document, left)
        changes = lexicon.table("destinations.tsv", 1, 2)
        around = range(max(sentence.start, left.first - 10), min(sentence.stop, right.end + 6))
        return any(self._document.lemma(at) in changes for at in around if self._tokens[at].text.isalpha())

    def _alike(self, left: Reading, right: Reading) -> bool:
        if {"time", "times"} & {left.kind, right.kind}:
            return False
        return left.unit == right.unit or "bare" in (left.kind, right.kind)

    def _make_range(self, left: Reading, right: Reading, tussen: bool) -> bool:
        if not self._alike(left, right):
            if "time" in (left.kind, right.kind) and "bare" in (left.kind, right.kind):
                left.kind = right.kind = "time"
            return False
        if right.kind == "bare" and (left.kind != "bare" or self._dashed(left, right)):
            return False  # not "groeide met 8 procent tot 3.200"
        self._share_unit(left, right)
        if left.high > right.low and left.numeral.exact and right.numeral.exact and not tussen:
            return False  # "van 300 tot 200" is no range
        if self._loose and (left.kind not in ("money", "share") or not left.numeral.exact):
            return False  # numbers by themselves, which share their noun
        left.until = right
        left.high, left.step = right.high, min(left.step, right.step)
        left.bound = "between"
        left.reasons.append(
            Reason("range", text_of(self._document, left.end - 1 if left.end else 0, right.first))
        )
        if tussen:
            while self._tokens[left.first].lower not in WORDS.between:
                left.first -= 1
        left.noun = left.noun or right.noun
        left.head = right.head if right.head is not None else left.head
        return True

    def _dashed(self, left: Reading, right: Reading) -> bool:
        """Whether two bare numbers with a dash between have nothing that shows they are amounts."""
        return self._tokens[left.end].text in DASHES and right.numeral.scale == 1

    def _share_unit(self, left: Reading, right: Reading) -> None:
        """Let two numbers share what one of them lacks: "10 naar 15 procent", "150 of 200 miljard euro"."""
        joint = self._tokens[left.numeral.stop - 1].text.endswith("-")
        if joint and left.numeral.scale == 1 and left.low < 100 and right.low >= 100:
            # "tien- tot twaalfduizend", "drie- à vierhonderd"
            left.scale_by(1000 if right.low >= 1000 else 100)
        if left.kind == "bare" and not joint and left.small_written and right.scale > left.scale:
            left.lend(right.scale)
        if left.kind == "bare" and right.kind != "bare":
            left.take(right)
            if right.kind == "share" and right.numeral.form == "fraction":
                left.kind, left.unit = "bare", None
        elif right.kind == "bare" and left.kind != "bare":
            if left.numeral.scale > 1 and right.small_written:
                right.lend(left.numeral.scale)
            right.take(left)

    def _share_list(self, left: Reading, right: Reading) -> None:
        """ "25 en 50 procent", "10, 15 of 20 miljard euro"; from the right, so that a whole list takes it."""
        if left.kind != "bare" or left.until is not None or (right.kind == "bare" and right.scale == 1):
            return
        words, _ = self.between(left, right)
        if len(words) == 2 and self._tokens[left.end + 1].text[0].isupper():
            if right.kind == "money" and right.unit != CURRENCY_DEFAULT and self._paid_in_euros(left):
                return  # "Duitsland 11,5 miljard, Noorwegen 85 miljard kroon"
            words = words[:1]  # "Duitsland 9,3 en Frankrijk 7 miljard"
        connector = lexicon.table("connectors.tsv", 2).get(" ".join(words))
        if connector is None or connector.columns[1] != "list":
            return
        if right.kind in ("money", "share", "measure", "bare") and right.numeral.form != "fraction":
            self._share_unit(left, right)
        elif right.kind == "count" and left.numeral.scale == right.numeral.scale and words != [","]:
            left.take(right)
        elif right.kind == "time":
            left.kind = "time"

    def _paid_in_euros(self, reading: Reading) -> bool:
        """Whether a country that counts in euros is named in the sentence before a reading."""
        payers = lexicon.table("euro_payers.tsv", 1, 2)
        sentence = sentence_of(self._document, reading)
        return any(self._tokens[at].lower in payers for at in range(sentence.start, reading.first))
