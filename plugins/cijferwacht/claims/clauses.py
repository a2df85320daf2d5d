"""Sentences as runs of words, cut into clauses by the words that open one: a shallow reading without a
parser.

Dutch shows its clauses well: a main clause has its finite verb second (or first), a subordinate one opens
with
a subordinator and has its verbs at the end. What interrupts a main clause (a relative clause, brackets) is a
clause of its own, and the main clause goes on after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from cijferwacht.claims.cues import irregular_forms, particles, verbs_by_base, word_classes
from cijferwacht.claims.document import Document, Token, lemma
from cijferwacht.claims.words import WORDS, participle_prefixes, relative_adverbs, with_er

_NONE: frozenset[str] = frozenset()
_BREAKS = frozenset((";", ":", "–", "—"))
_QUOTE_MARKS = frozenset(('"', "“", "”", "„", "‘", "''", "’’", "«", "»"))
_PAUSES = _BREAKS | _QUOTE_MARKS | {","}
#: After these a word has its capital from its place.
_OPENING = _QUOTE_MARKS | {":", "–", "—", "-", ",,", "'"}
_AHEAD = 25
#: Classes that say nothing of where a word can stand.
_LOOKED_UP = frozenset(
    (
        "unmeasured", "change", "assembly", "ahead", "verdict", "verb.noun",
        "outlook", "being", "question", "undertake", "state", "carry.out", "arise", "yield", "effect",
        "consequence", "fund", "postpone", "tabled",
        "opine", "aim", "draft", "contain", "work", "amount",
        "pledge", "levy", "deploy", "leak", "come.to", "bound", "impact", "sum", "from", "actors",
        "trade", "customers", "draw", "commit", "frozen", "of.paper", "outlay", "yielded",
        "paper", "order", "orders",
    )
)  # fmt: skip
#: A participle that stands before a noun.
_ATTRIBUTIVE = re.compile(r"\w{0,8}ge\w{2,}(?:de|te|ne)")
#: A sentence longer than this is no sentence of a newspaper; what lies beyond is read as another one, so that
#: the work done within a sentence stays linear in the text.
LONGEST_SENTENCE = 120


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What a word can be, whatever stands around it; :func:`form_of` makes one of each word."""

    lower: str
    lemma: str
    classes: frozenset[str]
    #: An inflected verb form; infinitives, which are also plurals, only when a lexicon has their verb.
    verb: bool
    infinitive: bool
    past: bool
    #: Begins with a capital or a letter that stands for one ("'t Hooft" does not).
    capital: bool
    letters: bool
    #: Has a capital where words of the language have none.
    name: bool = False


@lru_cache(maxsize=100_000)
def form_of(text: str, opens: bool) -> Form:
    """Classes, lemma and verbal shape of a word as written; ``opens`` where any word takes a capital."""
    lower = text.lower()
    letters = any(map(str.isalpha, text))
    if text[:1].isupper() and not opens:
        return Form(
            lower,
            lower,
            _NONE,
            verb=False,
            infinitive=False,
            past=False,
            capital=True,
            letters=letters,
            name=True,
        )
    classes = _class_index().get(lower, _NONE)
    base = irregular_forms().get(lower) or lemma(lower if text[:1].isupper() else text).replace("_", "")
    if base == lower:
        base = _joined(lower) or base
    base = _auxiliaries().get(lower, base)
    # "de aangekondigde 25 procent"; the stem of "reageerde" and "gebruikte" has its own "ge"
    attributive = _ATTRIBUTIVE.fullmatch(lower) and not base.startswith(lower[: lower.rindex("ge") + 2])
    # "werkende ouders" and the "’n" of "zo’n" have no say in what their clause tells
    if attributive or is_present_participle(lower, base) or len(lower.strip("'’‘`")) < 2:
        return Form(
            lower,
            base,
            classes,
            verb=False,
            infinitive=False,
            past=False,
            capital=text[:1].isupper(),
            letters=letters,
        )
    infinitive = (
        lower == base
        and base.endswith("n")
        and (base in verbs_by_base() or "verb.plural" in classes or base in word_classes()["auxiliary"])
    )
    inflected = lower not in (base, base + "s") and base.endswith(("en", "aan", "zien", "zijn", "doen"))
    if inflected and lower not in irregular_forms() and not lower.endswith(("t", "d", "n", "e")):
        # a bare stem is a noun far more often than a first person: "invoer", "steun"; a past has another
        # vowel
        inflected = _stem_vowel(lower) != _stem_vowel(base)
    return Form(
        lower,
        base,
        classes,
        verb=letters and (infinitive or inflected or lower in _auxiliaries()),
        infinitive=infinitive,
        past=(inflected or lower in _auxiliaries()) and _looks_past(lower, base),
        capital=text[:1].isupper(),
        letters=letters,
    )


def is_present_participle(lower: str, base: str) -> bool:
    """Whether a word is the present participle of an infinitive, as adjectives are: "bestaande"."""
    return lower.removesuffix("e") == base + "d"


def _joined(lower: str) -> str:
    """The infinitive of a past with its particle that the dictionary lacks: "opstreek" is "opstrijken"."""
    for particle in particles() if lower.startswith(particles()) else ():
        rest = lower.removeprefix(particle)
        if rest != lower and len(rest) > 2 and not rest.endswith("e"):
            base = lemma(rest)
            if base != rest and base.endswith("en") and _looks_past(rest, base):
                return particle + base
    return ""


@lru_cache(maxsize=1)
def _class_index() -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for name, words in word_classes().items():
        if name.startswith("form.") or name in _LOOKED_UP:
            continue
        for word in words:
            index.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in index.items()}


@lru_cache(maxsize=1)
def _auxiliaries() -> dict[str, str]:
    """Finite forms of the auxiliaries, which the lemmatiser knows only in part: "form.zullen: zal, zou"."""
    return {
        word: name.removeprefix("form.")
        for name, words in word_classes().items()
        if name.startswith("form.")
        for word in words
    }


def _looks_past(form: str, base: str) -> bool:
    """Whether an inflected form is in the past tense: weak -de/-te, or another vowel than the infinitive.

    "Verloren" and "bevroren", which are participles as well, are not.
    """
    if form in word_classes()["past"]:
        return True
    if form in word_classes()["present"] or (form.startswith("ge") and not base.startswith("ge")):
        return False
    if form.endswith(("de", "te", "den", "ten")) and not base.endswith(("den", "ten")):
        return True
    if form.endswith(("dde", "tte", "dden", "tten")) and form != base:
        return True
    if _PARTED.match(form) or (
        form.endswith("en")
        and not form.endswith("een")
        and form.startswith(participle_prefixes("inseparable", "unstressed"))
    ):
        return False
    return not form.endswith(("e", "s")) and _stem_vowel(form) != _stem_vowel(base)


def is_past_or_participle(form: Form) -> bool:
    """Whether a form is a plural in the past tense unless an auxiliary makes it a participle: "verloren"."""
    return (
        form.verb
        and form.lower.endswith("en")
        and form.lower != form.lemma
        and form.lower.startswith(participle_prefixes("inseparable", "unstressed"))
        and _stem_vowel(form.lower) != _stem_vowel(form.lemma)
    )


#: The shape of a participle that ends a clause: "getekend", "aangenomen", "voorgesteld".
_PARTICIPLE = re.compile(r"(?:\w{2,7}?)?ge\w{3,}(?:en|d|t)$")
#: The participle of a separable verb: "aangenomen".
_PARTED = re.compile(r"\w{2,7}?ge\w{3,}(?:en|d|t)$")
_VOWELS = re.compile(r"[aeiouyéèëïö]+")


@lru_cache(maxsize=50_000)
def _stem_vowel(word: str) -> str:
    """The vowel of a verb's stem, long or short: "o" of "verloor" and "verloren", "ie" of "verliezen"."""
    stem = word[:-1] if word.endswith(("aan", "zien", "doen")) else word.removesuffix("en")
    vowels: list[str] = _VOWELS.findall(stem)
    if not vowels:
        return ""
    last = vowels[-1]
    return last[0] if len(last) == 2 and last[0] == last[1] else last


@dataclass(slots=True)
class Clause:
    """A clause of a sentence: its words (indices into the sentence), which another clause may interrupt."""

    #: "main", "sub" (opened by a subordinator), "relative" or "aside" (in brackets)
    kind: str
    #: The word that opens it: "dat", "als", "waarmee", "en"; "" when none does.
    opener: str = ""
    #: Clause it hangs on: the one it completes, the one with its antecedent, or the one it is joined to.
    parent: int | None = None
    words: list[int] = field(default_factory=list)
    #: Whether an inflected verb was met.
    verb: bool = False


class Word:
    """A token of a sentence with what it can be and the clause it stands in."""

    __slots__ = ("clause", "end", "form", "lower", "start", "text")

    def __init__(self, start: int, end: int, text: str, form: Form) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.form = form
        self.lower = form.lower
        self.clause = 0

    def __repr__(self) -> str:
        return self.text

    def is_a(self, name: str) -> bool:
        """Whether the word is in a closed class of seeds/lexicon/context.words.txt."""
        return name in self.form.classes


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, or a part of one too long to be a sentence."""

    number: int
    paragraph: int
    start: int
    end: int
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]

    def clause_of(self, word: int) -> Clause:
        return self.clauses[self.words[word].clause]


@lru_cache(maxsize=2)
def read_sentences(document: Document) -> tuple[Sentence, ...]:
    """Every sentence with its clauses, in text order; kept while several readers ask."""
    return tuple(_sentences(document))


def _names(tokens: Sequence[Token]) -> frozenset[str]:
    """Words that have a capital within a sentence: at the head of one they are names as well."""
    return frozenset(
        token.text
        for before, token in pairwise(tokens)
        if token.text[:1].isupper()
        and token.sentence == before.sentence
        and before.text[-1:].isalpha()
        and token.lower not in _class_index()
    )


def _sentences(document: Document) -> Iterator[Sentence]:
    tokens = document.tokens
    names = _names(tokens)
    paragraphs = document.paragraphs
    paragraph = 0
    for number in range(len(document.sentences)):
        inside = document.sentence_tokens(number)
        for first in range(inside.start, inside.stop, LONGEST_SENTENCE):
            while paragraph + 1 < len(paragraphs) and paragraphs[paragraph].end <= tokens[first].start:
                paragraph += 1
            words: list[Word] = []
            opens = True
            for start, end, text, _, _ in tokens[first : min(first + LONGEST_SENTENCE, inside.stop)]:
                form = form_of(text, opens and text not in names)
                words.append(Word(start, end, text, form))
                opens = (opens and not form.letters) or text in _OPENING
            yield Sentence(number, paragraph, words[0].start, words[-1].end, tuple(words), _cut(words))


def _cut(words: Sequence[Word]) -> tuple[Clause, ...]:
    """Cut a sentence into clauses and tell each word its clause."""
    return _Cutter(words).cut()


def _is_verb(word: Word) -> bool:
    """Whether a word looks like a verb, an infinitive that no lexicon has among them."""
    infinitive = word.lower.endswith("en") and word.lower == word.form.lemma and not word.is_a("article")
    return word.form.verb or infinitive


class _Cutter:
    """Walks a sentence once; a decision looks ahead no further than :data:`_AHEAD` words."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.clauses = [Clause("main")]
        self.current = 0
        self.outside: list[int] = []  # clauses around the brackets that are open

    def cut(self) -> tuple[Clause, ...]:
        before: Word | None = None
        for at, word in enumerate(self.words):
            # most words are no member of a closed class, in the middle of a stretch
            if before is None or word.form.classes or word.text == "(" or before.text in _PAUSES:
                self._boundary(at, before)
            clause = self.clauses[self.current]
            clause.words.append(at)
            if not clause.verb and word.form.verb:
                clause.verb = self._heads(word, clause)
            word.clause = self.current
            if word.text == ")" and self.outside:
                self.current = self.outside.pop()
            before = word
        return tuple(self.clauses)

    def _heads(self, word: Word, clause: Clause) -> bool:
        """Whether the verb that a clause has come to makes it a clause with a verb of its own."""
        if not word.form.infinitive or word.is_a("auxiliary") or self._reports(word):
            return True
        near = len(clause.words) <= 4
        return near and (word.form.lemma in verbs_by_base() or word.is_a("verb.plural"))

    def _open(self, kind: str, opener: str = "", parent: int | None = None) -> None:
        if not self.clauses[self.current].words:
            clause = self.clauses[self.current]
            clause.kind, clause.opener = kind, opener
            clause.parent = parent if parent != self.current else clause.parent
            return
        self.clauses.append(Clause(kind, opener, parent))
        self.current = len(self.clauses) - 1

    def _boundary(self, at: int, before: Word | None) -> None:
        """Open or close a clause at a word, if it or the word before asks for it."""
        word = self.words[at]
        if word.text == "(":
            self.outside.append(self.current)
            self._open("aside", "(", self.current)
        elif before is None or before.text in _BREAKS:
            if before is not None:
                self._open("main", "" if before.text == ";" else before.text, self.current)
            if word.is_a("subordinator") and self._opens_sentence(at):
                self._open("sub", word.lower)
        elif before.text == "," or before.text in _QUOTE_MARKS:
            self._after_comma(at)
        elif self._ends_relative(at, before):
            self.current = self.clauses[self.current].parent or 0
        elif word.is_a("subordinator") or word.lower in WORDS.in_order:
            self._inside(at)
        elif word.is_a("coordinator"):
            following = self._word(at + 1)
            clause = self.clauses[self.current]
            if (
                clause.kind == "relative"
                and before.form.verb
                and clause.parent is not None
                and word.lower not in WORDS.or_
                and (following is None or not following.form.verb)
            ):
                # the verbs end a relative clause: "de 30 die hij wil invoeren en de 10 die er al zijn"
                self.current = clause.parent
                return
            if following is not None and self._joins_clause(at, following):
                self._open("main", word.lower, self.current)

    def _ends_relative(self, at: int, before: Word) -> bool:
        """Whether the verb before ends a relative clause without a comma: "de heffing die hij noemde alweer
        verhoogd".
        """
        word, clause = self.words[at], self.clauses[self.current]
        if self._back_to_main(word, before, clause):
            return True
        if (
            clause.kind != "relative"
            or clause.parent is None
            or not self._finite(before)
            or before.form.infinitive
        ):
            return False
        if len(clause.words) < 3 or (word.form.verb and not word.lower.startswith("ge")):
            return False
        follows = word.is_a("adverb") or word.is_a("article") or word.is_a("time")
        return follows and not word.is_a("preposition") and not word.is_a("subordinator")

    def _back_to_main(self, word: Word, before: Word, clause: Clause) -> bool:
        """Whether a finite verb behind the verbs of a relative clause is that of the clause around it: "de
        prijs die klanten willen betalen is gezakt".
        """
        if clause.kind != "relative" or clause.parent is None or self.clauses[clause.parent].verb:
            return False
        if word.lower not in WORDS.done | WORDS.becoming | WORDS.may | WORDS.linking:
            return False
        modal = any(
            self.words[n].lower in WORDS.modals and self.words[n].form.verb for n in clause.words[1:-1]
        )
        return modal and before.form.verb and before.form.infinitive

    def _word(self, at: int) -> Word | None:
        return self.words[at] if at < len(self.words) else None

    def _opens_sentence(self, at: int) -> bool:
        """ "Als de prijs stijgt, ..." and "Dat de brug dicht is, ...", but not "Dat zegt ..." or "Nu betaalt
        ...".
        """
        following = self._word(at + 1)
        if following is None or following.form.verb:
            return False
        if self.words[at].lower in WORDS.if_or_as and following.form.letters and not following.form.classes:
            # "Als deel van het inkomen daalt de rente": in the quality of, as no comma ends a clause
            return any(word.text == "," for word in self.words[at + 2 : at + _AHEAD])
        return self.words[at].lower not in WORDS.back_references or (
            self.words[at].lower in WORDS.that and (following.is_a("article") or following.is_a("expletive"))
        )

    def _after_comma(self, at: int) -> None:
        word, following = self.words[at], self._word(at + 1)
        clause = self.clauses[self.current]
        if word.is_a("relative"):
            demonstrative = word.lower in WORDS.relative and (following is None or self._second_verb(at))
            if demonstrative:
                self._open("main", "", self.current)
            else:
                self._open("relative", word.lower, self.current)
        elif word.is_a("subordinator") and word.lower not in WORDS.subordinating_or_adverb:
            self._open("sub", word.lower, self.current)
        elif word.is_a("coordinator"):
            self._open("main", word.lower, self.current)
        elif (
            (
                self._finite(word)
                and not (
                    word.form.infinitive
                    and clause.kind != "main"
                    and not word.is_a("auxiliary")
                    and not self._reports(word)
                )
            )
            or word.lower in WORDS.resuming
            or self._begins_main(word, following)
        ):
            self._resume()
        elif clause.kind == "main" and clause.verb and self._runs_on(at):
            self._open("main", "", None)

    def _runs_on(self, at: int) -> bool:
        """Whether a main clause follows a comma alone: "Brussel betaalt, zestien landen vragen meer"."""
        for n, word in enumerate(self.words[at : at + 5]):
            if (
                word.text == ","
                or word.is_a("relative")
                or word.is_a("subordinator")
                or word.is_a("preposition")
            ):
                return False
            if n and self._finite(word):
                return True
        return False

    def _begins_main(self, word: Word, following: Word | None) -> bool:
        """After a clause that opens the sentence comes the main verb, also one no lexicon shows to be a
        verb.
        """
        clause = self.clauses[self.current]
        return (
            clause.kind == "sub"
            and clause.parent is None
            and clause.verb
            and word.form.letters
            and not word.form.capital
            and not word.form.classes
            and word.lower.endswith(("en", "t"))
            and following is not None
            and (following.form.letters or following.lower[:1].isdigit())
        )

    def _resume(self) -> None:
        """After the comma that ends a clause: the clause it interrupted, or the main clause it introduced."""
        at = self.current
        while self.clauses[at].kind in ("sub", "relative") and self.clauses[at].parent is not None:
            at = self.clauses[at].parent or 0
            if self.clauses[at].kind == "main" and not self.clauses[at].verb:
                self.current = at
                return
        introduced = self.current if self.clauses[self.current].parent is None else None
        subordinate = self.clauses[self.current].kind == "sub"
        self._open("main", "", None if subordinate else self.current)
        if introduced is not None and subordinate:
            self.clauses[introduced].parent = self.current

    def _second_verb(self, at: int) -> bool:
        """Whether "die" or "dat" after a comma opens a main clause: verb next, and not the clause's last
        word.
        """
        following, third = self._word(at + 1), self._word(at + 2)
        if following is None or not following.form.verb or following.form.infinitive:
            return False
        return (
            third is not None and third.text not in _BREAKS and third.text not in ",." and not third.form.verb
        )

    def _inside(self, at: int) -> None:  # noqa: PLR0912 - one branch a subordinator
        """A subordinator without a comma before it."""
        word, before = self.words[at], self.words[at - 1]
        if word.lower in WORDS.in_order:
            if self._ahead(at, lambda w: w.lower in WORDS.infinitive_marker):
                self._open("sub", word.lower, self.current)
        elif word.lower in WORDS.that and self._is_subject(at):
            return
        elif word.lower in WORDS.relative:
            particle = word.lower in WORDS.that and before.is_a("preposition") and self._parted(at)
            if not particle and any(map(before.is_a, ("preposition", "coordinator", "subordinator"))):
                return
            nominal = before.form.letters and not before.form.verb and not before.form.classes - {"time"}
            if word.lower in WORDS.relative_who:
                counted = before.form.lower[:1].isdigit() or before.text in ("%", ")")
                if nominal or counted or self._left_behind(at):
                    self._open("relative", word.lower, self.current)
            elif nominal and not self._after_reporting(at):
                self._open("relative", word.lower, self.current)
            elif (before.form.verb or before.form.classes or nominal) and (
                self._after_reporting(at) or self._ahead(at, _is_verb)
            ):
                self._open("sub", word.lower, self.current)
        elif word.is_a("relative") and word.lower in relative_adverbs():
            self._open("relative", word.lower, self.current)
        elif word.lower in WORDS.subordinating:
            self._open("sub", word.lower, self.current)
        elif (
            word.lower in WORDS.free_relative
            and (before.form.letters or before.lower[:1].isdigit())
            and not before.form.verb
            and not before.form.classes
        ):
            if self._ahead(at, _is_verb):
                self._open("relative", word.lower, self.current)
        elif word.lower in WORDS.if_or_as:
            following = self._word(at + 1)
            compares = (
                following is None or not following.form.classes or following.lower in WORDS.indefinite_article
            )
            if not compares and self._ahead(at, lambda w: w.form.verb):
                self._open("sub", word.lower, self.current)
        elif word.lower in WORDS.indirect and before.form.verb and self._ahead(at, lambda w: w.form.verb):
            self._open("sub", word.lower, self.current)

    def _is_subject(self, at: int) -> bool:
        """Whether "dat" behind a verb is its subject: "Nu blijft dat steken", "In mei kost dat 3 euro"."""
        before, clause = self.words[at - 1], self.clauses[self.current]
        inverted = before.lower in WORDS.inverted and len(clause.words) > 1 and clause.kind == "main"
        if not inverted:
            return False
        first = self.words[clause.words[0]]
        return first.is_a("adverb") or first.is_a("time") or first.is_a("preposition")

    def _left_behind(self, at: int) -> bool:
        """Whether a relative clause stands behind the verb that ends its main clause: "heeft decreten
        getekend die een heffing invoeren", not "heeft besloten die heffing in te voeren".
        """
        before, clause = self.words[at - 1], self.clauses[self.current]
        auxiliary = any(self.words[n].lower in WORDS.perfect_forms for n in clause.words)
        if not auxiliary or not before.form.verb or not _PARTICIPLE.match(before.lower):
            return False
        for word in self.words[at + 1 : at + 1 + _AHEAD]:
            if word.text in _BREAKS or word.lower in WORDS.infinitive_marker:
                return False
            if word.text == "," and clause.kind != "main":
                return False
            if _is_verb(word):
                return True
        return False

    def _reports(self, word: Word) -> bool:
        """Whether a verb can tag what was said: ", zeggen diplomaten"."""
        return any("tag" in verb.frames for verb in verbs_by_base().get(word.form.lemma, ()))

    def _after_reporting(self, at: int) -> bool:
        """Whether a verb that takes a dat-clause stands in the clause before "dat" ("zei de premier dat")."""
        recent = self.clauses[self.current].words[-12:]
        lowers = {self.words[index].lower for index in recent}
        return any(
            "dat" in verb.frames
            and (not verb.preposition or lowers & with_er(verb.preposition))
            and (not verb.particle or verb.particle in lowers or verb.name == self.words[index].form.lemma)
            for index in recent
            for verb in verbs_by_base().get(self.words[index].form.lemma, ())
            if self.words[index].form.verb
        )

    def _parted(self, at: int) -> bool:
        """Whether the word before "dat" is parted from a verb of saying: "gaf aan dat", not "zei over dat
        pakket".
        """
        before = self.words[at - 1].lower
        return any(
            "dat" in verb.frames and before in (verb.particle, verb.preposition)
            for index in self.clauses[self.current].words[-12:]
            if self.words[index].form.verb
            for verb in verbs_by_base().get(self.words[index].form.lemma, ())
        )

    def _joins_clause(self, at: int, following: Word) -> bool:
        """Whether "en", "maar" ... without a comma joins a clause, not a word."""
        if not self.clauses[self.current].verb and self.clauses[self.current].kind != "sub":
            return False
        if self._finite(following) and not following.form.infinitive:
            return True
        if (
            self.words[at].lower in WORDS.and_
            and self.clauses[self.current].kind == "main"
            and self._subject_verb(at)
        ):
            return True
        if (
            self.words[at].lower in WORDS.because
        ):  # "maar" and "dus" are adverbs too: "nog maar zes", "zou dus"
            return True
        if following.lower in WORDS.that and self.clauses[self.current].opener in WORDS.that:
            return False  # "zegt dat A en dat B": both are said
        if following.lower in WORDS.clause_subjects:
            return self._ahead(at, lambda w: w.form.verb and not w.form.infinitive)
        return False

    def _subject_verb(self, at: int) -> bool:
        """Whether "de minister wil" follows: an article, a noun and a verb that nothing ends."""
        stretch = self.words[at + 1 : at + 5]
        if len(stretch) < 4 or not stretch[0].is_a("article"):
            return False
        noun, verb, following = stretch[1:]
        if noun.form.classes or noun.form.verb or not noun.form.letters or following.text in _BREAKS:
            return False
        inflected = self._finite(verb) and not verb.form.infinitive and not verb.is_a("determiner")
        return inflected and following.text not in ",." and not following.form.verb

    def _finite(self, word: Word) -> bool:
        """Whether a word can be a finite verb; a participle in ge- ("gepland") cannot."""
        return word.form.verb and not (word.lower.startswith("ge") and not word.form.lemma.startswith("ge"))

    def _ahead(self, at: int, test: Callable[[Word], bool]) -> bool:
        """Whether a word soon after, within the same stretch between commas, passes a test."""
        for word in self.words[at + 1 : at + 1 + _AHEAD]:
            if word.text in _BREAKS or word.text == ",":
                return False
            if test(word):
                return True
        return False
