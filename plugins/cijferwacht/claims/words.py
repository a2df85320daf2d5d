"""The word classes that the rules of the grammar name, from seeds/lexicon/grammar.words.tsv.

A rule says ``word.lower in WORDS.according_to``; which words those are, and what sets each class apart,
stands in the seed file. A dot in the name of a class there is an underscore here, and a class named as a
Python keyword has one behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from cijferwacht import paths
from cijferwacht.claims import lexicon

NAME = "grammar.words.tsv"


@dataclass(frozen=True, slots=True)
class Words:
    """Every class of the file, one a field."""

    article_numeral: frozenset[str]
    whole: frozenset[str]
    one_stressed: frozenset[str]
    indefinite_article: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    definite_articles: frozenset[str]
    definite_determiners: frozenset[str]
    definite_singular: frozenset[str]
    by_name_openers: frozenset[str]
    it: frozenset[str]
    that: frozenset[str]
    relative_who: frozenset[str]
    this: frozenset[str]
    relative: frozenset[str]
    this_or_that: frozenset[str]
    pointing: frozenset[str]
    look_back: frozenset[str]
    pointing_past: frozenset[str]
    pointing_back: frozenset[str]
    there: frozenset[str]
    also: frozenset[str]
    there_pointing: frozenset[str]
    there_alone: frozenset[str]
    pointing_such: frozenset[str]
    posted_on: frozenset[str]
    she_or_they: frozenset[str]
    masculine: frozenset[str]
    oblique: frozenset[str]
    plural_oblique: frozenset[str]
    them: frozenset[str]
    noun_openers: frozenset[str]
    presupposing: frozenset[str]
    own: frozenset[str]
    own_account: frozenset[str]
    each: frozenset[str]
    every: frozenset[str]
    of: frozenset[str]
    of_or_about: frozenset[str]
    to: frozenset[str]
    to_at_last: frozenset[str]
    leading_to: frozenset[str]
    until: frozenset[str]
    ending: frozenset[str]
    by: frozenset[str]
    out_of: frozenset[str]
    in_: frozenset[str]
    with_: frozenset[str]
    for_: frozenset[str]
    after: frozenset[str]
    before_or_after: frozenset[str]
    before_accented: frozenset[str]
    after_or_from: frozenset[str]
    beside_a_day: frozenset[str]
    between: frozenset[str]
    against: frozenset[str]
    set_against: frozenset[str]
    instead_of: frozenset[str]
    per: frozenset[str]
    since_on: frozenset[str]
    on: frozenset[str]
    on_or_the: frozenset[str]
    on_days: frozenset[str]
    within_or_on: frozenset[str]
    of_or_in: frozenset[str]
    of_in_or_over: frozenset[str]
    over: frozenset[str]
    and_or_with: frozenset[str]
    distances: frozenset[str]
    starting: frozenset[str]
    around_midnight: frozenset[str]
    hour: frozenset[str]
    seat: frozenset[str]
    seat_or_source: frozenset[str]
    whereabouts: frozenset[str]
    naming_frames: frozenset[str]
    adding: frozenset[str]
    reading: frozenset[str]
    somebody: frozenset[str]
    latter: frozenset[str]
    same: frozenset[str]
    source_openers: frozenset[str]
    possessives: frozenset[str]
    others_own: frozenset[str]
    heard_at: frozenset[str]
    heard_from: frozenset[str]
    made_by: frozenset[str]
    kept_by: frozenset[str]
    hedging: frozenset[str]
    measured_joins: frozenset[str]
    measured_leads: frozenset[str]
    measured_years: frozenset[str]
    for_a_year: frozenset[str]
    worth: frozenset[str]
    worth_or_with: frozenset[str]
    shares_of: frozenset[str]
    shares_loose: frozenset[str]
    quarter_hours: frozenset[str]
    particles_or_prepositions: frozenset[str]
    and_: frozenset[str]
    or_: frozenset[str]
    but: frozenset[str]
    and_or_but: frozenset[str]
    does: frozenset[str]
    because: frozenset[str]
    in_order: frozenset[str]
    infinitive_marker: frozenset[str]
    if_or_as: frozenset[str]
    comparing: frozenset[str]
    setting_apart: frozenset[str]
    that_or_whether: frozenset[str]
    so: frozenset[str]
    according_to: frozenset[str]
    thus: frozenset[str]
    tag_openers: frozenset[str]
    resuming: frozenset[str]
    too: frozenset[str]
    no: frozenset[str]
    denials: frozenset[str]
    negations: frozenset[str]
    still: frozenset[str]
    decision: frozenset[str]
    will: frozenset[str]
    hereby: frozenset[str]
    sizes: frozenset[str]
    emphatic: frozenset[str]
    at: frozenset[str]
    extra: frozenset[str]
    tabling: frozenset[str]
    unsettled: frozenset[str]
    opening: frozenset[str]
    by_then: frozenset[str]
    first: frozenset[str]
    estimating_it: frozenset[str]
    keeping: frozenset[str]
    already: frozenset[str]
    clause_adverbs: frozenset[str]
    after_verb: frozenset[str]
    clause_subjects: frozenset[str]
    back_references: frozenset[str]
    subordinating: frozenset[str]
    subordinating_or_adverb: frozenset[str]
    indirect: frozenset[str]
    free_relative: frozenset[str]
    where: frozenset[str]
    whoever: frozenset[str]
    conditional: frozenset[str]
    setting: frozenset[str]
    now: frozenset[str]
    later: frozenset[str]
    repeating: frozenset[str]
    unchanged: frozenset[str]
    converted: frozenset[str]
    earlier_this: frozenset[str]
    present_adjectives: frozenset[str]
    former_norm: frozenset[str]
    former: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    want: frozenset[str]
    apply: frozenset[str]
    be_or_come: frozenset[str]
    be_or_become: frozenset[str]
    be_or_have: frozenset[str]
    perfect_or_passive: frozenset[str]
    helping: frozenset[str]
    sounding: frozenset[str]
    hearing: frozenset[str]
    unspoken: frozenset[str]
    asserting: frozenset[str]
    wilful: frozenset[str]
    living: frozenset[str]
    reckoning: frozenset[str]
    told_apart: frozenset[str]
    counting: frozenset[str]
    giving_reasons: frozenset[str]
    known_scales: frozenset[str]
    before_scale: frozenset[str]
    second_person: frozenset[str]
    estimating: frozenset[str]
    closing: frozenset[str]
    done: frozenset[str]
    would: frozenset[str]
    modals: frozenset[str]
    may: frozenset[str]
    had: frozenset[str]
    must: frozenset[str]
    consequence: frozenset[str]
    perfect_forms: frozenset[str]
    becoming: frozenset[str]
    can: frozenset[str]
    only: frozenset[str]
    stated: frozenset[str]
    provides: frozenset[str]
    more: frozenset[str]
    part_of: frozenset[str]
    see: frozenset[str]
    seeing: frozenset[str]
    involved: frozenset[str]
    good_for: frozenset[str]
    needed: frozenset[str]
    rule_out: frozenset[str]
    says_little: frozenset[str]
    going: frozenset[str]
    go: frozenset[str]
    meaning: frozenset[str]
    making_do: frozenset[str]
    making_do_with: frozenset[str]
    stays: frozenset[str]
    parts: frozenset[str]
    rounded: frozenset[str]
    laying: frozenset[str]
    table: frozenset[str]
    chance: frozenset[str]
    in_being: frozenset[str]
    permitting: frozenset[str]
    taking_effect: frozenset[str]
    disputing: frozenset[str]
    than: frozenset[str]
    since: frozenset[str]
    lying_fast: frozenset[str]
    frozen: frozenset[str]
    staying: frozenset[str]
    taxed: frozenset[str]
    costing: frozenset[str]
    estimated: frozenset[str]
    daily: frozenset[str]
    by_estimate: frozenset[str]
    lists: frozenset[str]
    listing: frozenset[str]
    gone_by: frozenset[str]
    holdings: frozenset[str]
    inverted: frozenset[str]
    upheavals: frozenset[str]
    before_time: frozenset[str]
    foretold_then: frozenset[str]
    will_noun: frozenset[str]
    measured_past: frozenset[str]
    stuck: frozenset[str]
    scrapped: frozenset[str]
    voting: frozenset[str]
    vote_sides: frozenset[str]
    handing_in: frozenset[str]
    going_or_must: frozenset[str]
    due_infinitives: frozenset[str]
    modal_infinitives: frozenset[str]
    open_infinitives: frozenset[str]
    open_finites: frozenset[str]
    ranking: frozenset[str]
    linking: frozenset[str]
    was: frozenset[str]
    amounted: frozenset[str]
    went: frozenset[str]
    that_was: frozenset[str]
    costs: frozenset[str]
    paying: frozenset[str]
    mention: frozenset[str]
    version: frozenset[str]
    number_of: frozenset[str]
    how_many: frozenset[str]
    percentage_of: frozenset[str]
    factor: frozenset[str]
    effective_from: frozenset[str]
    morning_or_tomorrow: frozenset[str]
    out_of_office: frozenset[str]
    offices_for: frozenset[str]
    day: frozenset[str]
    week: frozenset[str]
    month: frozenset[str]
    year: frozenset[str]
    half_of: frozenset[str]
    ago: frozenset[str]
    half: frozenset[str]
    half_quarter: frozenset[str]
    half_article: frozenset[str]
    quarter: frozenset[str]
    before_hour: frozenset[str]
    hundred: frozenset[str]
    thousand: frozenset[str]
    hundred_or_thousand: frozenset[str]
    decimal_point: frozenset[str]
    ordinal_endings: frozenset[str]
    period_endings: frozenset[str]
    low_ordinal_endings: frozenset[str]
    times: frozenset[str]
    times_joined: frozenset[str]
    half_joined: frozenset[str]
    multiple_stems: frozenset[str]
    nought_alone: frozenset[str]
    tonne: frozenset[str]
    pieces: frozenset[str]
    minus: frozenset[str]


def read_words() -> Words:
    """Read the classes; raises LexiconError for one that no rule names, and for one that is not there."""
    names = {field.name.rstrip("_"): field.name for field in fields(Words)}
    found: dict[str, frozenset[str]] = {}
    for entry in lexicon.table(NAME, 2).values():
        name = names.get(entry.key.replace(".", "_"))
        if name is None:
            raise entry.error(f"no rule names the class {entry.key!r}")
        found[name] = frozenset(word.strip() for word in entry.columns[1].split(","))
    if missing := sorted(set(names.values()) - set(found)):
        raise lexicon.LexiconError(paths.SEEDS / "lexicon" / NAME, 0, f"no class {', '.join(missing)}")
    return Words(**found)


WORDS = read_words()


@cache
def source_verbs() -> Mapping[str, lexicon.Entry]:
    """Verbs that name a source by their lemma: the preposition before it, and the word beside it or "-"."""
    return lexicon.table("source_verbs.tsv", 3)


@cache
def participle_prefixes(*kinds: str) -> tuple[str, ...]:
    """How participles of these kinds begin; see seeds/lexicon/participle_prefixes.tsv."""
    entries = lexicon.table("participle_prefixes.tsv", 2).values()
    return tuple(entry.key for entry in entries if entry.columns[1] in kinds)


@cache
def with_er(preposition: str) -> frozenset[str]:
    """A preposition and what it becomes after "er": "van", "ervan"."""
    entry = lexicon.table("pronominal_adverbs.tsv", 3).get(preposition)
    return frozenset((preposition,) if entry is None else entry.columns[:2])


@cache
def _prepositions_with_er() -> Mapping[str, str]:
    return {entry.columns[1]: key for key, entry in lexicon.table("pronominal_adverbs.tsv", 3).items()}


def pronominal_adverbs() -> frozenset[str]:
    """ "Ervan", "erop" and so on."""
    return frozenset(_prepositions_with_er())


def without_er(adverb: str) -> str | None:
    """The preposition in "ervan" or "erop"; None for another word."""
    return _prepositions_with_er().get(adverb)


def stranded_as(particle: str) -> str | None:
    """The preposition that is "mee" or "toe" where it stands behind; None for another word."""
    entry = lexicon.table("stranded.tsv", 2).get(particle)
    return None if entry is None else entry.columns[1]


def with_where(preposition: str) -> str | None:
    """What a preposition becomes after "waar" ("waarvan"); None for one that has no such form."""
    entry = lexicon.table("pronominal_adverbs.tsv", 3).get(preposition)
    return None if entry is None else entry.columns[2]


@cache
def holidays() -> frozenset[str]:
    """Names of holidays and other days of the calendar, in lower case."""
    return frozenset(key.lower() for key in lexicon.table("dates.holidays.tsv", 2))


@cache
def relative_adverbs() -> frozenset[str]:
    """ "waarvan", "waarmee" and so on."""
    return frozenset(entry.columns[2] for entry in lexicon.table("pronominal_adverbs.tsv", 3).values())
