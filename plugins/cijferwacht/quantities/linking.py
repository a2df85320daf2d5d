"""Which figures speak of the same quantity.

The work is done one article version at a time, in canonical order, in steps from sure to unsure:

1. a later version of an article keeps the quantities of the version it replaces, figure by figure;
2. a curated quantity takes the figures that stand near its words;
3. figures of one version that measure the same thing are tied together: a title repeats its text, "van 25
   naar 15 procent" is one tariff, an amount in brackets is the same amount;
4. a curated quantity that is followed takes such a group with fewer of its words, where the value fits;
5. else the group goes to a known quantity, or starts a new one.

Every link says why, with a score, and which quantity came second. Precision goes before recall: a figure
with another value needs far more agreement in words than one with the same value, and a word that names
another actor, year or side (growth, average, rest) keeps two figures apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from cijferwacht.claims.interval import agree, same_unit, stated, states_same
from cijferwacht.model import Value, voice
from cijferwacht.quantities.curated import (
    Curated,
    Match,
    entry_of,
    match_curated,
    match_followed,
    of_its_package,
    permits,
    permits_known,
)
from cijferwacht.quantities.known import Known, comparable, profile, quantity_id
from cijferwacht.quantities.likeness import (
    NOTHING_ELSE,
    ONE_TOLL,
    OPEN_ENDED,
    RATES,
    Evidence,
    Likeness,
)
from cijferwacht.quantities.reading import Reading, together
from cijferwacht.quantities.ties import CONTRADICTS, Group, contradicted, goes_from, inherits, of_lead, tied
from cijferwacht.quantities.versions import Link, align

#: Score at which two figures of one version are one quantity, and a group is a known quantity.
SAME_VERSION, KNOWN = 1.3, 1.0

#: The same where a value is equal, or agrees: the words have less left to show.
SAME_VERSION_EQUAL, KNOWN_EQUAL, KNOWN_AGREEING = 0.85, 0.45, 0.7

#: Two figures of one version that score less are not one, nor do they stand in the way of others. A little
#: lower than it could be, for sums of the same numbers in another order differ in their last digit.
NEVER_TIED = min(SAME_VERSION, SAME_VERSION_EQUAL) - 1e-6

#: How much a known value goes before another one where two groups want one quantity.
KNOWN_VALUE_FIRST = 0.3

#: What the places of two figures of one version add.
TITLE_REPEATS, TITLE_ROUNDS, ONE_SENTENCE, AT_ONCE = 0.45, 0.4, -0.5, -0.7

#: What it adds that an article tells a known value as the old one, when at least so many words are shared.
OLD_VALUE_TOLD, OLD_VALUE_WORDS = 0.6, 0.2

#: What it adds that an amount of money is that of a curated quantity, which nothing about the figure forbids:
#: what everybody writes about is often told by its amount alone ("die 90 miljard").
FOLLOWED_AMOUNT = 0.55

#: From this amount on an amount says by itself which one it is; there are many of 1,2 miljard.
TELLING_AMOUNT = 1e10

#: Scores of links that rest on a rule, not on likeness.
SAME_PLACE, TIED, TAKEN_OVER, RESUMED = 2.0, 1.5, 1.2, 1.1

#: How many times a value may differ from the last ones of a followed quantity whose words are only half told;
#: and the least number whose agreement says something: everything counts three.
FITS_WITHIN, SAYS_SOMETHING = 1.35, 10

#: What it adds that a curated quantity has a figure's very value already.
KNOWN_TO_HAVE_IT = 0.5

#: What a running total may lose from one telling to the next: counts of sources differ.
LEAST_OF_A_TOTAL = 0.7

#: A figure is compared with this many figures before and after it, and with as many of title and lead.
BACK = 40


def link_version(
    readings: Sequence[Reading],
    *,
    known: Mapping[str, Known],
    candidates: Callable[[Reading], Iterable[str]],
    curated: Sequence[Curated],
    likeness: Likeness,
    replaced: Sequence[Link] = (),
) -> tuple[Link, ...]:
    """Link the figures of one version, in text order.

    ``known`` holds the quantities as they stood before this version and ``candidates`` names those worth
    comparing; ``replaced`` are the links of the version this one replaces.
    """
    linker = _VersionLinker(readings, curated, likeness)
    linker.follow(replaced)
    linker.take_curated(known)
    linker.tie()
    linker.resume(known)
    linker.find(known, candidates)
    linker.take_over(known, candidates)
    return linker.links()


def curated_in_reach(readings: Sequence[Reading], curated: Sequence[Curated]) -> set[str]:
    """The curated quantities that the figures of a version may go to, by themselves or title with lead."""
    found = {match.quantity for reading in readings for match in match_followed(reading, curated)}
    for index, reading in enumerate(readings[:BACK]):
        led = of_lead(index, readings) if reading.figure.place == "title" else None
        if led is not None:
            both = together(readings[led], reading)
            found.update(match.quantity for match in match_curated(both, curated))
    return found


class _VersionLinker:
    """The linking of one version, step by step; a figure that one step placed is left alone by later ones."""

    def __init__(self, readings: Sequence[Reading], curated: Sequence[Curated], likeness: Likeness) -> None:
        self.readings = readings
        self.curated = curated
        self.likeness = likeness
        self.groups: list[Group] = []
        #: Index of a figure -> its group.
        self.of: dict[int, Group] = {}
        #: Index of a figure -> score and reasons of its own, where they are not its group's.
        self.why: dict[int, tuple[float, tuple[tuple[str, float], ...]]] = {}
        self.sides = [profile([reading], near_actors=True) for reading in readings]

    def _put(
        self, index: int, group: Group, score: float = 0.0, reasons: tuple[tuple[str, float], ...] = ()
    ) -> None:
        group.members.append(index)
        self.of[index] = group
        if reasons:
            self.why[index] = (score, reasons)

    def _start(self, quantity: str | None = None, *, is_curated: bool = False) -> Group:
        for group in self.groups:
            if quantity is not None and group.quantity == quantity:
                return group
        group = Group([], quantity, is_curated)
        self.groups.append(group)
        return group

    def follow(self, replaced: Sequence[Link]) -> None:
        """Figures keep the quantity they had in the version before."""
        for index, link in align(self.readings, replaced).items():
            reasons = (("same place in the version before", SAME_PLACE),)
            self._put(index, self._start(link.quantity), SAME_PLACE, reasons)

    def take_curated(self, known: Mapping[str, Known]) -> None:
        """Curated quantities take the figures near their words; title and lead speak for each other."""
        for index, best in _curated_matches(self.readings, self.curated, self.of, known).items():
            self._put(index, self._start(best.quantity, is_curated=True), best.score, best.reasons)
        for index, reading in enumerate(self.readings[:BACK]):
            led = of_lead(index, self.readings) if reading.figure.place == "title" else None
            if led is None or (index in self.of and led in self.of):
                continue
            if index in self.of or led in self.of:
                one, other = (index, led) if index in self.of else (led, index)
                if self.of[one].curated and self._permits(self.of[one].quantity, other):
                    self._put(other, self.of[one], TIED, (("title and lead tell one thing", TIED),))
                continue
            for best in _possible(together(self.readings[led], reading), self.curated, known)[:1]:
                group = self._start(best.quantity, is_curated=True)
                self._put(led, group, best.score, best.reasons)
                self._put(index, group, best.score, best.reasons)

    def resume(self, known: Mapping[str, Known]) -> None:
        """Curated quantities that are followed take figures with fewer of their words, where the value fits.

        "Daar staat nu 197 miljard" is enough in a paragraph about Euroclear, once 193 billion was told.
        """
        taken = {group.quantity for group in self.groups if group.quantity}
        options: list[tuple[bool, float, int, Match]] = []
        waiting = [group for group in self.groups if group.quantity is None]
        for number, group in enumerate(waiting):
            members = [self.readings[index] for index in group.members]
            for reading in members:
                if reading.figure.converted_from is not None:
                    continue
                for match in match_followed(reading, self.curated):
                    other = known.get(match.quantity)
                    if (
                        other is None
                        or match.quantity in taken
                        or match.entry.topic not in (None, *reading.version.topics)
                        or not self._allows(other, members)
                    ):
                        continue
                    agrees = _fits(reading.value, other)
                    # "In de hele Unie is het 210 miljard" is not what Euroclear keeps.
                    if agrees or (agrees is not None and not match.missing and not match.strange):
                        options.append((agrees, match.score, number, match))
        options.sort(key=lambda option: (not option[0], option[3].missing, -option[1], option[2]))
        for _, _, number, match in options:
            group = waiting[number]
            if group.quantity is None and match.quantity not in taken:
                group.quantity, group.curated, group.score = match.quantity, True, RESUMED
                group.reasons = (("followed, and the value fits", RESUMED), *match.reasons)
                taken.add(match.quantity)

    def tie(self) -> None:
        """Figures that measure the same thing go together; a title repeats its text, so it comes last."""
        order = sorted(
            range(len(self.readings)), key=lambda index: self.readings[index].figure.place == "title"
        )
        for index in order:
            if index not in self.of and not (self._by_grammar(index) or self._by_likeness(index)):
                self._put(index, self._start())

    def _by_grammar(self, index: int) -> bool:
        anchor, how = tied(index, self.readings, self.of)
        if anchor is not None:
            self._put(index, self.of[anchor], TIED, ((how, TIED),))
            return True
        anchor = contradicted(index, self.readings, self.of)
        if anchor is not None:
            self._put(index, self.of[anchor], TAKEN_OVER, ((CONTRADICTS, TAKEN_OVER),))
            return True
        anchor = inherits(index, self.readings, self.of)
        if anchor is not None and self.readings[index].figure.place != "title":
            reasons = (("takes over the measure of a figure before", TAKEN_OVER),)
            self._put(index, self.of[anchor], TAKEN_OVER, reasons)
            return True
        return False

    def _by_likeness(self, index: int) -> bool:
        best: tuple[Evidence, Group] | None = None
        start = max(index - BACK, BACK)
        for other in (*range(BACK), *range(start, index + BACK)):
            group = self.of.get(other)
            if group is None:
                continue
            found = self._within(index, other, alone=len(group.members) == 1)
            if found is None or (best is not None and found.score <= best[0].score):
                continue
            if group.curated and not (found.equal and self._permits(group.quantity, index)):
                # A curated quantity takes figures by its words; by likeness only a value it has.
                continue
            best = (found, group)
        if best is None or best[0].score < (SAME_VERSION_EQUAL if best[0].equal else SAME_VERSION):
            return False
        self._put(index, best[1], best[0].score, best[0].features)
        return True

    def _within(self, index: int, other: int, *, alone: bool) -> Evidence | None:
        """Two figures of one version; ``alone`` when the other one has no company yet.

        None for two that are surely not one.
        """
        one, two = self.readings[index], self.readings[other]
        if not comparable(one, two.dimension):
            return None
        side, facing = self.sides[index], self.sides[other]
        same = facing.has(one.value, side.numbers[0])
        agrees = same or side.agrees(facing)
        if not agrees and self.likeness.most(side, facing) < NEVER_TIED:
            return None
        found = self.likeness.compare(side, facing, same_article=True)
        more: dict[str, float] = {}
        titled = one.figure.place == "title" or (two.figure.place == "title" and alone)
        if same:
            if titled:
                more["title repeats the text"] = TITLE_REPEATS
        elif agrees:
            if titled:
                more["title rounds the text"] = TITLE_ROUNDS
        else:
            if one.sentence == two.sentence:
                more["two values in one sentence"] = ONE_SENTENCE
            if not (one.figure.past or two.figure.past) and one.value.status == two.value.status:
                more["two values at once"] = AT_ONCE
        return found.with_features(more)

    def _entry(self, quantity: str | None) -> Curated | None:
        return entry_of(quantity, self.curated) if quantity else None

    def _permits(self, quantity: str | None, index: int) -> bool:
        entry = self._entry(quantity)
        return entry is None or permits(entry, self.readings[index])

    def find(self, known: Mapping[str, Known], candidates: Callable[[Reading], Iterable[str]]) -> None:
        """Groups without a quantity go to a known one, the best matches first; each takes one group."""
        taken = {group.quantity for group in self.groups if group.quantity}
        waiting = [group for group in self.groups if group.quantity is None]
        options = [
            (found, number, other.into or other.id)
            for number, group in enumerate(waiting)
            for found, other in self._options(group, known, candidates, taken)
        ]
        options.sort(key=lambda option: (-_rank(option[0]), option[1], option[2]))
        for found, number, name in options:
            group = waiting[number]
            enough = _enough(found)
            if group.quantity is None and enough and (name not in taken or ONE_TOLL in found.parts):
                group.quantity, group.score, group.reasons = name, found.score, found.features
                taken.add(name)
            elif group.runner_up is None and name != group.quantity:
                group.runner_up, group.runner_up_score = name, round(found.score, 3)

    def _options(
        self,
        group: Group,
        known: Mapping[str, Known],
        candidates: Callable[[Reading], Iterable[str]],
        taken: set[str],
    ) -> Iterable[tuple[Evidence, Known]]:
        members = [self.readings[index] for index in group.members]
        names = dict.fromkeys(name for reading in members for name in candidates(reading))
        others = [known[name] for name in names if name in known]
        values = [(reading.value, stated(reading.value)) for reading in members if not reading.figure.past]

        having = {other.id for other in others if any(other.has(value, number) for value, number in values)}
        unique = len(having) < 2
        side = self.sides[group.members[0]]
        together = side.with_actors(members[0].actors) if len(members) == 1 else profile(members)
        for other in others:
            if not all(comparable(reading, other.dimension) for reading in members):
                continue
            if together.own.isdisjoint(other.own) and other.id not in having:
                continue  # nothing that could make them one
            name = other.into or other.id
            if (other.curated or other.into) and not self._allows(known[name], members):
                continue
            if other.curated and not _in_money(members) and together.own_words.isdisjoint(other.own_words):
                entry = self._entry(name)
                if entry is not None and not any(entry.named_by(reading) for reading in members):
                    continue  # "50 procent op alles uit de EU": only a country says that it is of steel
            found = self.likeness.compare(together, other, unique=unique)
            if other.curated and found.equal and _tells_itself(found, members):
                found = found.with_features({"an amount that is followed": FOLLOWED_AMOUNT})
            if name in taken and name != group.quantity and ONE_TOLL not in found.parts:
                continue  # a live blog tells several states of one toll; else an article tells a thing once
            if len(members) > 1 and any(
                reading.figure.past and any(states_same(reading.value, value) for value in other.values)
                for reading in members
            ):
                words = found.parts.get("own words", 0.0)
                if words >= OLD_VALUE_WORDS:
                    found = found.with_features({"its old value is told": OLD_VALUE_TOLD})
            yield found, other

    def take_over(self, known: Mapping[str, Known], candidates: Callable[[Reading], Iterable[str]]) -> None:
        """A curated quantity that begins goes on from the discovered one its figures would have gone to.

        An article may tell in other words what a curated quantity measures before one names it as its entry
        does. What was told of the discovered quantity is then not told again as new.
        """
        taken = {group.quantity for group in self.groups if group.quantity}
        for group in self.groups:
            entry = self._entry(group.quantity) if group.curated else None
            if entry is None or entry.by_number or group.quantity in known:
                continue  # what was told before may be of another package
            fitting = [
                (found.score, other.id)
                for found, other in self._options(group, known, candidates, taken)
                if not (other.curated or other.into) and _enough(found) and permits_known(entry, other)
            ]
            if fitting:
                group.takes_over = max(fitting)[1]
                taken.add(group.takes_over)

    def _allows(self, quantity: Known, members: Sequence[Reading]) -> bool:
        """Whether figures may reach a curated quantity by likeness."""
        entry = self._entry(quantity.id)
        return (
            entry is not None
            and entry.told
            and all(permits(entry, reading) for reading in members)
            and all(of_its_package(entry, quantity.id, reading) for reading in members)
            and not (entry.grows and any(_shrinks(reading, quantity) for reading in members))
        )

    def links(self) -> tuple[Link, ...]:
        """The links in text order; groups that found nothing start a quantity of their own."""
        found = []
        for index, reading in enumerate(self.readings):
            group = self.of[index]
            if group.quantity is None:
                members = [self.readings[member] for member in group.members]
                current = [member for member in members if not member.figure.past]
                group.quantity = quantity_id(min(current or members, key=_founding_order))
                group.score, group.reasons = 1.0, (("first seen", 1.0),)
            score, reasons = self.why.get(index, (group.score, group.reasons))
            found.append(
                Link(
                    reading,
                    group.quantity,
                    round(score, 3),
                    reasons,
                    group.runner_up,
                    group.runner_up_score,
                    group.takes_over,
                )
            )
        return tuple(found)


def _fits(value: Value, other: Known) -> bool | None:
    """Whether a value agrees with one a quantity has (True), or comes near it (False); None for neither.

    Never a percentage: half of what is 50 percent is something else.
    """
    number = value.low if value.low is not None else value.high
    if number is None or value.unit in RATES or value.bound in OPEN_ENDED or value.per not in other.rates:
        return None
    near = False
    for known in other.values:
        if not same_unit(value, known) or known.bound in OPEN_ENDED:
            continue
        if agree(value, known) and abs(number) >= SAYS_SOMETHING:
            return True
        last = known.low if known.low is not None else known.high
        near = near or bool(last and number * last > 0 and max(number / last, last / number) <= FITS_WITHIN)
    return False if near else None


def _curated_matches(
    readings: Sequence[Reading],
    curated: Sequence[Curated],
    done: Mapping[int, Group],
    known: Mapping[str, Known],
) -> dict[int, Match]:
    """The best curated quantity of each figure; of two values at once only the better matched one.

    An article gives one quantity one value at a time: another one in the same status belongs to something
    else, unless it is an old value or another speaker's.
    """
    found: dict[int, Match] = {}
    for index, reading in enumerate(readings):
        # A converted amount goes where its main amount goes.
        if index not in done and reading.figure.converted_from is None:
            matches = _possible(reading, curated, known)
            if matches:
                found[index] = matches[0]
    for index in sorted(found, reverse=True):
        if index - 1 in found and goes_from(readings[index], readings[index - 1]):
            del found[index]  # "van 6.000 naar 9.000" is one quantity, whatever each would be alone
    order = {"title": 0, "lead": 1, "body": 2}
    ranked = sorted(
        found, key=lambda index: (order[readings[index].figure.place], -found[index].score, index)
    )
    kept: list[int] = []
    for index in ranked:
        one = readings[index]
        rivals = [
            readings[other]
            for other in kept
            if found[other].quantity == found[index].quantity
            and not one.figure.past
            and not readings[other].figure.past
            and (one.value.status == "plan") == (readings[other].value.status == "plan")
            and not agree(one.value, readings[other].value)
        ]
        if any(
            one.figure.speaker is None
            or rival.figure.speaker is None
            or voice(one.figure.speaker) == voice(rival.figure.speaker)
            for rival in rivals
        ):
            continue
        kept.append(index)
    return {index: found[index] for index in sorted(kept)}


def _possible(reading: Reading, curated: Sequence[Curated], known: Mapping[str, Known]) -> list[Match]:
    """Curated quantities that fit a figure, best first, without running totals that would have to shrink.

    Of several that fit the one that has this very value goes first.
    """
    fitting = [
        match
        for match in match_curated(reading, curated)
        if not (match.entry.grows and match.quantity in known and _shrinks(reading, known[match.quantity]))
    ]
    if len(fitting) > 1:
        fitting.sort(key=lambda match: -_standing(match, reading, known))
    return fitting


def _shrinks(reading: Reading, total: Known) -> bool:
    """Whether a figure, told as today's, lies below :data:`LEAST_OF_A_TOTAL` of every value of a total."""
    if reading.figure.past:
        return False
    highest = max((number for pair in total.numbers for number in pair if number is not None), default=0.0)
    stated_most = max((number for number in stated(reading.value) if number is not None), default=highest)
    same = all(same_unit(reading.value, value) for value in total.values)
    return same and stated_most < LEAST_OF_A_TOTAL * highest


def _in_money(members: Sequence[Reading]) -> bool:
    return all(reading.dimension == "money" for reading in members)


def _tells_itself(found: Evidence, members: Sequence[Reading]) -> bool:
    """Whether figures are amounts of money, told with words they share with a quantity or large ones."""
    return _in_money(members) and (
        NOTHING_ELSE not in found.parts
        or max(each.value.high or each.value.low or 0.0 for each in members) >= TELLING_AMOUNT
    )


def _enough(found: Evidence) -> bool:
    """Whether a comparison with a known quantity says that a group is of it."""
    least = KNOWN_EQUAL if found.equal else KNOWN_AGREEING if found.agreeing else KNOWN
    return found.score >= least


def _standing(match: Match, reading: Reading, known: Mapping[str, Known]) -> float:
    other = known.get(match.quantity)
    has = other is not None and other.has(reading.value, stated(reading.value))
    return match.score + KNOWN_TO_HAVE_IT * has


def _rank(found: Evidence) -> float:
    """The order in which groups choose: a value that is known goes before other words for another value."""
    return found.score + KNOWN_VALUE_FIRST * (found.equal or found.agreeing)


def _founding_order(reading: Reading) -> tuple[int, int]:
    """The text's fuller words name a quantity better than a title's."""
    return (1 if reading.figure.place == "title" else 0, reading.figure.start)
