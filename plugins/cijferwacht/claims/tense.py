"""The tense of a clause, from the shapes of its verb forms: told, or still to come.

Dutch tells the future in the present tense ("de Kamer stemt donderdag") or with a modal ("moet zijn
gehaald"), and what is behind in the past ("stemde") or the perfect ("heeft gestemd"). A form is placed
by comparing it with the present forms of its lemma's infinitive; what that cannot tell stands in
seeds/lexicon/dates.tenses.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, get_args

from cijferwacht.claims.clauses import Form, Sentence, Word, is_present_participle
from cijferwacht.claims.cues import particles
from cijferwacht.claims.date_grammar import context_words
from cijferwacht.claims.document import lemma
from cijferwacht.claims.lexicon import table
from cijferwacht.claims.words import WORDS

#: What a verb form is: "plural" may be an infinitive as well, "perfect" is a form of zijn or hebben,
#: "report" the present of a verb of saying, in which news tells what was said.
VerbForm = Literal["future", "present", "plural", "report", "past", "participle", "perfect"]

#: Of the forms found in a clause the first of these gives it its tense.
_STRONGEST: tuple[VerbForm, ...] = ("future", "past", "participle", "report", "present", "plural")


class Tense(NamedTuple):
    """The tense of a clause and the word that gives it; no form when the clause has no verb."""

    form: VerbForm | None = None
    cue: str = ""

    @property
    def ahead(self) -> bool:
        """Whether what the clause tells may still be to come."""
        return self.form in ("future", "present", "plural")

    @property
    def behind(self) -> bool:
        """Whether the clause tells what has been."""
        return self.form in ("past", "participle", "report")


def tells_tense(word: Word) -> bool:
    """Whether a word has a say in the tense of its clause."""
    return verb_form(word.form) is not None or word.lower in context_words()["planned"]


def clause_tense(sentence: Sentence, words: Sequence[int], bounded: bool) -> Tense:
    """The tense of the clause that these words of a sentence make.

    ``bounded`` says that the clause sets a start or an end, which turns a perfect with zijn to what is
    ahead: "is tot september uitgesteld".
    """
    forms: dict[VerbForm, str] = {}
    like_present = ""
    for at in words:
        word = sentence.words[at]
        if word.lower in context_words()["planned"]:
            return Tense("future", word.lower)
        form = verb_form(word.form)
        if form is None or (form == "past" and at > 0 and _is_adjective(word, sentence.words[at - 1])):
            continue
        if form == "present" and at > 0 and sentence.words[at - 1].lower in WORDS.definite_articles:
            continue  # "een maand voor de wissel"
        forms.setdefault(form, word.lower)
        if form in ("present", "report") and word.lower.endswith("t") and word.lower.startswith(_prefixes()):
            like_present = word.lower
    if "perfect" in forms and like_present:
        # "heeft verduidelijkt": this participle looks like the present.
        forms.setdefault("participle", like_present)
    elif "perfect" not in forms and ("present" in forms or "plural" in forms):
        forms.pop("participle", None)  # "eten brood van geïmporteerd graan"
    if _double_infinitive(sentence, words):
        forms["participle"] = forms["perfect"]
        forms.pop("future", None)
    strongest = next((form for form in _STRONGEST if form in forms), None)
    if strongest is None:
        own_verb = "perfect" in forms and _is_main_verb(sentence, words)
        return Tense("present", forms["perfect"]) if own_verb else Tense()
    if strongest == "participle" and bounded and forms.get("perfect") in context_words()["passive"]:
        return Tense("future", forms[strongest])
    return Tense(strongest, forms[strongest])


def _double_infinitive(sentence: Sentence, words: Sequence[int]) -> bool:
    """ "heeft haar kaarten laten zien", "had moeten leveren": a perfect with two infinitives at its end."""
    if len(words) < len("012"):
        return False
    first, last = words[-2:]
    helper, verb = sentence.words[first], sentence.words[last]
    return (
        last == first + 1
        and helper.lower in context_words()["doubling"]
        and ends_as_infinitive(verb.lower)
        and any(sentence.words[at].lower in context_words()["having"] for at in words[:-2])
    )


def _is_adjective(word: Word, before: Word) -> bool:
    """Whether what looks like a past tense is a participle before its noun: "de verhoogde tarieven"."""
    if not word.lower.endswith("e") or not before.is_a("determiner"):
        return False
    return before.lower not in context_words()["demonstrative"]


def _is_main_verb(sentence: Sentence, words: Sequence[int]) -> bool:
    """Whether zijn or hebben is a verb by itself: "in mei zijn er verkiezingen"; not in "zijn plan"."""
    for at in words:
        if sentence.words[at].lower not in context_words()["perfect"]:
            continue
        following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if sentence.words[at].lower not in WORDS.be or following is None:
            return True
        if not following.form.letters or following.form.classes:
            return True
    return False


#: "ge-" before a vowel that would read as one with it.
_PARTED_GE = ("geï", "geë", "geü", "geö")
#: What a weak past adds to its stem: "werkte", "eisten".
_WEAK_PAST = re.compile(r"[dt]en?")


@lru_cache(maxsize=50_000)
def verb_form(form: Form) -> VerbForm | None:
    """What verb form a word is; None for what is none, or only an adjective made of one."""
    known = _irregular_forms().get(form.lower)
    if known is not None or not form.letters:
        return known
    if form.capital and form.lemma == form.lower:
        return None  # a name
    if is_present_participle(form.lower, form.lemma):
        return None  # "bestaande voorraden"
    if form.lower.startswith(_PARTED_GE) and form.lower.endswith(("d", "t", "n")):
        return "participle"  # "geïnformeerd", which the lemmatiser does not know
    if not ends_as_infinitive(form.lemma):
        return _auxiliary(form)
    if _has_ge(form):
        # With -e it is an adjective: "de aangekondigde heffing".
        return None if form.lower.endswith("e") else "participle"
    if _is_prefixed_participle(form):
        return "participle"
    return _auxiliary(form) or _full_verb(form)


def _auxiliary(form: Form) -> VerbForm | None:
    context = context_words()
    if form.lower in context["perfect"]:
        return "perfect"
    if form.lower in context["pluperfect"]:
        return "past"
    if form.lemma not in context["modal"]:
        return None
    # "zou" tells of a plan; "moest", "wilde" and "werd" of what is behind.
    return "past" if form.past and form.lower not in context["planning"] else "future"


def _full_verb(form: Form) -> VerbForm | None:
    stem = form.lemma.removesuffix("en")
    if form.lower.startswith(stem) and _WEAK_PAST.fullmatch(form.lower, len(stem)):
        return "past"
    present = _present_forms(form.lemma)
    if not any(lemma(singular) == form.lemma for singular in present if singular.endswith("t")):
        return None  # no verb: the lemmatiser knows no third person of it ("algemene", "goederen")
    if form.lower == form.lemma:
        return "plural"
    if form.lower not in present:
        return "past"
    return "report" if form.lemma in context_words()["report"] else "present"


def ends_as_infinitive(word: str) -> bool:
    """Whether a word in lower case ends as the verbs do: "doen", not "steun"."""
    return word.endswith(("en", "aan", "ien", "oen", "ijn"))


@lru_cache(maxsize=20_000)
def is_infinitive(word: str) -> bool:
    """Whether a verb has a word as its infinitive, also one the lemmatiser takes for a plural ("kosten")."""
    if not word.endswith("en"):
        return False
    return any(form.endswith("t") and form != word and lemma(form) == word for form in _present_forms(word))


@lru_cache(maxsize=20_000)
def _present_forms(base: str) -> frozenset[str]:
    """How an infinitive's present may be written: lopen - loop, loopt; drijven - drijft; staan - staat."""
    if base.endswith(("aan", "ien", "oen")):
        stems = {base[:-1], base[:-1].replace("aa", "a")}
        return frozenset({base, *stems, *(stem + "t" for stem in stems | {base[:-1]})})
    stem = base.removesuffix("en")
    if len(stem) < 2:
        return frozenset((base,))
    stems = {stem}
    if stem[-1] == stem[-2]:
        stems.add(stem[:-1])
    elif stem[-1] not in "aeiou" and stem[-2] in "aeou":
        stems.add(stem[:-1] + stem[-2] + stem[-1])
    hard = {"v": "f", "z": "s"}
    stems |= {each[:-1] + hard[each[-1]] for each in stems if each[-1] in hard}
    return frozenset({base, *stems, *(each + "t" for each in stems if not each.endswith("t"))})


def _has_ge(form: Form) -> bool:
    """ "gehaald", "ingevoerd" and their inflections: ge- before the stem, or between it and a particle."""
    lower, base = form.lower, form.lemma
    if lower.startswith("ge"):
        return not base.startswith("ge")
    at = lower.find("ge", 1)
    return at > 1 and base.startswith(lower[:at]) and not base.startswith("ge", at)


def _is_prefixed_participle(form: Form) -> bool:
    """ "verlengd", "besproken"; not "verlengt", "gebeurt", "verlengde"."""
    stem = form.lower
    if not stem.startswith(_prefixes()):
        # "uitbetaald": the prefix stands behind the particle of a separable verb
        particle = next((each for each in particles() if stem.startswith(each)), "")
        stem = stem.removeprefix(particle)
        if not particle or not form.lemma.startswith(particle) or not stem.startswith(_prefixes()):
            return False
    if stem.endswith("d") and not form.lemma.endswith("den"):
        return True
    return stem.endswith("en") and form.lower != form.lemma


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted(context_words()["prefix"]))


@cache
def _irregular_forms() -> dict[str, VerbForm]:
    """Forms of dates.tenses.tsv; a name of no tense there is refused with its line."""
    found: dict[str, VerbForm] = {}
    for entry in table("dates.tenses.tsv", 2).values():
        for known in get_args(VerbForm):
            if entry.columns[1] == known:
                found[entry.key] = known
        if entry.key not in found:
            raise entry.error(f"{entry.columns[1]!r} is no tense")
    return found
