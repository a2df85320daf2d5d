"""Every page: who may see it, what it shows, and that it shows strangers' text as text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest
from desks import browser
from editions import CORRECTED, DAY, EVIL, QUIET, SAMPLE
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from newsroom import EVIL as EVIL_TITLE
from newsroom import NOW, SECRET, STARTED, add_feed, add_fetch, add_outlet, run

from cijferwacht import pages
from cijferwacht.database import connect
from cijferwacht.database.pages import feed_health, make_due, versions_of_article
from cijferwacht.database.quantities import find_quantities
from cijferwacht.database.reports import mark_stale, store_report, stored_report, with_background
from cijferwacht.model import Change, Value
from cijferwacht.pages.app import create_app
from cijferwacht.pages.desk import Desk, NotStarted
from cijferwacht.pages.formats import atom_feed
from cijferwacht.pages.security import issue_token, token_holds
from cijferwacht.reports.delivery import Letter, Recipient, deliver
from cijferwacht.reports.render import render
from cijferwacht.reports.transport import Outbox
from cijferwacht.reports.wording import wording

Visit = Callable[..., TestClient]


def connect_nowhere(collection: str) -> NoReturn:
    raise AssertionError(collection)


HOSTILE_QUANTITY = f"q-{EVIL_TITLE}"
HOSTILE_DAY = DAY + timedelta(days=1)
STEEL = f"live/article/{quote('kanaal-noord:staal/1', safe='')}"
HOSTILE_ARTICLE = f"live/article/{quote(f'radio-delta:{EVIL_TITLE}', safe='')}"
PAGES = [
    f"live/day/{DAY}",
    f"live/day/{HOSTILE_DAY}",
    f"live/day/{DAY - timedelta(days=1)}",
    f"sample/day/{DAY}",
    STEEL,
    HOSTILE_ARTICLE,
    "live/quantities?moved=all",
    "live/quantity/us-tariff-on-steel",
    f"live/quantity/{quote(HOSTILE_QUANTITY, safe='')}",
    "live/feeds",
    "live/exports",
]
VOID = {"meta", "br", "img", "link", "hr", "input"}


class Seen(HTMLParser):
    """A page read strictly: every tag closed in order, no id twice."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open
        ids = [attributes["id"] for _, attributes in self.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), "an id twice"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("br", "td", "th"):
            self.text += " "

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def see(browser: TestClient, address: str, status: int = 200) -> Seen:
    response = browser.get(address)
    assert response.status_code == status, response.text[:500]
    return Seen(response.text)


# -- who may see what


def test_nobody_sees_anything_without_a_login(visit: Visit) -> None:
    fields = {
        "collection": "live",
        "day": str(DAY),
        "name": "pages.css",
        "run_id": "asset__een",
        "key": "kanaal-noord:staal/1",
        "id_": "us-tariff-on-steel",
    }
    app = create_app(Desk(database=connect_nowhere, secret=""), lambda: "x")
    routes = [route for route in app.routes if isinstance(route, APIRoute)]
    assert len(routes) > 12
    for route in routes:
        address = re.sub(r"{(\w+)(:\w+)?}", lambda found: fields[found[1]], route.path)
        for method in route.methods:
            response = visit(None).request(method, address.removeprefix("/"), follow_redirects=False)
            assert response.status_code == 401, address
            assert response.text == "401"


@pytest.mark.parametrize("address", ["docs", "redoc", "openapi.json", "live/docs", "static/../app.py"])
def test_nothing_is_served_beside_the_pages(anna: TestClient, address: str) -> None:
    assert anna.get(address).status_code == 404


def test_the_way_to_the_login(visit: Visit) -> None:
    nobody = visit(None, login_url=lambda address: f"/login?next={quote(address, safe='')}")
    response = nobody.get("live/feeds", follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"].startswith("/login?next=http%3A%2F%2Fdesk.example")


@pytest.mark.parametrize("address", [*PAGES, "live/changes.csv", "live/nergens", "static/pages.js"])
def test_every_answer_allows_only_our_own_parts(anna: TestClient, address: str) -> None:
    headers = anna.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in str(policy) and "http" not in str(policy)
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_well_formed_accessible_and_self_contained(anna: TestClient, address: str) -> None:
    page = see(anna, address)
    tags = [tag for tag, _ in page.tags]
    assert tags.count("h1") == 1 and tags.count("main") == 1
    html = dict(page.tags[0][1])
    assert html["lang"] == "nl"
    labelled = {a["for"] for t, a in page.tags if t == "label" and "for" in a}
    assert not labelled, "labels lie around their fields"
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        for name in ("src", "href", "action"):
            if name not in attributes:
                continue
            value = attributes[name] or ""
            if tag in ("script", "link", "img", "form"):
                assert value.startswith("/cijferwacht/"), value
            elif tag == "a":
                assert re.match(r"(https?://|/|#)", value), value
        if tag == "a" and (attributes.get("href") or "").startswith("http"):
            assert "out" in (attributes.get("class") or "").split()
        if tag == "svg":
            assert attributes["role"] == "img" and attributes["aria-label"]


@pytest.mark.parametrize(
    "address", [f"live/day/{HOSTILE_DAY}", HOSTILE_ARTICLE, "live/quantities", "live/changes.atom"]
)
def test_what_strangers_write_is_shown_as_text(anna: TestClient, address: str) -> None:
    body = anna.get(address).text
    assert "<script>alert" not in body and "<img" not in body
    assert "javascript:" not in body
    assert "&lt;script&gt;" in body
    assert "\u202e" not in body


# -- the day


def test_the_start_is_the_newest_report(anna: TestClient) -> None:
    response = anna.get("")
    assert response.status_code == 200
    assert str(response.url).endswith(f"/live/day/{HOSTILE_DAY}")


def test_the_start_is_the_sample_until_there_is_something_to_read(postgres_url: str) -> None:
    nothing_read = replace(QUIET, articles_read=0)
    with connect(postgres_url) as db:
        store_report(db, nothing_read, render(nothing_read))
    assert str(browser(postgres_url).get("").url).endswith(f"/live/day/{DAY}")
    with connect(postgres_url, "sample") as db:
        store_report(db, SAMPLE, render(SAMPLE))
    assert str(browser(postgres_url).get("").url).endswith(f"/sample/day/{SAMPLE.day}")


def test_a_day_with_its_evidence_versions_and_runs(anna: TestClient) -> None:
    page = see(anna, f"live/day/{DAY}")
    for said in (
        "zondag 22 november 2026",
        "3 cijfers veranderd · 1 betwist · 1 achteraf aangepast · 1 nieuw",
        "Europese defensie",
        "Nog 2 vindplaatsen",
        "De heffing wordt 15 procent en gaat op 1 december in.",
        "Versie 2 (nu getoond)",
        "asset__een",
    ):
        assert said in page.words
    links = [a.get("href") for t, a in page.tags if t == "a"]
    assert f"/cijferwacht/live/day/{DAY - timedelta(days=1)}" in links
    assert f"/cijferwacht/live/day/{HOSTILE_DAY}" in links
    assert f"/cijferwacht/live/day/{DAY}?version=1" in links
    assert "/dags/edition/runs/asset__een" in links


def test_an_older_version_says_so(anna: TestClient) -> None:
    page = see(anna, f"live/day/{DAY}?version=1")
    assert "U ziet versie 1; er is een nieuwere." in page.words
    assert "Gelezen: 412 artikelen" in page.words
    see(anna, f"live/day/{DAY}?version=9", 404)


def test_a_stale_report_says_why(own_url: str) -> None:
    with connect(own_url) as db:
        mark_stale(db, DAY, "een artikel kwam later")
    assert (
        "zou nu anders uitvallen: een artikel kwam later." in see(browser(own_url), f"live/day/{DAY}").words
    )


def test_where_a_days_mail_went(own_url: str, tmp_path: Path) -> None:
    anna = browser(own_url)
    with connect(own_url) as db:
        report = stored_report(db, DAY)
        assert report is not None
        to = [Recipient("anna@krant.example"), Recipient("geen adres")]
        deliver(db, report, to, Outbox(tmp_path), clock=lambda: NOW, letter=Letter("c@desk.example"))
    page = see(anna, f"live/day/{DAY}").words
    assert "anna@krant.example verzonden 2 1" in page
    assert "geen adres geweigerd 2 1" in page and "geen mailadres (" in page
    later = see(anna, f"live/day/{HOSTILE_DAY}")
    assert "Ook van andere dagen is niet alle post weg: 22 november 2026" in later.words


def test_the_sample_says_so_on_every_page(anna: TestClient) -> None:
    for address in (f"sample/day/{DAY}", "sample/feeds", "sample/exports"):
        assert "Voorbeeld: verzonnen nieuws" in see(anna, address).words


@pytest.mark.parametrize(
    ("run_id", "day"),
    [
        ("asset__een", DAY),
        # A scheduled run's id ends in the day it is about, after the moment it ran.
        (f"scheduled__2026-11-23T05:00:00+00:00__{DAY}", DAY),
        ("manual__2026-11-23T09:00:00+00:00", HOSTILE_DAY),
    ],
)
def test_from_a_run_to_its_day(anna: TestClient, run_id: str, day: object) -> None:
    response = anna.get(f"run/{quote(run_id, safe='')}", follow_redirects=False)
    assert response.headers["location"] == f"/cijferwacht/live/day/{day}"


def test_a_run_without_a_report(anna: TestClient) -> None:
    assert "geen bericht gemaakt" in see(anna, "run/manual__2001-01-01", 404).words


def test_before_the_first_report(postgres_url: str) -> None:
    anna = browser(postgres_url)
    assert "Er is nog geen bericht gemaakt." in see(anna, "").words
    missing = see(anna, "live/day/2026-12-01", 404).words
    assert "Van dinsdag 1 december 2026 is geen bericht gemaakt." in missing


@pytest.mark.parametrize(
    "address", ["live/day/gisteren", "echt/feeds", "live/nergens/x", "live/article/geen"]
)
def test_what_is_not_there(anna: TestClient, address: str) -> None:
    assert "Deze pagina is er niet." in see(anna, address, 404).words


# -- articles


def test_every_claim_is_marked_and_explained(anna: TestClient) -> None:
    page = see(anna, STEEL)
    marks = [a for t, a in page.tags if t == "a" and "claim" in (a.get("class") or "").split()]
    assert len(marks) == 4
    ids = {a.get("id") for _, a in page.tags}
    assert all((a["href"] or "#")[1:] in ids for a in marks)
    for said in (
        "ruim 3 miljard euro = ruim € 3 miljard",
        "3.000.000.000",
        "iets meer dan",
        "handelscommissaris Ilse Verhoeven",
        "getal in cijfers “15” → eenheid “procent”",
        "1 december = 2026-12-01",
        "heffing (+3), staal (+1,5)",
    ):
        assert said in page.words.replace("\N{NO-BREAK SPACE}", " ")


def test_two_versions_side_by_side(anna: TestClient, filled_url: str) -> None:
    with connect(filled_url) as db:
        first, second = versions_of_article(db, "kanaal-noord:staal/1")
    address = f"{STEEL}?version={quote(second.key)}&beside={quote(first.key)}"
    html = anna.get(address).text
    Seen(html)
    assert re.findall(r"<del>(?:<[^>]*>)?([^<]*)", html) == ["25"]
    assert re.findall(r"<ins>(?:<[^>]*>)?([^<]*)", html) == ["15", "Bedrijven reageren opgelucht."]


# -- feeds


def test_feeds_in_trouble_come_first(anna: TestClient) -> None:
    page = see(anna, "live/feeds").words
    told = ["mislukt HTTP 503", "stiller dan anders al 30 uur niets", "goed", "uitgezet"]
    places = [page.index(part) for part in told]
    assert places == sorted(places)
    assert "24 van 100" in page


def test_polling_now(own_url: str) -> None:
    anna = browser(own_url)
    with connect(own_url) as db:
        make_due(db, datetime.now(UTC) + timedelta(hours=3))
    form = {"token": issue_token(SECRET, "anna"), "feed": "radio-delta"}
    response = anna.post("live/feeds/poll", data=form, follow_redirects=False)
    assert response.status_code == 303 and STARTED == ["poll for anna"]
    with connect(own_url) as db:
        now = datetime.now(UTC)
        due = {feed.slug for feed in feed_health(db, now) if feed.next_poll and feed.next_poll <= now}
    assert "radio-delta" in due


def test_what_cannot_be_started_now_is_no_error(own_url: str) -> None:
    def fail(user: str) -> NoReturn:
        raise NotStarted(user)

    anna = browser(own_url, poll_now=fail, renew_now=fail)
    form = {"token": issue_token(SECRET, "anna"), "decision": "mute"}
    assert "kon nu niet gestart worden" in anna.post("live/feeds/poll", data=form).text
    assert "Uw besluit is opgeslagen." in anna.post("live/decide/us-tariff-on-steel", data=form).text


def test_feeds_of_the_sample_are_looked_at_on_its_last_day(postgres_url: str) -> None:
    with connect(postgres_url, "sample") as db, db.transaction():
        feed = add_feed(db, add_outlet(db, "noorderpost", "Noorderpost"), "noorderpost")
        for day in range(1, 8):
            add_fetch(db, feed, datetime(2026, 3, day, 18, tzinfo=UTC), news=2)
    page = see(browser(postgres_url), "sample/feeds").words
    assert "noorderpost goed 7 mrt 2026, 19:00 7 mrt 2026, 19:00 elke 24 uur" in page


def test_the_feeds_of_the_sample_cannot_be_polled(anna: TestClient) -> None:
    assert "Nu ophalen" not in see(anna, "sample/feeds").words
    form = {"token": issue_token(SECRET, "anna")}
    assert anna.post("sample/feeds/poll", data=form).status_code == 403


@pytest.mark.parametrize("address", ["live/feeds/poll", "live/decide/us-tariff-on-steel"])
@pytest.mark.parametrize(
    ("user", "token_of", "site"),
    [
        ("anna", None, "same-origin"),
        ("anna", "bram", "same-origin"),
        ("anna", "anna", "cross-site"),
        # Who may only read.
        ("gast", "gast", "same-origin"),
    ],
)
def test_a_form_that_is_not_ours_does_nothing(
    visit: Visit, address: str, user: str, token_of: str | None, site: str
) -> None:
    form = {"decision": "mute"} | ({"token": issue_token(SECRET, token_of)} if token_of else {})
    response = visit(user).post(address, data=form, headers={"sec-fetch-site": site})
    assert response.status_code == 403 and STARTED == []


@pytest.mark.parametrize(
    ("token", "holds"),
    [
        (issue_token("s", "anna", 1000), True),
        (issue_token("s", "anna", 1000 - 25 * 3600), False),
        (issue_token("s", "anna", 5000), False),
        (issue_token("t", "anna", 1000), False),
        (issue_token("s", "bram", 1000), False),
        ("1000.", False),
        ("", False),
        ("٣.x", False),
    ],
)
def test_form_tokens(token: str, holds: bool) -> None:
    assert token_holds("s", "anna", token, 1000) is holds


# -- quantities


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"us-tariff-on-steel", HOSTILE_QUANTITY}),
        ("?moved=7", {"us-tariff-on-steel", HOSTILE_QUANTITY}),
        ("?moved=all", {"us-tariff-on-steel", HOSTILE_QUANTITY, "q-0011223344556677"}),
        # The beginnings of words, in Dutch or English, wherever they moved.
        ("?q=heff", {"us-tariff-on-steel", "q-0011223344556677"}),
        ("?q=tariff+STEEL", {"us-tariff-on-steel", "q-0011223344556677"}),
        ("?q=staalplaat", {"q-0011223344556677"}),
        ("?q=staalplaat&moved=7", set()),
        ("?q=%25&moved=all", set()),
        ("?q='):*|!(&moved=all", set()),
        ("?topic=eu-us-tariffs&unit=percent", {"us-tariff-on-steel", HOSTILE_QUANTITY}),
        ("?topic=ukraine&moved=all", set()),
        ("?unit=EUR&moved=all", set()),
        ("?skip=50", set()),
    ],
)
def test_finding_quantities(anna: TestClient, asked: str, found: set[str]) -> None:
    page = see(anna, f"live/quantities{asked}")
    start = "/cijferwacht/live/quantity/"
    links = [a["href"] or "" for t, a in page.tags if t == "a"]
    assert {unquote(link.removeprefix(start)) for link in links if link.startswith(start)} == found


def test_nobody_leafs_through_everything(anna: TestClient) -> None:
    see(anna, "live/quantities?moved=all&skip=5000")
    see(anna, "live/quantities?moved=all&skip=5050", 404)


def test_the_life_of_a_quantity(anna: TestClient) -> None:
    page = see(anna, "live/quantity/us-tariff-on-steel")
    for said in (
        "Amerikaanse heffing op staal",
        "25 procent ↔ 20 procent",
        "betwist",
        "Een grijze band",
        "Alle 4 cijfers",
        "“De heffing op staal gaat naar 25 procent”",
        "volgens handelscommissaris Ilse Verhoeven",
        "Zekerheid 1,25: eigen woorden +1, waarden die overeenkomen +0,25",
        "Op de tweede plaats: heffing op staalplaat (0,5).",
    ):
        assert said in page.words
    chart = next(a for t, a in page.tags if t == "svg")
    assert "30 procent sinds" in (chart["aria-label"] or "")
    see(anna, "live/quantity/geen", 404)


def test_the_history_of_a_quantity_as_files(anna: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(anna.get("live/history.csv?quantity=us-tariff-on-steel").text)))
    assert [row["low"] for row in rows] == ["50", "30", "25", "20", "15"]
    whole = anna.get("live/history.json?quantity=us-tariff-on-steel").json()
    assert [value["low"] for value in whole["values"]] == [50, 30, 25, 20, 15]
    hostile = anna.get("live/history.csv", params={"quantity": HOSTILE_QUANTITY})
    assert re.fullmatch(r'attachment; filename="[\w.-]+"', hostile.headers["content-disposition"])


@pytest.mark.parametrize(
    ("fields", "shown", "told"),
    [
        ({"decision": "mute"}, "us-tariff-on-steel", "er wordt over gezwegen"),
        ({"decision": "confirm"}, "us-tariff-on-steel", "altijd gevolgd"),
        (
            {"decision": "rename", "name_nl": " Staalheffing <b> ", "name_en": ""},
            "us-tariff-on-steel",
            "nieuwe naam: Staalheffing <b>",
        ),
        ({"decision": "merge", "other": "q-0011223344556677"}, "q-0011223344556677", "samengevoegd"),
        (
            {"decision": "not-a-change", "day": "2026-11-20", "kind": "changed"},
            "us-tariff-on-steel",
            "geen verandering: 20 november 2026, veranderd",
        ),
    ],
)
def test_deciding_and_undoing(own_url: str, fields: dict[str, str], shown: str, told: str) -> None:
    anna, bram = browser(own_url), browser(own_url, "bram")
    form = fields | {"token": issue_token(SECRET, "anna")}
    response = anna.post("live/decide/us-tariff-on-steel", data=form, follow_redirects=False)
    assert response.headers["location"] == f"/cijferwacht/live/quantity/{shown}?decided=true"
    assert STARTED == ["renew for anna"]
    page = see(anna, f"live/quantity/{shown}")
    assert told in page.words and "door anna" in page.words
    number = next(a["value"] for _, a in page.tags if a.get("name") == "number")
    undo = {"decision": "undo", "number": number, "token": issue_token(SECRET, "bram")}
    assert bram.post(f"live/decide/{shown}", data=undo).status_code == 200
    assert "ongedaan gemaakt door bram" in see(anna, f"live/quantity/{shown}").words
    assert bram.post(f"live/decide/{shown}", data=undo).status_code == 400


def test_a_given_name_is_the_name_everywhere_until_it_is_undone(own_url: str) -> None:
    anna = browser(own_url)
    form = {"decision": "rename", "name_nl": "Staalheffing", "token": issue_token(SECRET, "anna")}
    anna.post("live/decide/us-tariff-on-steel", data=form)
    page = see(anna, "live/quantity/us-tariff-on-steel")
    assert "Staalheffing · Cijferwacht" in page.words
    assert "Staalheffing" in see(anna, "live/quantities?q=staalhef").words
    assert "Staalheffing" in see(anna, "live/article/kanaal-noord:staal%2F1").words
    assert names_for_analysts(own_url) == {("Staalheffing", "Staalheffing")}
    number = next(a["value"] for _, a in page.tags if a.get("name") == "number")
    undo = {"decision": "undo", "number": number, "token": issue_token(SECRET, "anna")}
    anna.post("live/decide/us-tariff-on-steel", data=undo)
    assert "Amerikaanse heffing op staal · Cijferwacht" in see(anna, "live/quantity/us-tariff-on-steel").words
    assert "Niets gevonden" in see(anna, "live/quantities?q=staalhef").words
    assert names_for_analysts(own_url) == {("Amerikaanse heffing op staal", "US tariff on steel")}


def names_for_analysts(url: str) -> set[tuple[str, str]]:
    """What a quantity is called in the views and at the terminal."""
    views = ("quantity_now where id", "quantity_history where quantity", "linked_figure where quantity")
    with connect(url) as db:
        # A quantity the pipeline worked out has a state of every day it was touched.
        run(
            db,
            "insert into quantity_state (quantity_id, day, profile, standing)"
            " values ('us-tariff-on-steel', current_date, '{}', '{}') on conflict do nothing",
        )
        names = {(found.name_nl, found.name_en) for found in find_quantities(db, "us-tariff-on-steel")}
        assert names
        for view in views:
            names.add(
                tuple(run(db, f"select array[name_nl, name_en] from {view} = 'us-tariff-on-steel'"))  # noqa: S608
            )
        db.connection.commit()
    return names


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "merge", "other": "bestaat-niet"},
        {"decision": "merge", "other": "us-tariff-on-steel"},
        {"decision": "merge"},
        {"decision": "split", "claim": "x"},
        {"decision": "split", "claim": "999999"},
        {"decision": "rename"},
        {"decision": "not-a-change", "day": "gisteren", "kind": "changed"},
        {"decision": "not-a-change", "day": "2026-11-20", "kind": "erg"},
        {"decision": "undo", "number": "99"},
        {"decision": "wissen"},
        {},
    ],
)
def test_decisions_that_cannot_be_made(anna: TestClient, fields: dict[str, str]) -> None:
    form = fields | {"token": issue_token(SECRET, "anna")}
    assert anna.post("live/decide/us-tariff-on-steel", data=form).status_code == 400
    assert STARTED == []
    assert "Wat is besloten" not in see(anna, "live/quantity/us-tariff-on-steel").words


# -- exports

PERIOD = f"?first={DAY}&last={HOSTILE_DAY}"


def test_csv_runs_nothing_in_a_spreadsheet(anna: TestClient) -> None:
    response = anna.get(f"live/changes.csv{PERIOD}")
    assert response.headers["content-disposition"] == 'attachment; filename="cijferwacht.csv"'
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert len(rows) == 7
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "@", "\t")]
    assert rows[0]["name"].startswith("'=1+1 <script>")
    tariff = next(row for row in rows if row["quantity"] == "us-tariff-on-eu-goods")
    assert (tariff["before_low"], tariff["after_low"], tariff["unit"]) == ("25", "15", "percent")


def test_json_holds_the_evidence(anna: TestClient) -> None:
    whole = json.loads(anna.get(f"live/changes.json{PERIOD}").text)
    assert [day["day"] for day in whole["days"]] == [str(HOSTILE_DAY), str(DAY)]
    tariff = next(c for c in whole["days"][1]["changes"] if c["quantity"] == "us-tariff-on-eu-goods")
    said = tariff["evidence"][0]
    assert said["sentence"][slice(*said["figure"])] == "15 procent"
    hostile = whole["days"][0]["changes"][0]
    assert hostile["evidence"][0]["url"] is None


def test_the_atom_feed_is_valid_and_its_ids_stay(anna: TestClient) -> None:
    atom = "{http://www.w3.org/2005/Atom}"

    def ids() -> list[str | None]:
        feed = ElementTree.fromstring(anna.get("live/changes.atom").content)  # noqa: S314
        for parent in (feed, *feed.iter(f"{atom}entry")):
            for name in ("id", "title", "updated"):
                assert len(parent.findall(atom + name)) == 1
                assert parent.findtext(atom + name)
            datetime.fromisoformat(parent.findtext(f"{atom}updated") or "")
        return [entry.findtext(f"{atom}id") for entry in feed.iter(f"{atom}entry")]

    before = ids()
    assert len(before) == len(set(before))
    assert before == ids()
    assert EVIL not in anna.get("live/changes.atom").text


def test_two_changes_of_one_kind_are_two_entries_of_the_atom_feed() -> None:
    feed = atom_feed(
        [(replace(QUIET, changes=(CORRECTED, CORRECTED)), 1, NOW)],
        wording("nl", "cijferwacht.pages"),
        collection="live",
        self_url="https://desk.example/changes.atom",
        page_url=lambda edition, item: f"https://desk.example/{edition.day}#{item.anchor}",
        now=NOW,
    )
    ids = [entry.text for entry in ElementTree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}id")]  # noqa: S314
    assert len(ids) == len(set(ids)) == 3


def test_the_old_value_is_shown_where_it_first_stood(filled_url: str) -> None:
    today = NOW.date()
    change = Change(
        day=today + timedelta(days=2),
        quantity="us-tariff-on-steel",
        name_nl="Amerikaanse heffing op staal",
        name_en="US tariff on steel",
        kind="changed",
        before=Value(25, 25, "percent"),
        after=Value(10, 10, "percent"),
        weight=1,
        sentence_nl="",
        sentence_en="",
        since=today,
    )
    with connect(filled_url) as db:
        (told,) = with_background(db, [change])
        assert with_background(db, []) == ()
        unknown = replace(change, before=Value(26, 26, "percent"))
        assert with_background(db, [unknown, told]) == (unknown, told)
    (said,) = told.evidence_before
    assert said.sentence[said.mark.start : said.mark.end] == "25 procent"
    assert said.speaker == "handelscommissaris Ilse Verhoeven"


@pytest.mark.parametrize(
    ("updated", "silent"), [(None, True), (timedelta(hours=-7), True), (timedelta(0), False)]
)
def test_a_correction_without_a_time_of_update_is_silent(
    own_url: str, updated: timedelta | None, silent: bool
) -> None:
    with connect(own_url) as db:
        first, second = versions_of_article(db, "kanaal-noord:staal/1")
        with db.transaction():
            at = None if updated is None else second.effective_at + updated
            run(db, "update version set updated = %s where id = %s", at, second.id)
        said = replace(CORRECTED.evidence[0], article="kanaal-noord:staal/1", version=second.key)
        (told,) = with_background(db, [replace(CORRECTED, evidence=(said,))])
        assert told.silent is silent
        assert first.key != second.key


# -- languages

PAGES_FOLDER = Path(pages.__file__).parent


def test_both_languages_have_the_same_phrases() -> None:
    dutch, english = (
        {(section, key) for section, phrases in words.phrases.items() for key in phrases}
        for words in (wording(code, "cijferwacht.pages") for code in ("nl", "en"))
    )
    assert dutch == english


@pytest.mark.parametrize(
    "template", sorted((PAGES_FOLDER / "templates").iterdir()), ids=lambda path: path.name
)
def test_every_phrase_a_template_asks_for_is_there(template: Path) -> None:
    words = wording("nl", "cijferwacht.pages")
    asked = re.findall(r"words\('([a-z_]+\.[\w-]+)'[),]", template.read_text("utf-8"))
    assert [key for key in asked if not words.has(key)] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"live/day/{DAY}", "US tariff on EU goods"),
        ("live/quantities", "Changed in"),
        ("live/quantity/us-tariff-on-steel", "A grey band"),
        (STEEL, "What the article claims"),
        ("live/feeds", "quieter than usual"),
        ("live/exports", "Follow in a feed reader"),
        ("sample/feeds", "made-up news"),
    ],
)
def test_the_pages_in_english(visit: Visit, address: str, said: str) -> None:
    page = see(visit("anna", language="en"), address)
    assert said in page.words
    assert page.tags[0][1]["lang"] == "en"
