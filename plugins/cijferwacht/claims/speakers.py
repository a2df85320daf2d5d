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
    end, name, head, kind, plural = _noun_phrase(words, at, last)
    if end == at:
        return None
    end, joined = _joined(words, end, last)
    text = document.full[words[at].start : words[end - 1].end]
    return Mention(at, end, text, kind, plural or joined, name, head)


def _opens_noun(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a noun or an adjective follows: "haar woordvoerder", not "haar opnieuw", nor "haar minstens 3
    miljoen".
    """
    if at + 1 < len(words) and (words[at + 1].lower[:1].isdigit() or words[at + 1].text in _CURRENCIES):
        return False
    return at < last and words[at].form.letters and not words[at].form.classes and not words[at].form.verb


def _noun_phrase(words: Sequence[Word], at: int, last: int) -> tuple[int, tuple[str, ...], str, str, bool]:  # noqa: PLR0912, PLR0915
    """End, name, head, kind and number of the noun phrase at ``at``; the end is ``at`` when there is none."""
    if at >= last:
        return at, (), "", "", False
    position = at
    determined = words[position].is_a("determiner") and not (
        words[position].form.capital
        and _name_follows(words, at, last, True)
        and words[at].is_a("name.particle")
        and words[position].lower not in WORDS.definite_articles
    )
    if determined:
        position += 1
    if position < last and words[position].is_a("preposition") and not words[position].form.capital:
        return at, (), "", "", False
    name: list[str] = []
    head = kind = ""
    plural = False
    modifiers = 0
    complete = False  # a head noun was met: only a name or "van" can follow
    while position < last:
        word = words[position]
        if word.text == "(" and position > at + determined:
            close = next(
                (n for n in range(position + 1, min(last, position + 7)) if words[n].text == ")"), None
            )
            if close is not None and all(
                not w.form.verb and not w.lower[:1].isdigit() for w in words[position + 1 : close]
            ):
                position = close + 1
                continue
            break
        if word.text == "&" and name and position + 1 < last and words[position + 1].form.capital:
            position += 1  # "Energie & Zee"
            continue
        if not word.form.letters:
            if not (word.lower.isdigit() and position == at + determined and not name):
                break
            position += 1
            plural = True
            continue
        is_name = word.form.name or (word.form.capital and not (position == at and _lower_case_word(word)))
        if (
            word.form.capital
            and position == at
            and word.is_a("name.particle")
            and _name_follows(words, at, last, True)
        ):
            complete = True  # "Von der Zee" at the head of a sentence
            position += 1
            continue
        if is_name and not name:
            called = determined and by_name_sort(word.text)
            origin = (determined or word.lower.endswith("se")) and _names_origin(words, position, last)
            if "-" in word.text and noun_class(word.lower)[0]:  # "een SP-Kamerlid"
                (kind, head), called = noun_class(word.lower), "office"
            elif called and not (origin and word.lower.endswith("e")):  # "de Slowaak", not "de Slowaakse top"
                kind, head = "function", word.lower
            elif not origin:
                called = ""
            complete = complete or bool(called and kind)
            if called or origin:
                position += 1
                continue
        if is_name and (noun_class(word.lower)[0] == "" or position > at):
            name.append(word.lower)
            complete = True
            position += 1
            continue
        if complete and word.is_a("name.particle") and _name_follows(words, position, last, bool(name)):
            position += 1
            continue
        if (
            complete
            and word.lower in WORDS.for_
            and head in WORDS.offices_for
            and position + 1 < last
            and words[position + 1].form.name
        ):  # "de minister voor Hulp"
            position += 2
            break
        if complete and kind == "function" and (length := _out_of_office(words, position, last)):
            position += length  # "generaal buiten dienst Mia Vos"
            continue
        if complete and word.lower in WORDS.of:
            inner = position + 1
            article = inner < last and words[inner].is_a("determiner")
            if name and kind != "body" and article and head == "":
                break
            end, inner_name, _, _, _ = _noun_phrase(words, inner, last)
            if end == inner or (inner < last and words[inner].is_a("time")):
                break
            if head and not name and not article and len(inner_name) > 1:  # "minister van Defensie Theo Maas"
                name += inner_name[1:]
            position = end
            break
        if not word.form.classes <= _FIRST_PERSON:
            break
        found, head_noun = noun_class(word.form.lemma)
        if not found:
            found, head_noun = noun_class(word.lower)
        if word.form.verb and not found and not (determined and _before_noun(words, position, last)):
            break
        if complete and name:
            break
        if complete and not found:
            break
        if not found:
            modifiers += 1
            if modifiers > _MODIFIERS:
                break
        else:
            kind, head = found, head_noun
            complete = True
            longer = len(word.lower.replace("-", "")) > len(word.form.lemma)
            plural = plural or (longer and noun_class(word.lower)[1] != word.lower)
        position += 1
    if position == at + determined:
        return at, (), "", "", False
    place = words[position : position + 2]
    if (
        kind == "body"
        and not name
        and len(place) == 2
        and place[0].lower in WORDS.seat
        and place[1].form.name
    ):
        position += 2  # "het coördinatiecentrum in Lviv"
    if not complete:
        complete = True
        plural = plural or (not determined and not words[position - 1].form.capital)
    if not kind and name:  # "de Europese Commissie", "de Tweede Kamer", "het Centraal Planbureau"
        last_class, last_head = noun_class(name[-1])
        if last_class == "body":
            kind, head = last_class, last_head
    if not kind:
        kind = "person" if len(name) > 1 and not determined else "other"
    if kind == "function" and name:
        kind = "person"
    return position, tuple(name), head, kind, plural


def _before_noun(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a participle stands before the noun of a speaker: "een betrokken diplomaat"."""
    following = words[at + 1] if at + 1 < last else None
    shaped = words[at].lower.endswith(("en", "de", "te")) and not words[at].form.infinitive
    return shaped and following is not None and noun_class(following.form.lemma)[0] != ""


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
            return named or words[at].lower not in WORDS.of
        if not words[position].is_a("name.particle"):
            return False
    return False


def _joined(words: Sequence[Word], end: int, last: int) -> tuple[int, bool]:
    """Extend over "X, Y en Z" when each is a name or a known noun."""
    position = end
    while position + 1 < last and words[position].text in (",", "en"):
        following, name, head, _, _ = _noun_phrase(words, position + 1, last)
        if following == position + 1 or not (name or head):
            break
        if words[position].text == "en":
            return following, True
        position = following
    return end, False
