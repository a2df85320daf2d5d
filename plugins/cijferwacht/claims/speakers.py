"""Who can be a speaker: noun phrases of persons, functions and bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cijferwacht.claims import lexicon
from cijferwacht.claims.clauses import Word
from cijferwacht.claims.cues import noun_ends, speaker_classes
from cijferwacht.claims.document import Document
from cijferwacht.claims.words import WORDS
from cijferwacht.paths import SEEDS

#: A noun phrase that names a speaker is shorter than this, in words.
_LONGEST = 14
#: Lower-case words before the head of a noun phrase: "een hoge Europese ambtenaar" has one.
_MODIFIERS = 4
#: The last part of a compound has this many letters at least.
_PART = 4
_PRONOUNS = frozenset(("pronoun.singular", "pronoun.plural"))
#: The one class of words that may stand in a noun phrase.
_FIRST_PERSON = frozenset(("pronoun.first",))
_CURRENCIES = frozenset("€$£")
#: Sorts of by-names that stand for a body.
_BODIES = frozenset(("body", "company"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may speak: words ``first`` up to ``last`` (exclusive) of its sentence."""

    first: int
    last: int
    text: str
    #: "pronoun", "person", "function", "body" or "other"
    kind: str
    plural: bool
    #: Capitalised words of a name, lower-cased; empty when nothing is named.
    name: tuple[str, ...] = ()
    #: Head noun of a function or body ("minister", "ministerie"), "" when it has none.
    head: str = ""


@cache
def places() -> frozenset[str]:
    """Names of countries in lower case, from CLDR, and of capitals that stand for their government."""
    countries = set(_countries())
    path = SEEDS / "lexicon" / "measured.actors.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        _, _, words = line.partition(":")
        countries.update(word.strip().lstrip("^").lower() for word in words.split(",") if "^" in word)
    return frozenset(countries)


@cache
def _countries() -> frozenset[str]:
    from babel import Locale

    return frozenset(name.lower() for name in Locale("nl").territories.values())


def is_country(mention: Mention) -> bool:
    """Whether a mention is the name of a country."""
    return bool(mention.name) and " ".join(mention.name) in _countries()


def is_place(mention: Mention) -> bool:
    """Whether a mention is the name of a country or a capital: it acts, but is no person."""
    return bool(mention.name) and " ".join(mention.name) in places()


@lru_cache(maxsize=20_000)
def by_name_sort(noun: str) -> str:
    """What a noun stands for as a by-name: "office", "spokesman", "person", "body"; "" when it is none."""
    entries = lexicon.table("by_names.tsv", 2)
    entry = entries.get(noun) or entries.get(noun.rpartition("-")[2])
    return entry.columns[1] if entry is not None else ""


@lru_cache(maxsize=20_000)
def noun_class(lemma: str) -> tuple[str, str]:
    """Class and head of a noun of the speaker lexicon; a compound is what its last part is
    ("vakbondsleider").
    """
    if len(lemma) < 3:
        return "", ""
    for name in ("function", "body"):
        words = speaker_classes()[name]
        if lemma in words:
            return name, lemma
    tail = lemma.rpartition("-")[2]
    sort = by_name_sort(lemma)
    if sort:
        return ("body" if sort in _BODIES else "function"), tail
    # what stands before the last part has three letters at least, a hyphen among them
    last_parts = [end for end in noun_ends(tail, _PART) if len(end) + 2 < len(lemma)]
    for name in ("function", "body"):
        words = speaker_classes()[name]
        for word in last_parts:
            if word in words:
                return name, word
    by_names = lexicon.table("by_names.tsv", 2)
    for word in last_parts:
        if len(word) > _PART and word in by_names and by_name_sort(word) in _BODIES:
            return "body", word
    return "", ""


@lru_cache(maxsize=50_000)
def noun_tail(lemma: str, name: str) -> bool:
    """Whether a noun, or the last part of a compound, is in a class of the speaker lexicon."""
    words = speaker_classes()[name]
    return lemma in words or not words.isdisjoint(noun_ends(lemma, _PART))


def is_source(word: Word) -> bool:
    """Whether a noun is of what figures are taken from: "cijfers", "exportcijfers", "peiling"."""
    return noun_tail(word.form.lemma, "source") or noun_tail(word.lower, "source")


def read_mention(
    document: Document, words: Sequence[Word], at: int, last: int, *, subject: bool = True
) -> Mention | None:
    """The noun phrase that starts at word ``at``, ending before ``last`` at the latest; None when none does.

    ``subject`` allows a pronoun in the nominative only.
    """
    last = min(last, at + _LONGEST, len(words))
    if at >= last:
        return None
    word = words[at]
    if not _PRONOUNS.isdisjoint(word.form.classes) and not (
        word.is_a("determiner") and _opens_noun(words, at + 1, last)
    ):
        if subject and word.lower in WORDS.oblique:
            return None
        return Mention(at, at + 1, word.text, "pronoun", plural=word.lower in WORDS.plural_oblique)
    if word.is_a("expletive") and not word.is_a("determiner"):
        return None
    one = _one_of(words, at, last)
    if one:
        text = document.full[word.start : words[one - 1].end]
        return Mention(at, one, text, "function", plural=False)
    end, name, head, kind, plural = _noun_phrase(words, at, last)
    if end == at:
        return None
    end, joined = _joined(words, end, last)
    text = document.full[words[at].start : words[end - 1].end]
    return Mention(at, end, text, kind, plural or joined, name, head)


def _one_of(words: Sequence[Word], at: int, last: int) -> int:
    """Word after "een van hen" or "een van de onderhandelaars"; 0 when there is none."""
    if words[at].lower not in WORDS.article_numeral or at + 2 >= last or words[at + 1].lower not in WORDS.of:
        return 0
    if words[at + 2].lower in WORDS.them:
        return at + 3
    end, _, _, kind, plural = _noun_phrase(words, at + 2, last)
    return end if kind == "function" and plural and words[at + 2].is_a("determiner") else 0


def _opens_noun(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a noun or an adjective follows: "haar woordvoerder", not "haar opnieuw", nor "haar minstens 3
    miljoen".
    """
    counted = at + 1 < len(words) and (words[at + 1].lower[:1].isdigit() or words[at + 1].text in _CURRENCIES)
    if counted and not noun_class(words[at].lower)[0]:
        return False
    if at + 1 < len(words) and (words[at + 1].is_a("expletive") or words[at + 1].is_a("determiner")):
        return False  # "Volgens haar ontbreken er ...", "volgens hun dalen de prijzen"
    return at < last and words[at].form.letters and not words[at].form.classes and not words[at].form.verb


def _noun_phrase(words: Sequence[Word], at: int, last: int) -> tuple[int, tuple[str, ...], str, str, bool]:
    """End, name, head, kind and number of the noun phrase at ``at``; the end is ``at`` when there is none."""
    if at >= last:
        return at, (), "", "", False
    determined = words[at].is_a("determiner") and not (
        words[at].form.capital
        and _name_follows(words, at, last, True)
        and words[at].is_a("name.particle")
        and words[at].lower not in WORDS.definite_articles
    )
    start = at + determined
    if start == last or not _may_begin(words[start]):
        return at, (), "", "", False
    phrase = _NounPhrase(words, at, last, determined)
    phrase.read()
    if phrase.position == start:
        return at, (), "", "", False
    return phrase.position, tuple(phrase.name), phrase.head, phrase.kind, phrase.plural


def _may_begin(word: Word) -> bool:
    """Whether a noun phrase can go on with a word after its determiner: one of no closed class."""
    form = word.form
    if not form.letters:
        return word.lower.isdigit()
    return form.capital or form.classes <= _FIRST_PERSON


class _NounPhrase:
    """A noun phrase while it is read, from left to right."""

    __slots__ = (
        "at", "complete", "determined", "head", "kind", "last", "modifiers", "name", "plural", "position",
        "start", "words",
    )  # fmt: skip

    def __init__(self, words: Sequence[Word], at: int, last: int, determined: bool) -> None:
        self.words = words
        self.at = at
        #: Past its determiner.
        self.start = self.position = at + determined
        self.last = last
        self.determined = determined
        self.name: list[str] = []
        self.head = self.kind = ""
        self.plural = False
        self.modifiers = 0
        #: Whether a head noun was met: only a name or "van" can follow.
        self.complete = False

    def read(self) -> None:
        """Take words as long as they belong to it, and settle what it is."""
        while self.position < self.last:
            word = self.words[self.position]
            if not word.form.letters:
                taken = self._take_mark(word)
            else:
                taken = (
                    (word.form.capital and self._take_name(word))
                    or (self.complete and self._take_complement(word))
                    or self._take_noun(word)
                )
            if not taken:
                break
        if self.position > self.start:
            self._settle()

    def _take_mark(self, word: Word) -> bool:
        """What stands in brackets, "Energie & Zee", and a number before the noun."""
        if word.text == "(":
            return self.position > self.start and self._take_brackets()
        if word.text == "&":
            following = self.position + 1
            joins = self.name and following < self.last and self.words[following].form.capital
            self.position += bool(joins)
            return bool(joins)
        if not word.lower.isdigit() or self.position != self.start or self.name:
            return False
        self.position += 1
        self.plural = True
        return True

    def _take_brackets(self) -> bool:
        inside = range(self.position + 1, min(self.last, self.position + 7))
        close = next((n for n in inside if self.words[n].text == ")"), None)
        if close is None or any(
            word.form.verb or word.lower[:1].isdigit() for word in self.words[self.position + 1 : close]
        ):
            return False
        self.position = close + 1
        return True

    def _take_name(self, word: Word) -> bool:
        """A word with a capital that is a name, or says where somebody is from."""
        at_head = self.position == self.at
        if at_head and word.is_a("name.particle") and _name_follows(self.words, self.at, self.last, True):
            self.complete = True  # "Von der Zee" at the head of a sentence
            self.position += 1
            return True
        if not word.form.name and at_head and _lower_case_word(word):
            return False
        if not self.name and self._take_origin(word):
            return True
        if at_head and noun_class(word.lower)[0]:
            return False
        self.name.append(word.lower)
        self.complete = True
        self.position += 1
        return True

    def _take_origin(self, word: Word) -> bool:
        """ "Een SP-Kamerlid", "de Slowaak", and the adjective of "de Slowaakse top"."""
        called = self.determined and by_name_sort(word.text)
        adjective = self.determined or word.lower.endswith("se")
        origin = adjective and _names_origin(self.words, self.position, self.last)
        noun = noun_class(word.lower)[0] != ""
        if noun and ("-" in word.text or (origin and not noun_class(self._next())[0])):
            self.kind, self.head = noun_class(word.lower)
            self.complete = True
        elif called and not (origin and word.lower.endswith("e")):
            self.kind, self.head = "function", word.lower
            self.complete = True
        elif not origin:
            return False
        self.position += 1
        return True

    def _next(self) -> str:
        """The lemma of the word after; "" for none."""
        following = self.position + 1
        return self.words[following].form.lemma if following < self.last else ""

    def _take_complement(self, word: Word) -> bool:
        """What can follow a head noun: a name with its particles, "voor Hulp", "buiten dienst", "van ..."."""
        words, at, last = self.words, self.position, self.last
        if word.is_a("name.particle") and _name_follows(words, at, last, bool(self.name)):
            self.position += 1
            return True
        if (
            word.lower in WORDS.for_
            and self.head in WORDS.offices_for
            and at + 1 < last
            and words[at + 1].form.name
        ):  # "de minister voor Hulp"
            self.position += 2
            self.last = self.position
            return True
        if self.kind == "function" and (length := _out_of_office(words, at, last)):
            self.position += length  # "generaal buiten dienst Mia Vos"
            return True
        if word.lower in WORDS.of:
            self._take_owner()
            self.last = self.position
            return True
        return False

    def _take_owner(self) -> None:
        """What stands after "van", when it belongs to the phrase."""
        words, inner, last = self.words, self.position + 1, self.last
        article = inner < last and words[inner].is_a("determiner")
        if self.name and self.kind != "body" and article and self.head == "":
            return
        end, name, _, _, _ = _noun_phrase(words, inner, last)
        if end == inner or (inner < last and words[inner].is_a("time")):
            return
        if self.head and not self.name and not article and len(name) > 1:
            self.name += name[1:]  # "minister van Defensie Theo Maas"
        self.position = end

    def _take_noun(self, word: Word) -> bool:
        """A noun of speakers, or an adjective before one."""
        if not word.form.classes <= _FIRST_PERSON:
            return False
        found, head = noun_class(word.form.lemma)
        if not found:
            found, head = noun_class(word.lower)
        if word.form.verb and not found and not self._has_participle():
            return False
        if self.complete and (self.name or not found):
            return False
        if found:
            self.kind, self.head = found, head
            self.complete = True
            longer = len(word.lower.replace("-", "")) > len(word.form.lemma)
            self.plural = self.plural or (longer and noun_class(word.lower)[1] != word.lower)
        else:
            self.modifiers += 1
            if self.modifiers > _MODIFIERS:
                return False
        self.position += 1
        return True

    def _has_participle(self) -> bool:
        """Whether a participle stands before the noun of a speaker: "een betrokken diplomaat"."""
        words, at = self.words, self.position
        following = words[at + 1] if at + 1 < self.last else None
        shaped = words[at].lower.endswith(("en", "de", "te")) and not words[at].form.infinitive
        noun = following is not None and noun_class(following.form.lemma)[0] != ""
        return self.determined and shaped and noun

    def _settle(self) -> None:
        """The kind and the number, now that all words are known."""
        if self.kind == "body" and not self.name:
            place = self.words[self.position : self.position + 2]
            if len(place) == 2 and place[0].lower in WORDS.seat and place[1].form.name:
                self.position += 2  # "het coördinatiecentrum in Lviv"
        if not self.complete:
            capital = self.words[self.position - 1].form.capital
            self.plural = self.plural or (not self.determined and not capital)
        if not self.kind and self.name:  # "de Europese Commissie", "het Centraal Planbureau"
            kind, head = noun_class(self.name[-1])
            if kind == "body":
                self.kind, self.head = kind, head
        if not self.kind:
            self.kind = "person" if len(self.name) > 1 and not self.determined else "other"
        if self.kind == "function" and self.name:
            self.kind = "person"


@cache
def _office_ends() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Words that say that an office is over, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in WORDS.out_of_office:
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _out_of_office(words: Sequence[Word], at: int, last: int) -> int:
    """How many words say that an office is over, or only for a while: "buiten dienst", "b.d."; 0 for none."""
    for parts in _office_ends().get(words[at].lower, ()):
        if tuple(word.lower for word in words[at : min(at + len(parts), last)]) == parts:
            return len(parts)
    return 0


def _names_origin(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a capitalised word is an adjective before its noun: "de Europese toezichthouder"."""
    following = words[at + 1] if at + 1 < last else None
    if following is not None and following.form.name and by_name_sort(words[at].text):
        return True  # "Oekraïense Patriots"
    return (
        following is not None
        and following.form.letters
        and not following.form.capital
        and not following.form.classes
        and (not following.form.verb or noun_class(following.form.lemma)[0] != "")
    )


@lru_cache(maxsize=50_000)
def is_known(lower: str) -> bool:
    """Whether a lower-case word is in the dictionary, and not as a name ("europa" is "Europa")."""
    import simplemma

    return (
        bool(simplemma.is_known(lower, lang="nl"))
        and str(simplemma.lemmatize(lower, lang="nl"))[:1].islower()
    )


def _lower_case_word(word: Word) -> bool:
    """Whether a capitalised word at the head of a sentence is a word of the language rather than a name."""
    return bool(word.form.classes) or is_known(word.lower) or noun_class(word.form.lemma)[0] != ""


def _name_follows(words: Sequence[Word], at: int, last: int, named: bool) -> bool:
    """Whether particles at ``at`` lead to a further name: "Ursula von der Zee", "wethouder Rik Maas van
    Dorp".
    """
    for position in range(at, min(at + 4, last)):
        if words[position].form.capital and position > at:
            if len(words[position].text) > 1 and words[position].text.isupper():
                return False  # "Op de WBB"
            return named or words[at].lower not in WORDS.of
        if not words[position].is_a("name.particle"):
            return False
    return False


def _joined(words: Sequence[Word], end: int, last: int) -> tuple[int, bool]:
    """Extend over "X, Y en Z" when each is a name or a known noun."""
    position = end
    while position + 1 < last and (words[position].text == "," or words[position].text in WORDS.and_):
        following, name, head, _, _ = _noun_phrase(words, position + 1, last)
        if following == position + 1 or not (name or head):
            break
        if words[position].text in WORDS.and_:
            return following, True
        position = following
    return end, False
