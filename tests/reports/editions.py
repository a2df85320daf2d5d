"""Editions made by hand, about outlets, people and amounts that do not exist."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cijferwacht.model import Change, ChangeKind, Edition, FeedTrouble, Said, Span, Value

DAY = date(2026, 11, 22)
#: The morning after.
NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def said(
    sentence: str,
    figure: str,
    value: Value,
    *,
    outlet: str = "Kanaal Noord",
    speaker: str | None = None,
    title: str = "Kabinet en Kamer botsen over de nieuwe cijfers",
    url: str | None = None,
    day: date = DAY,
    hour: int = 13,
    quantity: str = "q",
    version: str = "1",
) -> Said:
    """A sentence of an article with its figure marked."""
    start = sentence.index(figure)
    slug = outlet.lower().replace(" ", "-")
    return Said(
        quantity=quantity,
        value=value,
        past=False,
        speaker=speaker,
        article=f"{slug}:{day}:{hour}",
        version=version,
        outlet=slug,
        outlet_name=outlet,
        url=url if url is not None else f"https://{slug}.example/{day}/bericht-{hour}",
        title=title,
        at=datetime(day.year, day.month, day.day, hour, 5, tzinfo=UTC),
        sentence=sentence,
        mark=Span(start, start + len(figure)),
        place="body",
        start=start,
    )


def percent(n: float, **more: object) -> Value:
    """An exact percentage."""
    return Value(n, n, "percent", **more)  # type: ignore[arg-type]


def euro(n: float, **more: object) -> Value:
    """An exact amount in euros."""
    return Value(n, n, "EUR", **more)  # type: ignore[arg-type]


def change(
    quantity: str,
    kind: ChangeKind,
    before: Value | None,
    after: Value,
    *,
    name: tuple[str, str],
    sentence: tuple[str, str] = ("", ""),
    weight: float = 1.0,
    since: date | None = None,
    evidence: tuple[Said, ...] = (),
    evidence_before: tuple[Said, ...] = (),
    topics: tuple[str, ...] = ("eu-us-tariffs",),
    history: tuple[tuple[date, Value], ...] = (),
    day: date = DAY,
) -> Change:
    """A change with names in Dutch and English."""
    return Change(
        day=day,
        quantity=quantity,
        name_nl=name[0],
        name_en=name[1],
        kind=kind,
        before=before,
        after=after,
        weight=weight,
        sentence_nl=sentence[0],
        sentence_en=sentence[1],
        since=since,
        evidence=evidence,
        evidence_before=evidence_before,
        topics=topics,
        history=history,
    )


def ago(days: int) -> date:
    """A day before :data:`DAY`."""
    return DAY - timedelta(days=days)


TARIFF = change(
    "us-tariff-on-eu-goods",
    "changed",
    percent(25, status="plan"),
    percent(15, status="decided"),
    name=("Amerikaanse heffing op EU-goederen", "US tariff on EU goods"),
    sentence=(
        "Amerikaanse heffing op EU-goederen: van 25 naar 15 procent, nu een besluit (eerder een plan).",
        "US tariff on EU goods: from 25 to 15 percent, now decided (a plan before).",
    ),
    weight=9.2,
    since=ago(19),
    evidence=(
        said(
            "Washington en Brussel zijn het eens over een heffing van 15 procent op Europese goederen, "
            "zei onderhandelaar Marit Oosterveld na afloop.",
            "15 procent",
            percent(15, status="decided"),
            speaker="onderhandelaar Marit Oosterveld",
            title="Akkoord over heffingen: 15 procent voor Europese goederen",
        ),
        said(
            "De heffing wordt 15 procent en gaat op 1 december in.",
            "15 procent",
            percent(15, status="decided"),
            outlet="De Nieuwe Courant",
            hour=14,
        ),
        said("Het worden er 15 procent.", "15 procent", percent(15), outlet="Radio Delta", hour=15),
    ),
    evidence_before=(
        said(
            "Het Witte Huis dreigt met een heffing van 25 procent op goederen uit de EU.",
            "25 procent",
            percent(25, status="plan"),
            outlet="De Nieuwe Courant",
            speaker="het Witte Huis",
            title="Dreiging met heffing van 25 procent",
            day=ago(19),
        ),
    ),
    history=(
        (ago(120), percent(10)),
        (ago(70), percent(20)),
        (ago(41), percent(30)),
        (ago(19), percent(25)),
        (DAY, percent(15)),
    ),
)

FUND = change(
    "drone-fund",
    "refined",
    Value(3e9, 3e9, "EUR", "over"),
    euro(3.5e9, step=1e8),
    name=("Europees dronefonds", "European drone fund"),
    sentence=(
        "Europees dronefonds: ruim 3 miljard blijkt 3,5 miljard euro te zijn.",
        "European drone fund: over 3 billion turns out to be 3.5 billion euros.",
    ),
    weight=6.0,
    since=ago(4),
    topics=("eu-defence", "ukraine"),
    evidence=(
        said(
            "In het fonds zit volgens de begroting € 3,5 miljard, verdeeld over vier jaar.",
            "€ 3,5 miljard",
            euro(3.5e9),
            outlet="Defensie Vandaag",
        ),
    ),
    evidence_before=(
        said(
            "Er komt ruim 3 miljard euro voor drones.",
            "ruim 3 miljard euro",
            Value(3e9, 3e9, "EUR", "over"),
            outlet="Kanaal Noord",
            day=ago(4),
        ),
    ),
)

TROOPS = change(
    "troops-lithuania",
    "changed",
    Value(1200, 1200, "person"),
    Value(1500, 1500, "person", "about"),
    name=("Nederlandse militairen in Litouwen", "Dutch troops in Lithuania"),
    weight=4.5,
    since=ago(33),
    topics=("eu-defence",),
    evidence=(
        said(
            "Komend voorjaar gaan er zo'n 1.500 militairen naar Litouwen.",
            "zo'n 1.500 militairen",
            Value(1500, 1500, "person", "about"),
            speaker="het ministerie",
            outlet="Radio Delta",
        ),
    ),
    history=(
        (ago(60), Value(900, 900, "person")),
        (ago(33), Value(1200, 1200, "person")),
        (DAY, Value(1500, 1500, "person", "about")),
    ),
)

ASSETS = change(
    "frozen-assets",
    "disputed",
    euro(210e9),
    euro(185e9),
    name=("Bevroren Russische tegoeden in de EU", "Frozen Russian assets in the EU"),
    sentence=(
        "Bevroren Russische tegoeden in de EU: 210 (Commissie) tegenover 185 miljard euro (bank).",
        "Frozen Russian assets in the EU: 210 billion says the Commission, 185 billion says the bank.",
    ),
    weight=5.0,
    topics=("ukraine",),
    evidence=(
        said(
            "Het gaat om 185 miljard euro, houdt de bank vol.",
            "185 miljard euro",
            euro(185e9),
            speaker="de bank",
            outlet="De Nieuwe Courant",
        ),
    ),
    evidence_before=(
        said(
            "De Commissie spreekt van 210 miljard euro aan bevroren tegoeden.",
            "210 miljard euro",
            euro(210e9),
            speaker="de Commissie",
        ),
    ),
)

CORRECTED = change(
    "shell-deliveries",
    "corrected",
    Value(20000, 20000, "count:granaat"),
    Value(200000, 200000, "count:granaat"),
    name=("Granaten voor Oekraïne uit Tsjechië", "Shells for Ukraine from Czechia"),
    weight=3.0,
    topics=("ukraine",),
    evidence=(
        said(
            "Er zijn 200.000 granaten geleverd.", "200.000 granaten", Value(200000, 200000, "count:granaat")
        ),
    ),
    evidence_before=(
        said(
            "Er zijn 20.000 granaten geleverd.",
            "20.000 granaten",
            Value(20000, 20000, "count:granaat"),
            hour=9,
        ),
    ),
)

NEW = change(
    "steel-quota",
    "new",
    None,
    Value(3.3e6, 3.3e6, "tonne", per="year"),
    name=("Quotum voor Europees staal", "Quota for European steel"),
    weight=2.0,
    evidence=(
        said(
            "Er komt een quotum van 3,3 miljoen ton per jaar.",
            "3,3 miljoen ton per jaar",
            Value(3.3e6, 3.3e6, "tonne", per="year"),
            speaker="Brussel",
        ),
    ),
)

BUSY = Edition(
    collection="live",
    day=DAY,
    changes=(NEW, TROOPS, TARIFF, ASSETS, CORRECTED, FUND),
    articles_read=412,
    articles_on_topic=37,
    figures_read=268,
    new_untold=14,
    troubles=(
        FeedTrouble("courant-politiek", "De Nieuwe Courant", "failed", "http-503", 6, 96),
        FeedTrouble(
            "delta-nieuws", "Radio Delta", "silent", last_news=datetime(2026, 11, 21, 6, 10, tzinfo=UTC)
        ),
    ),
)

QUIET = Edition(
    collection="live", day=DAY, changes=(), articles_read=133, articles_on_topic=2, figures_read=4
)

SAMPLE = Edition(
    collection="sample",
    day=DAY,
    changes=(TARIFF, NEW),
    articles_read=40,
    articles_on_topic=9,
    figures_read=61,
)

#: What a hostile feed would put into every field it can reach.
EVIL = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e{{7*7}} "
    "=cmd|' /C calc'!A0\r\nBcc: x@y.example"
)

HOSTILE = Edition(
    collection="live",
    day=DAY,
    changes=(
        change(
            f"q-{EVIL}",
            "changed",
            percent(1),
            Value(2, 2, "count:<b>x</b>"),
            name=(f"=1+1 {EVIL}", f"@SUM(A1) {EVIL}"),
            sentence=(EVIL, EVIL),
            topics=(EVIL,),
            evidence=(
                said(
                    f"{EVIL} 2 dingen {EVIL}",
                    "2 dingen",
                    Value(2, 2, "count:<b>x</b>"),
                    outlet=EVIL,
                    speaker=EVIL,
                    title=EVIL,
                    url="javascript:alert(document.cookie)",
                ),
            ),
            evidence_before=(
                said("1 procent", "1 procent", percent(1), url='https://x.example/"onmouseover="alert(1)'),
            ),
        ),
    ),
    troubles=(FeedTrouble(EVIL, EVIL, EVIL, EVIL),),
)
