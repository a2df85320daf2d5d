"""The predicate of a clause: which entry of the lexicon a verb is, and which form of it is the finite one.

A separable verb is itself only with its particle ("zegt toe"), another only with its preposition ("denkt
aan").
"""

from __future__ import annotations

from collections.abc import Sequence

from cijferwacht.claims.clauses import Clause, Sentence, Word
from cijferwacht.claims.cues import Verb, verbs_by_base
from cijferwacht.claims.numerals import read_word
from cijferwacht.claims.words import WORDS, participle_prefixes, with_er

#: How far from its verb a preposition stands, in words.
NEAR = 6
#: The same where a number follows it: "zet de Russische verliezen deze week op 3.000".
FAR = 9


def entry_of(sentence: Sentence, clause: Clause, at: int) -> Verb | None:
    """The lexicon entry of a verb; a separable one when its particle stands in the clause."""
    base = sentence.words[at].form.lemma
    plain = counted = None
    for verb in verbs_by_base()[base]:
        if verb.preposition:
            whole = (
                not verb.particle or verb.name == base or _has_particle(sentence, clause, at, verb.particle)
            )
            if not (whole and _takes(sentence, clause, at, verb)):
                continue
            if verb.particle or verb.name not in WORDS.reckoning:
                return verb
            counted = verb  # unless it is "komt op 3 miljard uit"
        elif not verb.particle:
            plain = verb
        elif verb.name == base or (
            _has_particle(sentence, clause, at, verb.particle)
            and not _opens_after(sentence, clause, verb.particle, plain)
        ):
            return verb
    if (plain is None and counted is None) or base in WORDS.want:
        return plain
    parted = _other_particle(sentence, clause, at)
    if counted is not None:
        return counted if not parted else None
    if plain is not None and parted and parted not in plain.openers:
        return None  # "tekent zich af" is another verb than "tekenen"; "zinspeelde daar op" is none
    return plain


def _opens_after(sentence: Sentence, clause: Clause, particle: str, plain: Verb | None) -> bool:
    """Whether a particle is a preposition, and the verb without it has its own one further on: "houdt het
    voor Rusland op 3", not "houdt de kiezer voor dat ...".
    """
    words = sentence.words
    at = next((n for n in clause.words if words[n].lower == particle), None)
    if plain is None or at is None or at + 1 >= len(words) or not words[at + 1].form.name:
        return False
    return any(n > at and words[n].lower in plain.openers for n in clause.words)


def _takes(sentence: Sentence, clause: Clause, at: int, verb: Verb) -> bool:
    """Whether a verb has its preposition: after it, or before it at the end of its clause."""
    words = sentence.words
    own = with_er(verb.preposition)
    last = not any(words[n].form.letters for n in clause.words if n > at)
    counted = verb.name in WORDS.reckoning
    near = FAR if counted else NEAR
    return any(
        words[n].lower in own
        and (at < n <= at + near or (last and at - near <= n < at))
        and not before_time(words, n)
        and (not counted or (before_number(words, n) and not words[n - 1].is_a("particle")))
        for n in clause.words
    )


def before_number(words: Sequence[Word], at: int) -> bool:
    """Whether a number follows a word, at most with its hedge between them: "op ruim 900", "op zo'n drie"."""
    return any(
        word.lower[:1].isdigit() or (not word.is_a("article") and read_word(word.lower) is not None)
        for word in words[at + 1 : at + 4]
    )


def before_time(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition only says when: "zette in de nacht van zaterdag op zondag 805 drones in"."""
    return at + 1 < len(words) and words[at + 1].is_a("time")


def _other_particle(sentence: Sentence, clause: Clause, at: int) -> str:
    """The particle that ends the clause, of a verb the lexicon does not have with it; "" for none."""
    words = sentence.words
    last = next(
        (n for n in reversed(clause.words) if words[n].form.letters or words[n].lower[:1].isdigit()), at
    )
    ends = last > at and words[last].is_a("particle") and words[at].lower != words[at].form.lemma
    return words[last].lower if ends else ""


def _has_particle(sentence: Sentence, clause: Clause, at: int, particle: str) -> bool:
    """Whether a particle stands after its verb, and is no preposition there that opens a phrase."""
    words = sentence.words
    places = [n for n in clause.words if n > at and words[n].lower == particle]
    if at + 2 < len(words) and words[at + 2].lower == particle and words[at + 1].lower in WORDS.this_or_that:
        places.append(at + 2)  # "spreekt dat tegen" is no dat-clause
    return bool(places) and any(_stands_alone(words, n) for n in places)


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """Whether no phrase can begin with the particle at a word."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.is_a("article"):  # "heeft het over 3 miljoen", not "heeft het boek over ..."
        return following is not None and any(map(following.is_a, ("preposition", "adverb", "time")))
    return (
        following is None
        or not following.form.letters
        or following.clause != word.clause
        or not word.is_a("preposition")
        or word.lower not in WORDS.particles_or_prepositions
        or following.is_a("coordinator")
        or following.is_a("preposition")
        or following.is_a("subordinator")
        or following.form.verb
    )


def finite_of(sentence: Sentence, clause: Clause, at: int) -> int | None:
    """The finite verb of which the verb at ``at`` is (a part of) the predicate; None for a bare
    infinitive.
    """
    words = sentence.words
    word = words[at]
    participle = is_participle(word)
    if not participle and not word.form.infinitive:
        return at
    helpers = [n for n in clause.words if n != at and _helps(words[n])]
    if participle:
        for n in helpers:
            # "ontkent de bus te hebben geraakt" has its auxiliary for another verb
            own = n < at + 3 or clause.kind != "main"
            if own and words[n].form.lemma in WORDS.perfect_or_passive:
                return n
        if word.lower.startswith("ge") and not word.form.lemma.startswith("ge"):
            return None
        return at
    if (
        any(n < at or clause.kind != "main" for n in helpers)
        or words[at - 1].lower in WORDS.infinitive_marker
    ):
        return None
    return at


def _helps(word: Word) -> bool:
    """Whether a word is a form of an auxiliary; "zijn" before a noun is none."""
    helping = word.is_a("auxiliary") or word.form.lemma in WORDS.helping
    return helping and word.form.verb and not word.is_a("determiner")


def is_participle(word: Word) -> bool:
    """Whether a word looks like a past participle."""
    lower, lemma = word.lower, word.form.lemma
    if lower == lemma:
        return False
    if "ge" in lower[:6] and not lemma.startswith("ge") and not lower.startswith(("gee", "gaf")):
        return True
    return lower.startswith(participle_prefixes("inseparable", "unstressed")) and lower.endswith(
        ("d", "t", "en")
    )
