"""What a careful editor wants to read about a day: a pure function of the day's figures and the state before.

Every figure is compared with what was last *reported* of its quantity, not with what was last seen, so that
slow drift cannot escape. A quantity may hold several current values at once: a rate in force and a rate
threatened are one quantity, and only a value that agrees with neither is a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from cijferwacht.changes.wording import with_sentences
from cijferwacht.claims.interval import agree, interval, is_count, more_precise, stated, states_same
from cijferwacht.days import local_day
from cijferwacht.model import Change, ChangeKind, Said, Status, Value, voice

#: Reported values of a quantity that are kept: enough for a chart, bounded for a day's work.
HISTORY = 60

#: A value refines another when its interval is at most this part of the other's.
NARROWER = 0.8

#: Rank in the report by kind; a quantity's own weight (1 to 10) is added.
KIND_WEIGHT: Mapping[ChangeKind, float] = {
    "disputed": 9.0,
    "changed": 8.0,
    "reverted": 8.0,
    "corrected": 7.0,
    "status": 7.0,
    "withdrawn": 6.0,
    "refined": 3.0,
    "new": 2.0,
}


@dataclass(frozen=True, slots=True)
class Followed:
    """What the telling needs to know of a quantity, apart from its values."""

    id: str
    name_nl: str
    name_en: str
    curated: bool
    #: Editor's or seeds' weight, 1 to 10.
    weight: float
    topics: tuple[str, ...] = ()
    #: False: linked, never told (what everybody knows, or muted by an editor).
    told: bool = True
    #: An editor asked to follow it: told from its first value on.
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """A value as last reported, and the day it was first."""

    value: Value
    since: date
    #: False when it was only counted among the day's untold new quantities.
    told: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """A quantity as it stood in the last report."""

    current: tuple[Reported, ...] = ()
    history: tuple[tuple[date, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure of the day with its quantity."""

    said: Said
    #: The same article's figure this one stands in the place of, in the version that was replaced.
    replaces: Said | None = None
    #: Stands beside the main figure: its conversion in brackets, or the value of another month.
    converted: bool = False
    #: Set by its article against the figure of another source.
    answers: bool = False
    #: Its version was itself replaced before the day was over.
    superseded: bool = False
    #: Sides of the figure ("share", "growth"), which make it incidental unless the title has it.
    sides: frozenset[str] = frozenset()
    #: Its own words speak of what a desk of these subjects follows.
    on_subject: bool = False
    #: Someone tells it of himself: "wij hebben 1,7 miljoen betaald".
    personal: bool = False
    #: Figures of the article before it, and others in its sentence.
    order: int = 0
    companions: int = 0
    #: Counts the drones or missiles of one night.
    one_night: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A figure of a replaced version that the new version no longer has, under any form."""

    said: Said


@dataclass(frozen=True, slots=True)
class Telling:
    """What a day has to tell of one quantity, and how the quantity stands after it."""

    changes: tuple[Change, ...]
    standing: Standing
    #: First seen this day and not told.
    counted: bool = False


@dataclass(frozen=True, slots=True)
class _Camp:
    """Figures of one day that agree, with the value that speaks for them."""

    value: Value
    figures: tuple[Figured, ...]

    @property
    def evidence(self) -> tuple[Said, ...]:
        return tuple(figure.said for figure in sorted(self.figures, key=_most_telling))


def tell(
    day: date,
    quantity: Followed,
    before: Standing | None,
    figures: Sequence[Figured],
    lost: Sequence[Lost] = (),
    *,
    not_changes: Iterable[ChangeKind] = (),
) -> Telling:
    """The changes of one quantity on one day.

    ``figures`` are its figures of the day in canonical order; ``before`` is None when it was never seen
    before. ``not_changes`` are kinds an editor ruled out for this quantity and day: the new value then
    counts as reported, without a line.
    """
    teller = _Teller(day, quantity, before or Standing(), figures)
    teller.tell_corrections()
    if (before is None or before == Standing()) and not teller.changes:
        return teller.first_seen(frozenset(not_changes))
    teller.tell_novel()
    teller.tell_known()
    teller.tell_lost(lost)
    return teller.told(frozenset(not_changes))


class _Teller:
    """The telling of one quantity on one day, step by step; later steps see what earlier ones told."""

    def __init__(self, day: date, quantity: Followed, standing: Standing, figures: Sequence[Figured]) -> None:
        self.day = day
        self.quantity = quantity
        self.standing = standing
        self.figures = figures
        self.current = list(standing.current)
        self.changes: list[Change] = []
        self.live = [
            figure for figure in figures if not (figure.said.past or figure.converted or figure.superseded)
        ]
        self.known: list[tuple[_Camp, Reported]] = []
        self.novel: list[_Camp] = []
        #: Known values that a dispute has already told.
        self.disputed: list[Reported] = []

    def add(
        self,
        kind: ChangeKind,
        old: Reported | Value | None,
        camp: _Camp,
        other: Sequence[Said] = (),
        *,
        rising: bool = False,
    ) -> None:
        """One line of the report."""
        value = old.value if isinstance(old, Reported) else old
        evidence = camp.evidence
        change = Change(
            day=self.day,
            quantity=self.quantity.id,
            name_nl=self.quantity.name_nl,
            name_en=self.quantity.name_en,
            kind=kind,
            before=value,
            after=camp.value,
            weight=round(self.quantity.weight + KIND_WEIGHT[kind] + _place_weight(camp.figures), 2),
            sentence_nl="",
            sentence_en="",
            since=old.since if isinstance(old, Reported) else None,
            evidence=evidence,
            evidence_before=tuple(other),
            topics=self.quantity.topics,
        )
        self.changes.append(with_sentences(change, _noun(evidence), rising=rising))

    def tell_corrections(self) -> None:
        """An article that changed its own figure, silently or not; a count that rose is no correction."""
        corrections = [
            figure
            for figure in self.live
            if figure.replaces is not None
            and not figure.replaces.past
            and not agree(figure.replaces.value, figure.said.value)
            and not _rises(figure, self.day)
        ]
        for camp in _camps(corrections):
            old = [figure.replaces for figure in camp.figures if figure.replaces is not None]
            whole = _Camp(camp.value, tuple(f for f in self.live if agree(f.said.value, camp.value)))
            self.add("corrected", old[0].value, whole, old)
            self.current = [item for item in self.current if not agree(item.value, old[0].value)]
            self.current.append(Reported(camp.value, self.day))
        rest = [
            figure
            for figure in self.live
            if not any(agree(figure.said.value, change.after) for change in self.changes)
        ]
        for camp in _camps(rest):
            match = _current(camp.value, self.current)
            if match is None and self.current and all(f.said.value.status == "denied" for f in camp.figures):
                continue  # nobody was told of what is denied here: "20 procent en dus geen 30"
            if match is None and any(_may_convert(camp.value, item.value) for item in self.current):
                continue
            if match is None or _told_as_moved(camp, match.value, self.figures):
                self.novel.append(camp)
            else:
                self.known.append((camp, match))

    def first_seen(self, not_changes: frozenset[ChangeKind]) -> Telling:
        """A quantity's first day: told when an editor would follow it, else counted."""
        camps = self.novel
        if not camps:
            # Only old values so far: remembered by the linking, nothing to report.
            return Telling((), Standing())
        rising = len(camps) > 1 and _one_rising_count([f for camp in camps for f in camp.figures])
        if rising:
            camps = [_last(camps)]
        main = min(camps, key=_camp_order)
        opponent, _ = _opponent(main, [camp for camp in camps if camp is not main], [])
        follow = self.quantity.told and (
            self.quantity.confirmed or worth_following(self.quantity, self.figures)
        )
        if opponent is not None:
            main, opponent = _later_first(main, opponent)
            self.add("disputed", opponent.value, main, opponent.evidence)
        else:
            self.add("new", None, main, rising=rising)
        seen = tuple(Reported(camp.value, self.day, follow) for camp in camps)
        history = ((self.day, main.value),)
        kept = tuple(
            replace(change, history=history)
            for change in self.changes
            if follow and change.kind not in not_changes
        )
        return Telling(kept, Standing(seen, history), counted=not kept)

    def tell_novel(self) -> None:
        """What agrees with nothing current: a change, a return to an older value, or a dispute."""
        if not self.novel:
            return
        novel = self.novel
        rising = any(
            figure.replaces is not None and _rises(figure, self.day)
            for camp in novel
            for figure in camp.figures
        )
        if len(novel) > 1 and _one_rising_count([f for camp in novel for f in camp.figures]):
            novel, rising = [_last(novel)], True
        main = min(novel, key=_camp_order)
        back = next((known for known in self.known if _takes_back(known[0], main)), None)
        if back is not None:
            camp, match = back
            self.add("reverted", main.value, camp, main.evidence)
            self.disputed.append(match)
            return
        opponent, stale = _opponent(main, [camp for camp in novel if camp is not main], self.known)
        if opponent is not None:
            if stale is None:
                main, opponent = _later_first(main, opponent)
            else:
                self.disputed.append(stale)
            self.add("disputed", opponent.value, main, opponent.evidence)
        else:
            nearest = _same_facet(main.value, self.current)
            returns = nearest is not None and _returns(main.value, self.standing)
            self.add("reverted" if returns else "changed", nearest, main, rising=rising)
        self.current = self._after(novel)

    def _after(self, novel: Sequence[_Camp]) -> list[Reported]:
        """The current values after a change: today's, and what today's figures leave standing.

        A decision or a fact replaces what was there; a plan leaves the value in force.
        """
        repeated = [match for _, match in self.known]
        gone_by = [figure.said.value for figure in self.figures if figure.said.past]
        firm = any(_facet(camp.value) == "actual" for camp in novel)
        kept = [
            item
            for item in self.current
            if item in repeated
            or (
                not firm
                and _facet(item.value) == "actual"
                and not any(agree(item.value, old) for old in gone_by)
            )
        ]
        return [*kept, *(Reported(camp.value, self.day) for camp in novel)]

    def tell_known(self) -> None:
        """What agrees with something current: another status, a more precise value, or a repeat."""
        moved = bool(self.changes)
        for camp, match in self.known:
            if match in self.disputed:
                continue
            status = _camp_status(camp)
            if _status_moved(match.value, status) and not _refines(camp.value, match.value):
                value = replace(camp.value, status=status)
                self.add("status", match, _Camp(value, camp.figures))
            elif _refines(camp.value, match.value) and not moved:
                value = replace(camp.value, status=_firmer(match.value.status, status))
                self.add("refined", match, camp)
            else:
                continue
            self.current = [Reported(value, self.day) if item is match else item for item in self.current]

    def tell_lost(self, lost: Sequence[Lost]) -> None:
        """What the only article that said it no longer says."""
        for item in lost:
            match = _current(item.said.value, self.current)
            if match is None or not match.told or self.live or item.said.past or self.changes:
                continue
            self.add("withdrawn", match, _Camp(match.value, (Figured(item.said),)), [item.said])
            self.current = [other for other in self.current if other is not match]

    def told(self, not_changes: frozenset[ChangeKind]) -> Telling:
        """The lines that stand, and how the quantity stands after the day."""
        reported = ((self.day, change.after) for change in self.changes)
        history = (*self.standing.history, *reported)[-HISTORY:]
        kept = tuple(
            replace(change, history=history)
            for change in self.changes
            if self.quantity.told and change.kind not in not_changes
        )
        return Telling(kept, Standing(tuple(self.current), history))


#: Sides and units of figures that compare rather than state.
COMPARING_SIDES = frozenset({"share", "growth", "difference", "rest", "average"})
COMPARING_UNITS = frozenset({"times", "percentage_point"})

#: What makes an editor follow a figure first seen today, or pass it over; a figure is followed from
#: :data:`FOLLOWED` on. Of several figures the best counts. The weights are those of a logistic regression
#: over dossiers of our own, annotated by several hands and each of equal weight, rounded; the bar is where
#: precision and recall over those dossiers balance best.
FOLLOWED = 0.2
IN_LEAD, FIRST_OF_ARTICLE, FAR_DOWN, ON_SUBJECT, OLD_VALUE_TOLD = 0.15, 0.95, -0.25, 0.3, 1.35
BILLIONS, MONEY, THOUSANDS_OF_PEOPLE, PEOPLE, A_RATE = 1.45, -0.35, 1.05, -0.8, -0.2
COMPARING_SIDE, COMPARING_UNIT, VAGUE = -0.85, -1.35, -0.2
A_PRICE, FEW, ONE_OF_SEVERAL, PERSONAL = -0.95, -1.95, -0.05, -0.5

#: The same for what flew in one night: the tally of every morning is news in a title only.
ONE_NIGHT = -1.5

#: The first figures of an article, and those that come after so many others.
FIRST_FIGURES, MANY_FIGURES = 2, 8

#: Fewer things or people than this are a detail of a story.
A_FEW = 10

A_THOUSAND, A_BILLION = 1e3, 1e9


def worth_following(quantity: Followed, figures: Sequence[Figured]) -> bool:
    """Whether an editor would follow a quantity first seen today.

    Curated ones always, and those in a title, told twice in an article or by two outlets. Of the rest those
    for which more speaks than against: the lead, the head of the article, a subject the desk follows, an old
    value beside the new, billions or thousands of people; against it what flew in one night, a vague amount
    ("tientallen miljarden"), a comparison ("een vijfde van de uitvoer", "drie keer zo veel"), a price, a
    handful of things, one of several figures in a sentence, and what someone tells of himself.
    """
    fresh = [figure for figure in figures if not figure.said.past and not figure.converted]
    if quantity.curated:
        return True
    if not fresh:
        return False
    if any(figure.said.place == "title" for figure in fresh):
        return True
    if len({figure.said.article for figure in fresh}) > 1:
        return True
    if len({figure.said.start for figure in fresh}) > 1 and not all(_compares(figure) for figure in fresh):
        return True
    moved = OLD_VALUE_TOLD * any(figure.said.past for figure in figures)
    return moved + max(_news_value(figure) for figure in fresh) >= FOLLOWED


def _compares(figure: Figured) -> bool:
    return figure.said.value.unit in COMPARING_UNITS or bool(figure.sides & COMPARING_SIDES)


def _news_value(figure: Figured) -> float:
    value = figure.said.value
    unit = value.unit or ""
    number = value.high or value.low or 0.0
    money = len(unit) == 3 and unit.isupper()
    vague = bool(value.low and value.high and value.high >= 3 * value.low)
    return (
        IN_LEAD * (figure.said.place == "lead")
        + FIRST_OF_ARTICLE * (figure.order < FIRST_FIGURES)
        + FAR_DOWN * (figure.order >= MANY_FIGURES)
        + ON_SUBJECT * figure.on_subject
        + MONEY * money
        + BILLIONS * (money and number >= A_BILLION and not vague)
        + PEOPLE * (unit == "person")
        + THOUSANDS_OF_PEOPLE * (unit == "person" and number >= A_THOUSAND)
        + FEW * (is_count(unit) and number < A_FEW)
        + A_RATE * (unit == "percent")
        + COMPARING_UNIT * (unit in COMPARING_UNITS)
        + COMPARING_SIDE * bool(figure.sides & COMPARING_SIDES)
        + VAGUE * vague
        + A_PRICE * (value.per == "piece")
        + ONE_OF_SEVERAL * (figure.companions > 0)
        + PERSONAL * figure.personal
        + ONE_NIGHT * figure.one_night
    )


def _camps(figures: Sequence[Figured]) -> list[_Camp]:
    """The figures in groups that agree, in order of first telling; each with its most precise value."""
    groups: list[list[Figured]] = []
    for figure in figures:
        for group in groups:
            if any(agree(figure.said.value, other.said.value) for other in group):
                group.append(figure)
                break
        else:
            groups.append([figure])
    return [_Camp(_speaking(group), tuple(group)) for group in groups]


def _speaking(group: Sequence[Figured]) -> Value:
    """The value that speaks for a group: the most precise; of equal ones the one with the telling place."""
    best = min(
        _unrounded(group), key=lambda figure: (interval(figure.said.value).width, *_most_telling(figure))
    )
    return best.said.value


def _unrounded(group: Sequence[Figured]) -> Sequence[Figured]:
    """The figures of a group without the titles that leave out the hedge of their own text."""
    return [
        figure
        for figure in group
        if figure.said.place != "title"
        or not any(
            other.said.version == figure.said.version
            and other.said.place != "title"
            and other.said.value.bound != "exact"
            and states_same(other.said.value, figure.said.value)
            for other in group
        )
    ]


_PLACE = {"title": 0, "lead": 1, "body": 2}


def _most_telling(figure: Figured) -> tuple[int, str, int]:
    said = figure.said
    return (_PLACE[said.place], said.at.isoformat(), said.start)


def _place_weight(figures: Sequence[Figured]) -> float:
    """A title weighs most; every further outlet a little."""
    place = min((_PLACE[figure.said.place] for figure in figures), default=2)
    outlets = len({figure.said.outlet for figure in figures})
    return (2 - place) * 0.5 + min(outlets - 1, 4) * 0.25


def _camp_order(camp: _Camp) -> tuple[int, int, str, int]:
    """Which of several values leads: the one in a title, then news (plan, decision) before background."""
    place = min(_PLACE[figure.said.place] for figure in camp.figures)
    first = min(camp.figures, key=_most_telling)
    return (
        place,
        0 if camp.value.status in ("decided", "plan") else 1,
        first.said.at.isoformat(),
        first.said.start,
    )


def _later_first(one: _Camp, other: _Camp) -> tuple[_Camp, _Camp]:
    """Of two new values in dispute the later told one first: it answers the other. Titles tell no order."""

    def when(camp: _Camp) -> tuple[bool, str, int]:
        return min(
            (figure.said.place == "title", figure.said.at.isoformat(), figure.said.start)
            for figure in camp.figures
        )

    return (one, other) if when(one) > when(other) else (other, one)


def _last(camps: Sequence[_Camp]) -> _Camp:
    return max(camps, key=lambda camp: max((f.said.at.isoformat(), _number(f)) for f in camp.figures))


def _current(value: Value, current: Sequence[Reported]) -> Reported | None:
    """The current value that a value agrees with; one that states the same number first."""
    matches = [item for item in current if agree(value, item.value)]
    return min(matches, key=lambda item: not states_same(value, item.value), default=None)


#: Currencies of about one worth, the dearest first, and how many times one in a cheaper one may be.
NEAR_PAR, PAR = ("GBP", "EUR", "USD"), (1.05, 1.4)


def _may_convert(value: Value, reported: Value) -> bool:
    """Whether an amount may be the reported one in another currency: "de lening van 45 miljard euro".

    No rate of the day is known here, so an amount that comes near is no news of its own. The same number in
    another currency is one: nothing was converted.
    """
    if value.unit == reported.unit or not {value.unit, reported.unit} <= {*NEAR_PAR}:
        return False
    dear, cheap = sorted((value, reported), key=lambda amount: NEAR_PAR.index(amount.unit or ""))
    (low, _), (other, _) = stated(dear), stated(cheap)
    return bool(low and other and value.per == reported.per and PAR[0] <= other / low <= PAR[1])


def _told_as_moved(camp: _Camp, reported: Value, figures: Sequence[Figured]) -> bool:
    """Whether an article itself sets the new value against the reported one.

    "Zo'n 85.000 kippen, tegen 100.000 een maand terug" is a change, though "ongeveer 100.000" and
    "zo'n 85.000" would agree.
    """
    articles = _articles(camp)
    return not states_same(camp.value, reported) and any(
        figure.said.past
        and figure.said.article in articles
        and figure.replaces is None
        and states_same(figure.said.value, reported)
        for figure in figures
    )


def _facet(value: Value) -> str:
    return "plan" if value.status == "plan" else "actual"


def _same_facet(value: Value, current: Sequence[Reported]) -> Reported | None:
    """The current value a new one is told against: of the same facet, the newest."""
    same = [item for item in current if _facet(item.value) == _facet(value)]
    pool = same or list(current)
    return max(pool, key=lambda item: item.since, default=None)


def _speakers(camp: _Camp) -> set[str]:
    return {voice(figure.said.speaker) for figure in camp.figures if figure.said.speaker}


def _articles(camp: _Camp) -> set[str]:
    return {figure.said.article for figure in camp.figures}


def _disputes(one: _Camp, other: _Camp, *, both_new: bool) -> bool:
    """Whether two values that do not agree are held by two sources, of the same facet unless one answers.

    A value already reported that another article merely repeats is stale, not a side in a dispute.
    """
    if one.value.unit != other.value.unit:
        return False
    in_one_article = bool(_articles(one) & _articles(other))
    answered = in_one_article and any(figure.answers for figure in (*one.figures, *other.figures))
    if _facet(one.value) != _facet(other.value) and not answered:
        return False
    if any(all(f.said.value.status == "denied" for f in camp.figures) for camp in (one, other)):
        return False
    speakers_differ = bool(_speakers(one) and _speakers(other)) and not _speakers(one) & _speakers(other)
    if in_one_article:
        if answered:
            return True
        return speakers_differ
    return both_new


def _opponent(
    main: _Camp, novel: Sequence[_Camp], known: Sequence[tuple[_Camp, Reported]]
) -> tuple[_Camp | None, Reported | None]:
    for camp in novel:
        if _disputes(main, camp, both_new=True):
            return camp, None
    for camp, match in known:
        if _disputes(main, camp, both_new=False):
            return camp, match
    return None, None


def _camp_status(camp: _Camp) -> Status:
    """The status of a group: what its most telling figures say.

    A denial is news beside those who repeat what is denied; a plan beside a decision stays a plan.
    """
    statuses = [figure.said.value.status for figure in sorted(camp.figures, key=_most_telling)]
    if "denied" in statuses:
        return "denied"
    if "plan" in statuses and "decided" in statuses:
        by_article: dict[str, set[Status]] = {}
        for figure in camp.figures:
            by_article.setdefault(figure.said.article, set()).add(figure.said.value.status)
        if any(found == {"decided"} for found in by_article.values()):
            return "decided"
        return "plan"
    return statuses[0]


def _status_moved(before: Value, status: Status) -> bool:
    return (before.status == "plan" and status == "decided") or (
        status == "denied" and before.status != "denied"
    )


def _firmer(one: Status, other: Status) -> Status:
    return "decided" if "decided" in (one, other) else other


def _refines(value: Value, reported: Value) -> bool:
    """More precise, and not the same number with or without its hedge."""
    if states_same(value, reported):
        return False
    narrower = interval(value).width < NARROWER * interval(reported).width
    return (more_precise(value, reported) and narrower) or (
        value.bound == "between" and reported.bound in ("over", "about", "under")
    )


def _returns(value: Value, standing: Standing) -> bool:
    """Whether a value was reported before and has been left since.

    A rate that comes into force after it was planned is carried out, not returned to.
    """
    earlier = [old for _, old in standing.history if states_same(old, value) and agree(old, value)]
    return any(_facet(old) == _facet(value) for old in earlier)


def _takes_back(known: _Camp, novel: _Camp) -> bool:
    """Whether a day's new value was taken back before the day was over: the flap is told once.

    An article told it first; a later one has it as well and holds to the value that was known.
    """
    first = min(novel.figures, key=lambda figure: figure.said.at).said
    return any(
        figure.said.at > first.at
        and figure.said.article != first.article
        and figure.said.article in _articles(novel)
        and figure.said.place != "body"
        for figure in known.figures
    )


def _rises(figure: Figured, day: date) -> bool:
    """A count of people or things that a later version of the same day raises is no correction."""
    before = figure.replaces
    if before is None or local_day(before.at) != day:
        return False
    unit = figure.said.value.unit or ""
    return (unit == "person" or unit.startswith("count:")) and (figure.said.value.low or 0) > (
        before.value.low or 0
    )


def _one_rising_count(figures: Sequence[Figured]) -> bool:
    """Whether values of one day are a count of people or things that only went up."""
    ordered = sorted(figures, key=lambda figure: (figure.said.at, figure.said.start))
    units = {figure.said.value.unit or "" for figure in ordered}
    if not all(unit == "person" or unit.startswith("count:") for unit in units):
        return False
    if any(figure.said.value.status != "fact" for figure in ordered):
        return False
    # A live blog keeps its earlier entries: of each version the highest number is its last.
    highest: dict[tuple[str, str], float] = {}
    for figure in ordered:
        version = (figure.said.article, figure.said.version)
        highest[version] = max(highest.get(version, 0.0), _number(figure))
    return len(highest) > 1 and all(one <= other for one, other in pairwise(highest.values()))


def _number(figure: Figured) -> float:
    return figure.said.value.low or figure.said.value.high or 0.0


def _noun(evidence: Sequence[Said]) -> str | None:
    """The counted noun as an article wrote it, from the marked figure: "46 Leopard-tanks"."""
    for said in evidence:
        marked = said.sentence[said.mark.start : said.mark.end]
        words = marked.split()
        while words and not any(character.isalpha() for character in words[0]):
            words.pop(0)
        unit = said.value.unit or ""
        if unit.startswith("count:") or unit == "person":
            for position in range(len(words) - 1, -1, -1):
                if words[position].isalpha() or "-" in words[position]:
                    return words[position]
    return None
