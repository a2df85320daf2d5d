"""What a figure says without the figure, as a short quotation: "‘Kabinet vindt … extra voor Oekraïne’".

A quotation keeps the verb, which says what is done with an amount, and cannot say more than its article
does. It is the stretch between two marks in which the figure stands; with the stretch before it, or behind
it, where that says too little; and of one that is too long the whole phrases around the figure that say most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from cijferwacht import paths
from cijferwacht.claims.cues import particles, speaker_classes, word_classes
from cijferwacht.claims.interval import is_count
from cijferwacht.claims.tense import verb_form
from cijferwacht.printable import plain
from cijferwacht.quantities.lexicon import entries, lemma
from cijferwacht.quantities.patterns import word_class
from cijferwacht.quantities.phrases import Phrases, Token, is_finite
from cijferwacht.quantities.reading import Reading, Version

#: Characters, at most, of a whole stretch, of what is left of a longer one, and of a title that says what it
#: is about.
LONGEST_WHOLE, LONGEST_CUT, LONGEST_TITLE = 90, 76, 76

#: Nouns and verbs with which a quotation says enough by itself, with which it does without a verb, and
#: without which it says nothing.
ENOUGH, VERBLESS, LEAST = 4, 3, 2

#: Stands for the figure.
GAP = "…"

#: Marks within a phrase; any other one ends it.
_INNER = frozenset("&/%+€$£°")
_JOINTS = frozenset((",", ":", "–", "—", "-"))
_OPEN, _CLOSE = "(", ")"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of an article, without its figure, and how well it stands alone."""

    text: str
    #: Nouns and verbs in it.
    content: int
    #: Leans on a sentence before it: "die blijft …".
    leans: bool
    #: Is not all of what stands between two marks.
    cut: bool
    #: Has a name in it.
    names: bool

    @property
    def thin(self) -> bool:
        """Whether it may not say of whom or of what; a name counts for a noun more."""
        return self.content + self.names < ENOUGH


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Tokens between two marks."""

    first: int
    #: Exclusive.
    last: int


def excerpt(reading: Reading, phrases: Phrases) -> Excerpt | None:
    """The words around a figure; None where there are none, or none that fit.

    Args:
        reading: the figure.
        phrases: those of its sentence; no figure of its quantity is shown.
    """
    at = next(
        (n for n, token in enumerate(phrases.tokens) if reading.figure.start <= token.start),
        len(phrases.tokens),
    )
    found = _Quoter(phrases.full, phrases.tokens).around(at)
    if found is not None and _is_bare_number(reading):
        return replace(found, leans=True)
    return found


def _is_bare_number(reading: Reading) -> bool:
    """Whether a figure does not say what it counts: "1.500 tot 2.000"."""
    figure = reading.figure
    if not is_count(figure.value.unit):
        return figure.value.unit is None
    last = figure.number.end if figure.number is not None else figure.start
    return last >= figure.end or figure.text[-1:].isdigit() or " " not in figure.text


def title_excerpt(version: Version) -> str:
    """What an article's title says, short and without a figure where it can be; "" for no title."""
    phrases = Phrases(version, 0, len(version.title), ())
    quoter = _Quoter(phrases.full, phrases.tokens)
    found = [
        quoter.best(*quoter.trimmed(each), LONGEST_TITLE)
        for number, each in enumerate(quoter.stretches)
        if not number or not quoter.tells_source(number)
    ]
    told = [each for each in found if each is not None and each.content]
    told.sort(key=lambda each: (each.content < LEAST, each.leans, each.cut))
    return told[0].text[:1].upper() + told[0].text[1:] if told else ""


class _Quoter:
    """Quotes from one stretch of text."""

    def __init__(self, full: str, tokens: Sequence[Token]) -> None:
        self.full = full
        self.tokens = tokens
        #: Characters of the figures, which are not shown.
        self.hidden = sum(token.end - token.start + 1 for token in tokens if token.kind == "figure")
        self.stretches = self._stretches()

    # -- where it may be cut

    def _stretches(self) -> list[_Stretch]:
        found, first = [], 0
        for at in range(len(self.tokens) + 1):
            if at < len(self.tokens) and not self._parts(at):
                continue
            if at > first:
                found.append(_Stretch(first, at))
            first = at + 1
        return found

    def _parts(self, at: int) -> bool:
        """Whether a token is a mark that parts two stretches."""
        token = self.tokens[at]
        if token.kind == "and":
            return self._joins_clause(at)
        if token.kind != "mark" or token.text in _INNER or self._encloses_number(at):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        before = self.tokens[at - 1] if at else None
        if token.text == "-" and before is not None and before.end == token.start and after is not None:
            return after.kind != "and" and token.end != after.start  # "olie- en gasinkomsten"
        if token.text in ".'’" and after is not None and before is not None:
            # "d.w.z.", "Duits-Franse": no blank around it.
            glued = token.end == after.start and before.end == token.start
            return not (glued and (after.form.letters or after.text.isdigit()))
        return not (token.text == "," and self._lists(at))

    def _encloses_number(self, at: int) -> bool:
        """Whether a token is a bracket around a figure alone: "1,6 miljard pond (1,9 miljard euro)"."""
        step = {_OPEN: 1, _CLOSE: -1}.get(self.tokens[at].text)
        if step is None:
            return False
        other = at + step
        while 0 <= other < len(self.tokens) and self.tokens[other].kind in ("figure", "number"):
            other += step
        return abs(other - at) > 1 and (
            0 <= other < len(self.tokens) and self.tokens[other].text == (_CLOSE if step > 0 else _OPEN)
        )

    def _joins_clause(self, at: int) -> bool:
        """Whether "en" joins a clause with its own subject and verb: "... en de koopkracht groeit"."""
        behind = self._behind_noun(at + 1)
        if behind >= len(self.tokens) or not is_finite(self.tokens[behind]):
            return False
        before = at
        while before and self.tokens[before - 1].kind != "mark":
            before -= 1
            if is_finite(self.tokens[before]):
                return True
        return False

    def _behind_noun(self, at: int) -> int:
        """Where the nouns end that stand at a token, with their determiners."""
        while at < len(self.tokens) and self.tokens[at].kind in ("noun", "determiner"):
            at += 1
        return at

    def _lists(self, at: int) -> bool:
        """Whether a comma stands in a list: "olie, gas en kolen"."""
        if not at or self.tokens[at - 1].kind != "noun" or self.tokens[at + 1 : at + 2] == ():
            return False
        if self.tokens[at + 1].kind == "and":
            return False  # "..., en drie sluizen"
        for joint in range(at + 1, min(at + 7, len(self.tokens) - 1)):
            token = self.tokens[joint]
            if token.kind == "and":
                behind = self._behind_noun(joint + 1)
                # "taakstelling, Ede en Barneveld blijven": a clause of its own.
                return behind == len(self.tokens) or self.tokens[behind].kind != "verb"
            if token.kind not in ("noun", "determiner") and token.text != ",":
                return False
        return False

    # -- the quotation

    def around(self, at: int) -> Excerpt | None:
        """The quotation in which token ``at`` stands."""
        own = next((n for n, each in enumerate(self.stretches) if each.first <= at < each.last), None)
        if own is None:
            return None
        left = right = own
        while left and self._joins(left) and (self._hangs(left) or self._interrupts(left, own)):
            left = self._before(left)
        # "..., per land 3 mensen naar huis brengt"
        hangs = left == own and own > 0 and (self._hangs(own) or self._mark_before(own).text == ",")
        found = self._between(left, own, right, at)
        if left < own and (found is None or found.cut):
            # Only a part fits: rather all of its own, if that says enough.
            alone = self._between(own, own, right, at)
            if alone is not None and not alone.cut and alone.content >= LEAST:
                left, hangs, found = own, True, alone
        if found is not None and (found.content < LEAST or self._is_bare(own, found)):
            # Says too little: together with the stretch before it, else the one behind it, where they fit.
            if left and self._joins(left):
                left = self._before(left)
                while left and self._joins(left) and not self._has_finite(left, own):
                    left = self._before(left)
            elif (
                right + 1 < len(self.stretches)
                and self._joins(right + 1)
                and not self.tells_source(right + 1)
            ):
                right += 1
            more = self._between(left, own, right, at)
            found = more if more is not None and (not more.cut or not found.content) else found
        if found is None or not any(map(str.isalpha, found.text)):
            return None
        return replace(found, leans=True) if hangs else found

    def _mark_before(self, number: int) -> Token:
        """The mark, or "en", before a stretch that is not the first."""
        return self.tokens[self.stretches[number].first - 1]

    def _has_finite(self, first: int, last: int) -> bool:
        """Whether stretches ``first`` to ``last`` have a finite verb."""
        return any(
            is_finite(token) for token in self.tokens[self.stretches[first].first : self.stretches[last].last]
        )

    def _interrupts(self, number: int, own: int) -> bool:
        """Whether a stretch stands between parts of a clause: "de premier, in lopende zaken, wil"."""
        if number >= own or self._mark_before(number).text != ",":
            return False
        opening = self.tokens[self.stretches[number].first]
        if "subordinator" in opening.form.classes:
            return True  # "werkenden gaan, als de Kamer instemt, 250 euro betalen"
        return self.tokens[self.stretches[number + 1].first].kind == "verb" and not self._has_finite(
            number, number
        )

    def _is_bare(self, own: int, found: Excerpt) -> bool:
        """Whether a stretch has no verb and little else: "aan weerszijden 390 mensen vrij"."""
        stretch = self.stretches[own]
        return found.content < VERBLESS and not any(
            token.kind == "verb" for token in self.tokens[stretch.first : stretch.last]
        )

    def _between(self, left: int, own: int, right: int, at: int) -> Excerpt | None:
        """The quotation of stretches ``left`` to ``right``, of which ``own`` has the figure at ``at``."""
        first, last = self.trimmed(_Stretch(self.stretches[left].first, self.stretches[right].last))
        if left < own and self.tokens[self.stretches[own].first - 1].text == _OPEN:
            last += last < len(self.tokens) and self.tokens[last].text == _CLOSE
        found = self.best(first, last, LONGEST_WHOLE, at)
        joined = left < own and found is not None and found.cut
        return replace(found, leans=True) if found is not None and joined else found

    def _before(self, number: int) -> int:
        """The stretch before one; past what only tells who says it: "de instroom daalt, zegt hij, van"."""
        number -= 1
        while number and self.tells_source(number) and self._joins(number):
            number -= 1
        return number

    def _hangs(self, number: int) -> bool:
        """Whether a stretch says something of the one before it: "waarvan 21 boven Belgorod"."""
        opening = self.tokens[self.stretches[number].first]
        mark = self._mark_before(number)
        if opening.kind == "figure" and mark.text in ",:":
            return True
        if opening.lower in word_class("name.hangs") and mark.text != ":":
            return True
        if opening.kind == "verb" and (
            mark.kind == "and"
            or verb_form(opening.form) == "participle"
            or (mark.text == "," and not self.tells_source(number))
        ):
            # "... en wil 3 miljard lenen", "gevolgd door de Belgen met 2 miljard", "wie tekent, krijgt 50"
            return True
        at = self.stretches[number].first + 1
        following = self.tokens[at] if at < self.stretches[number].last else None
        return (
            following is not None
            and following.lower in word_class("name.hangs.who")
            and opening.kind == "preposition"
        )

    def _joins(self, number: int) -> bool:
        """Whether a stretch may be quoted together with the one before it."""
        before, mark = self.stretches[number - 1], self._mark_before(number)
        if before.last + 1 != self.stretches[number].first:
            return False
        if mark.text == _OPEN:
            close = self.stretches[number].last
            return close < len(self.tokens) and self.tokens[close].text == _CLOSE
        return (mark.text in _JOINTS or mark.kind == "and") and not self._is_label(before)

    def _is_label(self, stretch: _Stretch) -> bool:
        """Whether a stretch is a time or a kind of article: "08.52", "Liveblog"."""
        words = [token for token in self.tokens[stretch.first : stretch.last] if token.form.letters]
        shouted = len(words) == 1 and len(words[0].text) > 3 and words[0].text.isupper()
        return shouted or all(
            token.lower in speaker_classes()["label"] or token.lower in word_class("name.clock")
            for token in words
        )

    def tells_source(self, number: int) -> bool:
        """Whether a stretch tells who says it: "zegt hij"."""
        opening = self.tokens[self.stretches[number].first]
        return bool({opening.lower, opening.form.lemma, lemma(opening.lower)} & _attribution())

    def trimmed(self, stretch: _Stretch) -> tuple[int, int]:
        """The ends of a stretch without what only joins it to another, "en", "dat"."""
        first, last = stretch.first, stretch.last
        while first + 1 < last and (
            self.tokens[first].lower in word_class("name.opener")
            or (
                first
                and self.tokens[first - 1].text == ","
                and self.tokens[first].lower in word_class("name.opener.clause")
                and self.tokens[first + 1].kind not in ("verb", "figure", "number")
            )
        ):
            first += 1
        return first, last

    def best(self, first: int, last: int, longest: int, at: int | None = None) -> Excerpt | None:
        """The most telling stretch of whole phrases of ``first`` to ``last`` that fits and holds ``at``."""
        if first >= last:
            return None
        if len(self._shown(first, last)) <= longest:
            return self._excerpt(first, last, cut=False)
        longest = min(longest, LONGEST_CUT)
        low = first if at is None else at
        # No more tokens fit than there are characters.
        before, behind = (
            range(max(first, low - longest), low + 1),
            range(low + 1, min(last, low + longest) + 1),
        )
        for starts, ends in (
            (
                [n for n in before if n == first or self._may_start(n)],
                [n for n in behind if self._may_end(n)],
            ),
            ([n for n in before if n == first or self._loosely(n)], [n for n in behind if self._loosely(n)]),
        ):
            if last in behind and last not in ends:
                ends.append(last)
            fitting = [(a, b) for a in starts for b in ends if a < b and self._fits(a, b, longest)]
            if fitting:
                begin, end = max(
                    fitting, key=lambda pair: (self._worth(pair[0], pair[1], first, last), -pair[0])
                )
                found = self._excerpt(begin, end, cut=True)
                # Without its head it may not say who: "... trekt 3 miljard uit voor de dijken".
                return replace(found, leans=found.leans or begin > first)
        return None

    def _fits(self, first: int, last: int, longest: int) -> bool:
        """Whether a stretch is short enough, and closes its brackets."""
        if self.tokens[last - 1].end - self.tokens[first].start > longest + self.hidden:
            return False
        shown = self._shown(first, last)
        return len(shown) <= longest and shown.count(_OPEN) == shown.count(_CLOSE)

    def _worth(self, first: int, last: int, lowest: int, highest: int) -> float:
        """How much a stretch says; one that ends with its clause has the verb that says what is done."""
        told = sum(
            (3.0 if token.form.name else 2.0) if token.kind == "noun" else 2.0 * (token.kind == "verb")
            for token in self.tokens[first:last]
        )
        before = self.tokens[first - 1] if first > lowest else None
        if before is None:
            told += 3.0
        elif before.kind == "mark" or before.lower in word_class("name.opener.clause"):
            told += 2.0
        elif self.tokens[first].kind == "figure" or (
            before.kind == "verb" and self.tokens[first].kind != "verb"
        ):
            told -= 4.0
        return told + 4.0 * (last == highest)

    def _may_start(self, at: int) -> bool:
        """Whether a phrase begins at a token, and nothing before it belongs to it."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if (
            before.lower in word_class("name.opener.clause")
            and token.kind != "verb"
            and "adverb" not in token.form.classes
        ):
            return True  # "spraken af dat zij in 2035 5 procent uitgeven"
        if before.kind == "mark":
            return True
        if before.kind == "and":
            return is_finite(token)
        if before.kind in ("determiner", "preposition") or before.adjective:
            return False
        if token.kind == "verb":
            return is_finite(token)
        if before.kind == "number":
            return False
        if token.kind == "preposition":
            return before.kind not in ("noun", "figure") and token.lower not in word_class("of")
        if token.kind == "determiner":
            return token.lower in word_class("name.article") or token.lower in word_class("name.neuter")
        if token.kind == "figure":
            return True
        return token.kind == "noun" and (before.kind == "verb" or "adverb" in before.form.classes)

    def _may_end(self, at: int) -> bool:
        """Whether a phrase ends before a token, and nothing from there on belongs to it."""
        token, before = self.tokens[at] if at < len(self.tokens) else None, self.tokens[at - 1]
        if token is None or token.kind == "and":
            return self._loosely(at)
        if before.kind not in ("noun", "verb", "figure") or before.adjective:
            return False
        if token.kind in ("noun", "verb", "figure", "number"):
            return False
        if token.kind == "preposition":
            return token.lower not in word_class("of") and before.kind != "figure"
        return not (before.kind == "figure" and token.kind == "other")

    def _loosely(self, at: int) -> bool:
        """Whether two words need not stand together."""
        before = self.tokens[at - 1]
        if before.kind == "other" and "adverb" in before.form.classes:
            return before.lower in particles()
        return before.kind not in ("determiner", "preposition", "and", "number") and not before.adjective

    def _excerpt(self, first: int, last: int, *, cut: bool) -> Excerpt:
        text = self._shown(first, last)
        whole = not cut or self.tokens[first - 1].kind == "mark"
        if not first or (whole and self.tokens[first].kind != "verb"):
            text = text[:1].upper() + text[1:]
        names = any(token.form.name for token in self.tokens[first:last])
        return Excerpt(text, self._content(first, last), self._leans(first, last), cut, names)

    def _shown(self, first: int, last: int) -> str:
        """Tokens as they are written, the figures among them as a gap."""
        shown: list[str] = []
        position = self.tokens[first].start
        for token in self.tokens[first:last]:
            shown.append(self.full[position : token.start])
            if token.kind != "figure":
                shown.append(token.text)
            elif not shown[-1].strip() and GAP in shown[-2:-1]:
                shown.pop()
            else:
                shown.append(GAP)
            position = token.end
        text = plain("".join(shown)).replace(f"{GAP} {_OPEN}{GAP}{_CLOSE}", GAP)
        return text.strip(" ,;:–—-")

    def _content(self, first: int, last: int) -> int:
        """Nouns and verbs of their own in a stretch."""
        return sum(
            token.kind == "noun"
            or (token.kind == "verb" and token.form.lemma not in word_classes()["auxiliary"])
            for token in self.tokens[first:last]
        )

    def _leans(self, first: int, last: int) -> bool:
        """Whether a stretch has a word for what was told before it: "daarvan", or "die" at its head."""
        opening = self.tokens[first]
        return (
            any(self._is_pronoun(at, first, last) for at in range(first, last))
            or opening.lower in word_class("name.leans.first")
            or self._is_known(first, last)
            or any(token.lower in word_class("name.leans") for token in self.tokens[first:last])
        )

    def _is_pronoun(self, at: int, first: int, last: int) -> bool:
        """Whether "het" stands for something told before: "het blijft 3 procent", "Londen houdt het op"."""
        if self.tokens[at].lower not in word_class("name.leans.it"):
            return False
        following = self.tokens[at + 1].kind if at + 1 < last else "mark"
        return following in ("preposition", "figure") or (
            at == first and following in ("verb", "other", "mark")
        )

    def _is_known(self, first: int, last: int) -> bool:
        """Whether a stretch speaks of its figure as of one told before: "de 3 miljard die overbleef"."""
        at = next((n for n in range(first, last) if self.tokens[n].kind == "figure"), first)
        return at > first and self.tokens[at - 1].lower in word_class("name.definite")


@cache
def _attribution() -> frozenset[str]:
    """Verbs and prepositions that begin a clause about the source."""
    return frozenset(entries(paths.SEEDS / "lexicon" / "measured.attribution.txt"))
