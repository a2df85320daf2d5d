"""How much speaks for one quantity behind two figures, feature by feature."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cijferwacht.claims.interval import is_count
from cijferwacht.model import Value
from cijferwacht.quantities.actors import unions
from cijferwacht.quantities.known import Profile, Rarity
from cijferwacht.quantities.patterns import word_class
from cijferwacht.quantities.reading import NAME, OWN_TERM, Reading

#: Two sides of which nothing is known are no link.
BIAS = -0.1

#: What each feature adds; own words and context are multiplied by how far they overlap (0 to 1), a context by
#: MOST_CONTEXT at most.
OWN_WORDS, CONTEXT, MOST_CONTEXT = 1.7, 0.65, 0.7
SAME_ARTICLE, VALUE_OF_OTHERS = 0.15, -0.2
VALUES_AGREE, OPEN_VALUES_AGREE, OTHER_VALUE = 0.2, -0.2, -0.35
OTHER_ACTORS, PARTLY_OTHER_ACTORS, ACTORS_OF_CONTEXT, MORE_ACTORS = -1.7, -0.5, -0.7, -0.1
OTHER_ACTORS_SAME_AMOUNT = -0.8
OTHER_YEAR = -1.7
SAME_HEAD, OTHER_HEAD = 0.25, -0.15
OTHER_RATE, ONE_RATE_SAME_VALUE, ONE_RATE = -2.0, -0.35, -0.5
OTHER_UNIT, MINIMUM_AND_MAXIMUM = -0.25, -0.8
OTHER_KIND, OTHER_SIDE = -0.6, -0.35
A_CHANGE = -1.0
OTHER_THINGS = -0.8

#: The most that can speak for two figures of one article whose values do not agree, without own words.
MOST_WITHOUT_WORDS = BIAS + CONTEXT * MOST_CONTEXT + OTHER_VALUE + SAME_HEAD

#: What it adds that two figures with other values measure the same thing of the same: their words and what
#: they count are the same and nothing keeps them apart. Both were news (title or lead), or more words agree.
SAME_SUBJECT, WORDS_OF_NEWS, WORDS_ALONE = 0.8, 2, 3

#: What it adds that both count things so rare, as the rarity of a term goes.
RARE, ONLY_OF_ITS_KIND = 0.72, 0.35

#: What it takes away that two articles share a number and no word of what it measures.
SOME_WORDS, NOTHING_BUT_THE_VALUE = 0.05, -0.1
NOTHING_ELSE = "nothing but the value"

#: Counts and amounts more than this many times apart, and what that takes away.
FAR, OTHER_SIZE = 6.0, -0.8

#: What it adds that both are in megawatts, tonnes or barrels, and takes away that only the unit is shared.
UNCOMMON_UNIT, ONLY_THE_UNIT = 0.4, -0.5
COMMON_UNITS = frozenset({"percent", "percentage_point", "times", "person"})

#: Units of what is neither a count nor an amount.
RATES = COMMON_UNITS - {"person"}

#: Bounds of a value with an open end.
OPEN_ENDED = frozenset({"at_least", "at_most"})

#: Features that add less are not worth telling.
MATTERS = 0.005

#: Sides that make a figure of another kind: a rise of a premium is no premium. How much each takes away.
ANOTHER_KIND = {"growth": A_CHANGE, "difference": A_CHANGE, "share": OTHER_KIND, "average": OTHER_KIND}


@dataclass(frozen=True)
class Evidence:
    """The comparison of two sides: what each feature added, and the sum."""

    score: float
    parts: Mapping[str, float]

    @cached_property
    def features(self) -> tuple[tuple[str, float], ...]:
        """(Feature, what it added) of those that matter, largest first."""
        return tuple(
            sorted(
                ((name, round(part, 3)) for name, part in self.parts.items() if abs(part) > MATTERS),
                key=lambda item: -abs(item[1]),
            )
        )

    @property
    def equal(self) -> bool:
        """Whether the same number is written on both sides."""
        return "same value" in self.parts

    @property
    def agreeing(self) -> bool:
        """Whether the two sides have values that agree, without an open end."""
        return self.parts.get("values agree", 0.0) > 0

    def with_features(self, more: Mapping[str, float]) -> Evidence:
        """The evidence with further features."""
        return evidence({**self.parts, **more}) if more else self


def evidence(features: Mapping[str, float]) -> Evidence:
    """The sum of features."""
    return Evidence(BIAS + sum(features.values()), features)


def apart(one: frozenset[str], other: frozenset[str]) -> int:
    """2 when each names an actor the other does not, 1 when one of them does, 0 otherwise."""
    return int(bool(one - other)) + int(bool(other - one)) if one and other else 0


class Likeness:
    """Comparisons in the light of how rare each term is; made once a day, for it remembers sizes."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        #: Sizes by the identity of terms, with the terms themselves, so that no others get it.
        self._sizes: dict[int, tuple[Mapping[str, float], float]] = {}

    def _size(self, terms: Mapping[str, float]) -> float:
        found = self._sizes.get(id(terms))
        if found is None:
            rarity = self._rarity
            own = [rarity(term) * weight for term, weight in terms.items() if weight >= OWN_TERM]
            found = self._sizes[id(terms)] = (terms, sum(own) + 0.3)
        return found[1]

    def compare(
        self, one: Profile, other: Profile, *, same_article: bool = False, unique: bool = True
    ) -> Evidence:
        """How much speaks for one quantity behind two sides.

        ``unique`` says that no other known quantity in reach has the same value.
        """
        features = self._words(one, other)
        features.update(_values(one, other, same_article=same_article, unique=unique))
        if "same value" in features and not same_article and features["own words"] < SOME_WORDS:
            features[NOTHING_ELSE] = NOTHING_BUT_THE_VALUE
        same_amount = "same value" in features and one.units.isdisjoint(RATES)
        features.update(_scope(one, other, same_amount=same_amount, same_number="same value" in features))
        if not same_article and "same value" not in features:
            features.update(_subject(one, other, features))
            if self._only_of_its_kind(one, other):
                features.pop("no word but the unit", None)
                features["nothing else counts these"] = ONLY_OF_ITS_KIND
        if not same_article and _casualties(one) and _elsewhere(one, other):
            features["other place"] = OTHER_PLACE
            features.pop("same subject", None)
        if not same_article and features.keys().isdisjoint(SAME_NUMBER) and _events_apart(one, other):
            features["other day"] = OTHER_DAY
            features.pop("same subject", None)
        if not same_article and _one_event(one, other):
            features[ONE_TOLL] = ONE_EVENT
            features.pop("other day", None)
            # "De Russische aanval op Kyiv" is told with either country.
            features.pop("other actors", None)
        return evidence(features)

    def most(self, one: Profile, other: Profile) -> float:
        """The most that :meth:`compare` can come to for figures of one article whose values do not agree."""
        overlap = 0.0
        for term in one.own & other.own:
            overlap += self._rarity(term) * math.sqrt(one.terms[term] * other.terms[term])
        size = math.sqrt(self._size(one.terms) * self._size(other.terms))
        return MOST_WITHOUT_WORDS + OWN_WORDS * min(overlap / size, 1.0)

    def _only_of_its_kind(self, one: Profile, other: Profile) -> bool:
        """Whether both count things that hardly any other quantity counts: product codes, barracks."""
        if not (one.kinds & other.kinds) or not all(map(_counts, one.kinds | other.kinds)):
            return False
        return any(self._rarity(term) >= RARE for term in one.head & other.head)

    def _words(self, one: Profile, other: Profile) -> dict[str, float]:
        rarity, own, others = self._rarity, one.own, other.own
        overlap = soft = 0.0
        few, many = one.terms, other.terms
        if len(few) > len(many):
            few, many = many, few
        for term in [term for term in few if term in many]:
            part = rarity(term) * math.sqrt(few[term] * many[term])
            if term in own and term in others:
                overlap += part
            else:
                soft += part if term in own or term in others else 0.4 * part
        size = math.sqrt(self._size(one.terms) * self._size(other.terms))
        return {
            "own words": OWN_WORDS * min(overlap / size, 1.0),
            "context": CONTEXT * min(soft / size, MOST_CONTEXT),
        }


def _values(one: Profile, other: Profile, *, same_article: bool, unique: bool) -> dict[str, float]:
    features: dict[str, float] = {}
    same = [value for value, number in zip(one.values, one.numbers, strict=True) if other.has(value, number)]
    # What follows is asked only where no equal number answers it.
    agreeing = () if same else one.agreeing(other)
    if same:
        features["same value"] = max(_telling(value) for value in same) + SAME_ARTICLE * same_article
        if not unique:
            features["value of others too"] = VALUE_OF_OTHERS
    elif agreeing:
        # "Hooguit 10.000" agrees with every smaller number, which says little.
        closed = any(not {value.bound, known.bound} & OPEN_ENDED for value, known in agreeing)
        features["values agree"] = VALUES_AGREE if closed else OPEN_VALUES_AGREE
    else:
        features["other value"] = OTHER_VALUE
    if not same and _size_apart(one, other) > FAR:
        # "Zeker vier doden" is true of a million as well; a count or an amount hardly ever grows so much.
        features["other size"] = OTHER_SIZE
    if not same and "percent" in one.units and _minimum_against_maximum(one, other):
        features["minimum against maximum"] = MINIMUM_AND_MAXIMUM
    if one.rates.isdisjoint(other.rates):
        both = None not in one.rates and None not in other.rates
        features["per"] = OTHER_RATE if both else ONE_RATE_SAME_VALUE if same else ONE_RATE
    if one.units and other.units and one.units.isdisjoint(other.units):
        features["other unit"] = OTHER_UNIT
    return features


def _minimum_against_maximum(one: Profile, other: Profile) -> bool:
    return any(
        {value.bound, known.bound} == OPEN_ENDED and value.unit == "percent"
        for value in one.values
        for known in other.values
    )


def _size_apart(one: Profile, other: Profile) -> float:
    """How many times the nearest numbers of two sides differ; 1 for rates, which may."""
    if not one.units.isdisjoint(RATES):
        return 1.0
    ratios = [max(a / b, b / a) for a in one.amounts for b in other.amounts if a * b > 0]
    return min(ratios, default=1.0)


def _scope(one: Profile, other: Profile, *, same_amount: bool, same_number: bool) -> dict[str, float]:
    """Whose it is, of which year, which side of it, and what it goes to."""
    features: dict[str, float] = {}
    differ = apart(one.actors, other.actors)
    if one.own_actors and other.own_actors and one.own_actors.isdisjoint(other.own_actors):
        # "De lening waar Hongarije tegen is" and "de Europese lening" of 90 billion are one.
        member = bool(one.own_actors & unions()) != bool(other.own_actors & unions())
        features["other actors"] = OTHER_ACTORS_SAME_AMOUNT if same_amount and member else OTHER_ACTORS
    elif differ:
        named = one.own_actors and other.own_actors
        features["other actors"] = (
            MORE_ACTORS if differ == 1 else PARTLY_OTHER_ACTORS if named else ACTORS_OF_CONTEXT
        )
    if one.years.isdisjoint(other.years) and (
        (one.years and other.years) or (not same_number and (_of_part(one) or _of_part(other)))
    ):
        features["other year"] = OTHER_YEAR
    if one.sides != other.sides:
        features["other side"] = sum(ANOTHER_KIND.get(side, OTHER_SIDE) for side in one.sides ^ other.sides)
    if (
        one.kinds.isdisjoint(other.kinds)
        and one.head.isdisjoint(other.head)
        and all(map(_counts, one.kinds | other.kinds))
    ):
        features["other things counted"] = OTHER_THINGS
    if one.head and other.head:
        features["what it counts or goes to"] = OTHER_HEAD if one.head.isdisjoint(other.head) else SAME_HEAD
    return features


def _of_part(side: Profile) -> bool:
    """Whether it is of a quarter or a half of a year: not what another figure says of no time."""
    return any(len(year) > WHOLE_YEAR for year in side.years)


def _counts(kind: str) -> bool:
    return kind.startswith("count:")


def _casualties(side: Profile) -> bool:
    return not side.own.isdisjoint(word_class("casualty")) and not side.units - {"person"}


def _elsewhere(one: Profile, other: Profile) -> bool:
    """Whether each has names of its own, and none in common."""
    names, others = (frozenset(term for term in side.own if term[0] == NAME) for side in (one, other))
    return bool(names and others and not names & others)


def _one_event(one: Profile, other: Profile) -> bool:
    """Whether two tolls are of one attack: who they count, the place, and a few days.

    A toll does not fall: a smaller number is of another day, or of another count.
    """
    if one.seen is None or other.seen is None or abs((one.seen - other.seen).days) > EVENT_DAYS:
        return False
    hit = [word for word in word_class("casualty") if word in one.own or word in other.own]
    if len(hit) != 1 or hit[0] not in one.own & other.own or one.sides ^ other.sides:
        return False
    if not any(term[0] == NAME and other.terms.get(term, 0.0) >= PLACED for term in one.terms):
        return False
    values = [number for profile in (one, other) for number, _ in profile.numbers if number is not None]
    return (
        bool(values) and max(values) <= TOLL and all(value.unit in (None, "person") for value in one.values)
    )


def _events_apart(one: Profile, other: Profile) -> bool:
    """Whether two counts are of attacks or exchanges some days from each other.

    The drones of a night are no series: three hundred on Tuesday after two hundred on Sunday is no change.
    """
    if one.seen is None or other.seen is None or abs((one.seen - other.seen).days) <= ONE_NIGHT:
        return False
    for side in (one, other):
        if not any(is_count(unit) for unit in side.units) or max(side.amounts, default=0.0) > AT_A_TIME:
            return False
        if side.own.isdisjoint(word_class("event")) or not side.own.isdisjoint(word_class("event.over.time")):
            return False
        if side.rates != frozenset({None}):
            return False
    return True


def of_one_night(reading: Reading) -> bool:
    """Whether a figure counts what flew or fell in one night: drones, missiles, bombs."""
    return (
        reading.dimension in {f"count:{thing}" for thing in word_class("flown")}
        and reading.value.per is None
        and (reading.value.high or reading.value.low or 0.0) <= AT_A_TIME
        and reading.near.isdisjoint(word_class("event.over.time"))
    )


#: The features that the numbers of two sides agree.
SAME_NUMBER = frozenset({"same value", "values agree"})

#: Days over which one night is told, the most that is counted of one, and what it takes away to be of two.
ONE_NIGHT, AT_A_TIME, OTHER_DAY = 2, 3000, -1.0

#: The feature that two tolls are of one event.
ONE_TOLL = "toll of one event"

#: A toll of one event: days it may grow over, the most it may be, weight of the place's name, what it adds.
EVENT_DAYS, TOLL, PLACED, ONE_EVENT = 5, 2000, 0.15, 1.3

#: What it takes away that two tolls are told of other places.
OTHER_PLACE = -0.7

#: Length of the term of a whole year: "#2025".
WHOLE_YEAR = 5

#: Features that say that two figures are not of one thing.
KEEPING_APART = frozenset({"other actors", "other year", "other side", "per", "minimum against maximum"})


def _subject(one: Profile, other: Profile, features: Mapping[str, float]) -> dict[str, float]:
    """Whether two figures with other values are of one subject, told by their own words."""
    shared = one.own_words & other.own_words
    if not shared - one.counted - other.counted:
        return {"no word but the unit": ONLY_THE_UNIT}
    named = any(term[0] == NAME for term in shared)
    if any(
        features[name] < (ACTORS_OF_CONTEXT if named and name == "other actors" else MORE_ACTORS)
        for name in KEEPING_APART.intersection(features)
    ):
        return {}  # but where both name the same place, countries of the context keep nothing apart
    if any(value.bound in OPEN_ENDED for value in (*one.values, *other.values[-1:])):
        return {}
    found = {}
    if one.units & other.units - COMMON_UNITS and not any(
        (len(unit) == 3 and unit.isupper()) or is_count(unit) for unit in one.units
    ):
        found["uncommon unit"] = UNCOMMON_UNIT
    enough = WORDS_OF_NEWS if one.leading and other.leading else WORDS_ALONE
    # "De lening gaat omlaag naar 45 miljard": nothing follows, what is measured stands before.
    head = one.head & other.head or (one.own & other.head if not one.head else other.own & one.head)
    if not (one.head or other.head):
        head = shared
    # Of giver and receiver the second counts as a word: "de Europese lening aan Oekraïne".
    owners = len(one.own_actors & other.own_actors)
    if head and len(shared) + max(owners - 1, 0) >= enough:
        found["same subject"] = SAME_SUBJECT
    return found


def _digits(value: Value) -> int:
    """Significant digits of the written number: 235.6 has four, 25 two, 100 one."""
    number = value.low if value.low is not None else value.high
    if not number:
        return 1
    return len(f"{abs(number):.5e}".split("e")[0].replace(".", "").rstrip("0")) or 1


def _telling(value: Value) -> float:
    """What an equal value adds: much for 235.6 billion, little for 25 percent or three countries."""
    number = abs(value.low if value.low is not None else value.high or 0.0)
    telling = 0.28 + 0.14 * min(_digits(value), 3)
    if value.unit in ("percent", "times") or (is_count(value.unit) and value.unit != "person"):
        return telling - 0.12
    if number >= 1e11 and _digits(value) > 1:
        telling += 0.14
    return min(telling, 0.84)
