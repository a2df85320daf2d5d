"""What a careful editor wants to read about a day: a pure function of the day's figures and the state before.

Every figure is compared with what was last *reported* of its quantity, not with what was last seen, so that
slow drift cannot escape. A quantity may hold several current values at once: a rate in force and a rate
threatened are one quantity, and only a value that agrees with neither is a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cijferwacht.changes.wording import with_sentences
from cijferwacht.claims.interval import agree, interval, more_precise, states_same
from cijferwacht.model import Change, ChangeKind, Said, Value

#: Reported values of a quantity that are kept: enough for a chart, bounded for a day's work.
HISTORY = 60

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
    #: A conversion in brackets repeats another figure in another currency.
    converted: bool = False
    #: Its version was itself replaced before the day was over.
    superseded: bool = False
    #: Sides of the figure ("share", "growth"), which make it incidental unless the title has it.
    sides: frozenset[str] = frozenset()


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
    not_changes: Iterable[ChangeKind] = (),
) -> Telling:
    """The changes of one quantity on one day.

    ``figures`` are its figures of the day in canonical order; ``before`` is None when it was never seen
    before. ``not_changes`` are kinds an editor ruled out for this quantity and day: the new value then
    counts as reported, without a line.
    """
    standing = before or Standing()
    changes: list[Change] = []
    current = list(standing.current)
    live = [
        figure
        for figure in figures
        if not figure.said.past and not figure.converted and not figure.superseded
    ]
    gone_by = [figure.said.value for figure in figures if figure.said.past]
    reported: list[Value] = []

    def told(
        kind: ChangeKind,
        old: Value | None,
        camp: _Camp,
        other: Sequence[Said] = (),
        *,
        since: date | None = None,
        rising: bool = False,
    ) -> None:
        reported.append(camp.value)
        change = Change(
            day=day,
            quantity=quantity.id,
            name_nl=quantity.name_nl,
            name_en=quantity.name_en,
            kind=kind,
            before=old,
            after=camp.value,
            weight=round(quantity.weight + KIND_WEIGHT[kind] + _place_weight(camp.figures), 2),
            sentence_nl="",
            sentence_en="",
            since=since,
            evidence=camp.evidence,
            evidence_before=tuple(other),
            topics=quantity.topics,
        )
        changes.append(with_sentences(change, _noun(camp.evidence), rising=rising))

    # 1. An article that corrects itself.
    corrections = [
        figure
        for figure in live
        if figure.replaces is not None
        and not figure.replaces.past
        and not agree(figure.replaces.value, figure.said.value)
    ]
    rising_figures = [figure for figure in corrections if _rises(figure, day)]
    corrections = [figure for figure in corrections if figure not in rising_figures]
    for camp in _camps(corrections):
        first = next(figure for figure in camp.figures if figure.replaces is not None)
        if first.replaces is None:
            continue
        old = first.replaces.value
        whole = _Camp(camp.value, tuple(f for f in live if agree(f.said.value, camp.value)))
        told("corrected", old, whole, [f.replaces for f in camp.figures if f.replaces is not None])
        current = [item for item in current if not agree(item.value, old)]
        current.append(Reported(camp.value, day))
    rest = [
        figure
        for figure in live
        if not any(
            change.kind == "corrected" and agree(figure.said.value, change.after) for change in changes
        )
    ]
    camps = _camps(rest)

    # 2. What agrees with something current: a repeat, a more precise value, another status.
    novel: list[_Camp] = []
    known: list[tuple[_Camp, Reported]] = []
    for camp in camps:
        match = _current(camp.value, current)
        if match is not None and _told_as_moved(camp, match.value, figures):
            match = None
        if match is None:
            novel.append(camp)
        else:
            known.append((camp, match))
    if before is None and not changes:
        return _first_seen(day, quantity, camps, figures, told, changes, not_changes)

    # 3. What agrees with nothing current.
    settled: set[int] = set()
    if novel:
        rising = len(novel) > 1 and _one_rising_count([f for camp in novel for f in camp.figures])
        if rising:
            novel = [_last(novel)]
        main = min(novel, key=_camp_order)
        opponent, other_side = _opponent(main, [camp for camp in novel if camp is not main], known)
        if opponent is not None:
            if other_side is None:
                main, opponent = _later_first(main, opponent)
            told("disputed", opponent.value, main, opponent.evidence)
            if other_side is not None:
                settled.add(id(other_side))
            current = _after_change(current, [main, opponent, *novel], known, gone_by, day, dispute=True)
        else:
            nearest = _same_facet(main.value, current)
            earlier = any(
                agree(main.value, value) and states_same(main.value, value)
                for _, value in standing.history[:-1]
            )
            kind: ChangeKind = "changed"
            if earlier and nearest is not None and not _is_repeat_of_old_plan(main.value, standing):
                kind = "reverted"
            told(
                kind,
                nearest.value if nearest else None,
                main,
                since=nearest.since if nearest else None,
                rising=rising or bool(rising_figures),
            )
            current = _after_change(current, novel, known, gone_by, day)
    for camp, match in known:
        if id(match) in settled:
            continue
        status = _camp_status(camp)
        value = replace(camp.value, status=status)
        if _status_moved(match.value, status):
            told("status", match.value, _Camp(value, camp.figures), since=match.since)
            current = [Reported(value, day) if item is match else item for item in current]
        elif _refines(camp.value, match.value) and not changes:
            told("refined", match.value, camp, since=match.since)
            kept = replace(camp.value, status=_firmer(match.value.status, status))
            current = [Reported(kept, day) if item is match else item for item in current]

    # 4. What an article no longer says, when it was the only one to say it.
    for item in lost:
        match = _current(item.said.value, current)
        if match is not None and match.told and not live and not item.said.past and not changes:
            told(
                "withdrawn",
                match.value,
                _Camp(match.value, (Figured(item.said),)),
                [item.said],
                since=match.since,
            )
            current = [other for other in current if other is not match]

    kept_changes = [change for change in changes if quantity.told and change.kind not in set(not_changes)]
    history = (*standing.history, *((day, value) for value in reported))[-HISTORY:]
    return Telling(
        tuple(replace(change, history=history) for change in kept_changes),
        Standing(tuple(current), history),
    )


def _first_seen(
    day: date,
    quantity: Followed,
    camps: Sequence[_Camp],
    figures: Sequence[Figured],
    told,  # noqa: ANN001
    changes: list[Change],
    not_changes: Iterable[ChangeKind],
) -> Telling:
    if not camps:
        # Only old values so far: remembered by the linking, nothing to report.
        return Telling((), Standing())
    rising = len(camps) > 1 and _one_rising_count([f for camp in camps for f in camp.figures])
    if rising:
        camps = [_last(camps)]
    main = min(camps, key=_camp_order)
    opponent, _ = _opponent(main, [camp for camp in camps if camp is not main], [])
    follow = quantity.told and (quantity.confirmed or worth_following(quantity, figures))
    if opponent is not None:
        main, opponent = _later_first(main, opponent)
        told("disputed", opponent.value, main, opponent.evidence)
    else:
        told("new", None, main, rising=rising)
    seen = tuple(Reported(camp.value, day, follow) for camp in camps)
    history = ((day, main.value),)
    kept = tuple(
        replace(change, history=history)
        for change in changes
        if follow and change.kind not in set(not_changes)
    )
    return Telling(kept, Standing(seen, history), counted=not kept)


#: Sides and units of figures that compare rather than state: told only when a title has them.
INCIDENTAL_SIDES = frozenset({"share", "growth", "difference", "rest", "average"})
INCIDENTAL_UNITS = frozenset({"times", "percentage_point", "tonne"})


def worth_following(quantity: Followed, figures: Sequence[Figured]) -> bool:
    """Whether an editor would follow a quantity first seen today.

    Curated ones always; others when a title or a lead has them, when they are told again in their article
    or by another outlet, or when they are a plan or a decision about money, people or a rate. Comparisons
    ("een vijfde van de uitvoer", "drie keer zo veel") only when a title has them.
    """
    if quantity.curated:
        return True
    fresh = [figure for figure in figures if not figure.said.past]
    if not fresh:
        return False
    if any(figure.said.place == "title" for figure in fresh):
        return True
    if all(figure.said.value.unit in INCIDENTAL_UNITS or figure.sides & INCIDENTAL_SIDES for figure in fresh):
        return False
    if len({figure.said.article for figure in fresh}) > 1 or len({f.said.start for f in fresh}) > 1:
        return True
    if any(figure.said.place == "lead" for figure in fresh):
        return True
    return True


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
    best = min(group, key=lambda figure: (interval(figure.said.value).width, *_most_telling(figure)))
    return best.said.value


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
    """Of two new values in dispute the later one answers the earlier."""

    def when(camp: _Camp) -> tuple[str, int]:
        return (
            min(
                (figure.said.at.isoformat(), figure.said.start)
                for figure in camp.figures
                if figure.said.place != "title"
            )
            if any(figure.said.place != "title" for figure in camp.figures)
            else min((figure.said.at.isoformat(), figure.said.start) for figure in camp.figures)
        )

    return (one, other) if when(one) > when(other) else (other, one)


def _last(camps: Sequence[_Camp]) -> _Camp:
    return max(camps, key=lambda camp: max((f.said.at.isoformat(), f.said.start) for f in camp.figures))


def _current(value: Value, current: Sequence[Reported]) -> Reported | None:
    """The current value that a value agrees with; one that states the same number first."""
    matches = [item for item in current if agree(value, item.value)]
    return min(matches, key=lambda item: not states_same(value, item.value), default=None)


def _told_as_moved(camp: _Camp, reported: Value, figures: Sequence[Figured]) -> bool:
    """Whether an article itself sets the new value against the reported one.

    "Zo'n 85.000 militairen, tegen 100.000 in het voorjaar" is a change, though "ongeveer 100.000" and
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
    return {" ".join(figure.said.speaker.lower().split()) for figure in camp.figures if figure.said.speaker}


def _articles(camp: _Camp) -> set[str]:
    return {figure.said.article for figure in camp.figures}


def _disputes(one: _Camp, other: _Camp, *, both_new: bool) -> bool:
    """Whether two values that do not agree are held by two sources, of the same facet.

    A value already reported that another article merely repeats is stale, not a side in a dispute.
    """
    if _facet(one.value) != _facet(other.value) or one.value.unit != other.value.unit:
        return False
    if "denied" in (one.value.status, other.value.status):
        return False
    speakers_differ = bool(_speakers(one) and _speakers(other)) and not _speakers(one) & _speakers(other)
    if _articles(one) & _articles(other):
        return speakers_differ and (both_new or _facet(one.value) == "actual")
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


def _after_change(
    current: Sequence[Reported],
    novel: Sequence[_Camp],
    known: Sequence[tuple[_Camp, Reported]],
    gone_by: Sequence[Value],
    day: date,
    *,
    dispute: bool = False,
) -> list[Reported]:
    """The current values after a change: today's, and what today's figures leave standing.

    A decision or a fact replaces what was there; a plan leaves the value in force.
    """
    today: list[Reported] = []
    for camp in novel:
        if not any(item.value == camp.value for item in today):
            today.append(Reported(camp.value, day))
    repeated = [match for _, match in known]
    firm = any(_facet(camp.value) == "actual" for camp in novel)
    kept = [
        item
        for item in current
        if item in repeated
        or (
            not firm and _facet(item.value) == "actual" and not any(agree(item.value, old) for old in gone_by)
        )
        or (dispute and item in repeated)
    ]
    return [*kept, *today]


def _camp_status(camp: _Camp) -> str:
    """The status of a group: what its most telling figures say; a plan beside a decision stays a plan."""
    statuses = [figure.said.value.status for figure in sorted(camp.figures, key=_most_telling)]
    if "plan" in statuses and "decided" in statuses:
        by_article: dict[str, set[str]] = {}
        for figure in camp.figures:
            by_article.setdefault(figure.said.article, set()).add(figure.said.value.status)
        if any(found == {"decided"} for found in by_article.values()):
            return "decided"
        return "plan"
    return statuses[0]


def _status_moved(before: Value, status: str) -> bool:
    return (before.status == "plan" and status == "decided") or (
        status == "denied" and before.status != "denied"
    )


def _firmer(one: str, other: str) -> str:
    return "decided" if "decided" in (one, other) else other


def _refines(value: Value, reported: Value) -> bool:
    """More precise, and not the same number with or without its hedge."""
    if states_same(value, reported):
        return False
    return more_precise(value, reported) or (
        value.bound == "between" and reported.bound in ("over", "about", "under")
    )


def _is_repeat_of_old_plan(value: Value, standing: Standing) -> bool:
    """A rate in force that was planned before is carried out, not reverted to."""
    return value.status != "plan" and all(
        old.status == "plan" for _, old in standing.history if agree(old, value)
    )


def _rises(figure: Figured, day: date) -> bool:
    """A count of people or things that a later version of the same day raises is no correction."""
    from cijferwacht.days import local_day  # noqa: PLC0415

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
    if len({(figure.said.article, figure.said.version) for figure in ordered}) < 2:
        return False
    numbers = [figure.said.value.low or figure.said.value.high or 0.0 for figure in ordered]
    return all(one <= other for one, other in zip(numbers, numbers[1:], strict=False))


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
