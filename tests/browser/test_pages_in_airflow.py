"""The pages as people use them: in Airflow, in a real Chromium, on real data."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

import httpx
import pytest
from browsed import FORMULA, MARKUP, SAMPLE_DAYS, Newsroom
from chromium import Watched, barriers, frame, overflow
from fastapi.routing import APIRoute
from lxml import etree
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from cijferwacht.database import connect
from cijferwacht.database.pages import days_waiting, figure_count, list_quantities
from cijferwacht.database.reports import stored_report
from cijferwacht.pages.app import create_app
from cijferwacht.pages.desk import Desk
from cijferwacht.reports.render import Rendered, render

NEWEST = SAMPLE_DAYS[-1]
TARIFF = "Amerikaanse heffing op EU-goederen"
ASSETS = "Bevroren Russische tegoeden in de EU"


@pytest.fixture(scope="module")
def quantities(newsroom: Newsroom) -> dict[str, str]:
    """Ids of the sample's quantities by their names."""
    with connect(newsroom.running.news_url, "sample") as db:
        return {q.name_nl: q.id for q in list_quantities(db, since=None, words="", language="nl", most=200)}


def arrive(page: Page, address: str) -> None:
    """Wait until the frame has gone to an address with this in it, and shows it."""
    expect(frame(page).locator("html")).to_be_attached()
    page.frames[-1].wait_for_url(re.compile(re.escape(address)))
    frame(page).locator("h1").wait_for()


def open_in_airflow(page: Page, newsroom: Newsroom, *parts: str) -> FrameLocator:
    """A page of ours in Airflow's frame, as the menu opens it, then at an address."""
    page.goto(f"{newsroom.running.url}/plugin/cijferwacht/cijferwacht/{'/'.join(parts)}")
    frame(page).locator("h1").wait_for()
    return frame(page)


# -- the way through


def test_from_airflows_menu_to_every_page(tab: Watched, newsroom: Newsroom) -> None:
    page = tab.page
    page.goto(newsroom.running.url)
    page.get_by_role("link", name="Cijferwacht").click()
    ours = frame(page)
    expect(ours.locator("h1")).to_be_visible()
    ours.get_by_role("link", name="Voorbeeld").click()
    expect(ours.locator("h1")).to_have_text("zaterdag 28 maart 2026")
    expect(ours.get_by_text("Geen enkel cijfer hieronder is echt")).to_be_visible()

    ours.get_by_role("link", name="Vorige dag").click()
    expect(ours.locator("h1")).to_have_text("vrijdag 27 maart 2026")
    ours.get_by_role("link", name="Volgende dag").click()
    expect(ours.locator("h1")).to_have_text("zaterdag 28 maart 2026")
    ours.get_by_label("Ga naar dag").fill("2026-03-23")
    ours.get_by_role("button", name="Ga", exact=True).click()
    expect(ours.locator("h1")).to_have_text("maandag 23 maart 2026")

    for name in ("Grootheden", "Bronnen", "Export"):
        ours.get_by_role("link", name=name, exact=True).click()
        expect(ours.locator("h1")).to_have_text(name)
        expect(ours.locator("nav [aria-current=page]")).to_have_text(name)


def test_airflows_theme_is_followed(tab: Watched, newsroom: Newsroom) -> None:
    ours = open_in_airflow(tab.page, newsroom, "sample")
    for theme in ("dark", "light"):
        tab.page.evaluate("theme => { document.documentElement.className = theme }", theme)
        expect(ours.locator(f"html[data-theme={theme}]")).to_be_attached()


def test_finding_quantities(tab: Watched, newsroom: Newsroom) -> None:
    ours = open_in_airflow(tab.page, newsroom, "sample", "quantities")
    names = ours.locator("tbody th a")
    everything = names.count()
    ours.get_by_label("Zoek").fill("heffing")
    ours.get_by_role("button", name="Zoek").click()
    arrive(tab.page, "q=heffing")
    found = [text.lower() for text in names.all_inner_texts()]
    assert 0 < len(found) < everything
    assert all("heffing" in name for name in found)

    ours.get_by_label("Zoek").fill("")
    ours.get_by_label("Onderwerp").select_option(label="Oekraïne")
    ours.get_by_label("Eenheid").select_option("EUR")
    ours.get_by_label("Veranderd in").select_option("7")
    ours.get_by_role("button", name="Zoek").click()
    arrive(tab.page, "unit=EUR")
    rows = ours.locator("tbody tr").all_inner_texts()
    assert 0 < len(rows) < everything
    assert all("€" in row and "Oekraïne" in row for row in rows)


def test_a_quantity_with_its_chart_and_every_figure(tab: Watched, newsroom: Newsroom) -> None:
    ours = open_in_airflow(tab.page, newsroom, "sample", "quantities")
    ours.get_by_role("link", name=TARIFF, exact=True).click()
    expect(ours.locator("h1")).to_have_text(TARIFF)
    chart = ours.locator("svg.chart")
    expect(chart).to_have_attribute("aria-label", re.compile(rf"Grafiek van {TARIFF}.*procent"))
    box = chart.bounding_box()
    assert box is not None and box["width"] > 400 and box["height"] > 100
    assert "procent" in (chart.text_content() or "")
    assert chart.evaluate("svg => getComputedStyle(svg.querySelector('.chart-line-stroke')).stroke") != "none"
    figures = ours.locator("article.card[id^=figure-]")
    assert figures.count() >= 2
    expect(figures.first.locator("blockquote mark")).to_be_visible()
    figures.first.get_by_role("link", name="Tekst zoals bewaard").click()
    expect(ours.get_by_role("heading", name="Wat het artikel beweert")).to_be_visible()


# -- decisions


def test_decisions_take_effect_and_are_undone(
    tab: Watched, newsroom: Newsroom, quantities: dict[str, str]
) -> None:
    cars, tariff, assets = (quantities[name] for name in ("Amerikaanse heffing op auto's", TARIFF, ASSETS))
    before = figures_of(newsroom, cars, tariff, assets)

    ours = open_in_airflow(tab.page, newsroom, "sample", "quantity", cars)
    ours.get_by_label("Zoek de andere").fill(TARIFF)
    ours.locator("form").filter(has=ours.get_by_label("Zoek de andere")).get_by_role("button").click()
    ours.get_by_role("radio", name=TARIFF).check()
    ours.get_by_role("button", name="Voeg samen").click()
    expect(ours.locator("h1")).to_have_text(TARIFF)
    told(ours, "samengevoegd")
    done_again(tab, newsroom)
    assert figures_of(newsroom, cars, tariff) == [0, before[0] + before[1]]
    ours = open_in_airflow(tab.page, newsroom, "sample", "quantity", cars)
    expect(ours.locator("h1")).to_have_text(TARIFF)  # the one leads to the other
    expect(ours.locator(".decisions li").first).to_contain_text("door admin")
    ours.get_by_role("button", name="Maak ongedaan: samengevoegd").click()
    expect(ours.locator(".decisions .undone")).to_contain_text("ongedaan gemaakt door admin")

    ours = open_in_airflow(tab.page, newsroom, "sample", "quantity", assets)
    ours.get_by_text("Waarom hier?").first.click()
    ours.get_by_role("button", name=re.compile("geef dit cijfer een eigen grootheid")).first.click()
    told(ours, "een cijfer eruit gehaald")
    ours.get_by_label("Nederlands").fill("Tegoeden <b>naar wens</b>")
    ours.get_by_role("button", name="Geef een andere naam").click()
    told(ours, "nieuwe naam: Tegoeden <b>naar wens</b>")
    ours.get_by_role("button", name=re.compile("was geen verandering")).first.click()
    told(ours, "geen verandering: ")
    ours.get_by_role("button", name="Zwijg erover").click()
    told(ours, "er wordt over gezwegen")
    done_again(tab, newsroom)
    assert figures_of(newsroom, cars, tariff) == before[:2]
    assert figures_of(newsroom, assets) == [before[2] - 1]
    expect(ours.locator("h1")).to_have_text("Tegoeden <b>naar wens</b>")

    standing = ours.locator(".decisions li:not(.undone)")
    for kind in ("een cijfer eruit gehaald", "nieuwe naam", "geen verandering", "er wordt over gezwegen"):
        ours.get_by_role("button", name=f"Maak ongedaan: {kind}").click()
        expect(standing.filter(has_text=kind)).to_have_count(0)
    done_again(tab, newsroom)
    assert figures_of(newsroom, assets) == before[2:]
    expect(ours.locator("h1")).to_have_text(ASSETS)


def told(ours: FrameLocator, decision: str) -> None:
    """Wait until the page tells that a decision was stored, and lists it."""
    expect(ours.get_by_role("status")).to_contain_text("Uw besluit is opgeslagen")
    expect(ours.locator(".decisions li:not(.undone)").filter(has_text=decision)).to_be_visible()


def done_again(tab: Watched, newsroom: Newsroom) -> None:
    """Wait until the days that a decision touches are made again."""

    def settled() -> bool:
        with connect(newsroom.running.news_url, "sample") as db:
            return not days_waiting(db)

    newsroom.running.wait_for(settled, "day made again", 60)
    tab.page.reload()
    frame(tab.page).locator("h1").wait_for()


def figures_of(newsroom: Newsroom, *quantities: str) -> list[int]:
    with connect(newsroom.running.news_url, "sample") as db:
        return [figure_count(db, quantity) for quantity in quantities]


# -- articles and feeds


def test_an_article_with_marks_and_its_versions_side_by_side(tab: Watched, newsroom: Newsroom) -> None:
    ours = open_in_airflow(tab.page, newsroom, "sample", "article", two_versions(newsroom))
    mark = ours.locator("a.claim.figure").first
    figure = mark.inner_text()
    mark.click()
    expect(ours.locator(".claim-card:target")).to_contain_text(figure)
    ours.get_by_role("link", name="vergelijk").first.click()
    expect(ours.get_by_role("heading", name="Versies naast elkaar")).to_be_visible()
    old, new = ours.locator("del").first, ours.locator("ins").first
    assert re.search(r"\d", old.inner_text()) and re.search(r"\d", new.inner_text())
    assert old.inner_text() != new.inner_text()


def two_versions(newsroom: Newsroom) -> str:
    """Key of the article of the sample that changed its figure afterwards."""
    with connect(newsroom.running.news_url, "sample") as db:
        report = stored_report(db, NEWEST)
    assert report is not None
    return next(c.evidence[0].article for c in report.edition.changes if c.kind == "corrected")


def test_polling_from_the_page_of_feeds(tab: Watched, newsroom: Newsroom) -> None:
    def asked() -> list[str]:
        runs = newsroom.api.get("/dags/poll/dagRuns", order_by="-run_after", limit=100)["dag_runs"]
        return [run["dag_run_id"] for run in runs if run["triggering_user_name"] == "admin"]

    before = asked()
    ours = open_in_airflow(tab.page, newsroom, "live", "feeds")
    assert ours.locator("tbody tr").count() > 5
    ours.get_by_role("button", name="Haal nu alles op").click()
    expect(ours.get_by_role("status")).to_contain_text("Het ophalen is gestart")
    assert len(asked()) == len(before) + 1


# -- runs


def test_from_a_run_to_its_edition_and_back(
    tab: Watched, newsroom: Newsroom, context: BrowserContext
) -> None:
    run = newsroom.history_run

    def over() -> bool:
        return bool(newsroom.api.get(f"/dags/history/dagRuns/{quote(run)}")["state"] == "success")

    newsroom.running.wait_for(over, "run of history")
    tab.page.goto(f"{newsroom.running.url}/dags/history/runs/{quote(run)}")
    tab.page.get_by_role("link", name="Report", exact=True).click()
    ours = frame(tab.page)
    expect(ours.locator("h1")).to_have_text("zaterdag 28 maart 2026")
    with context.expect_page() as opened:
        ours.get_by_role("listitem").filter(has_text=run).get_by_role("link", name="history").click()
    opened.value.wait_for_url(lambda url: unquote(url).endswith(f"/dags/history/runs/{run}"))
    expect(opened.value.get_by_role("link", name="Report", exact=True)).to_be_visible()
    opened.value.close()


# -- who may see what


def routes() -> Iterator[tuple[str, str]]:
    """Method and path of everything the pages answer to."""
    app = create_app(Desk(database=connect, secret=""), lambda: "x")  # type: ignore[arg-type]
    for route in app.routes:
        assert isinstance(route, APIRoute), route
        for method in route.methods:
            yield method, route.path


def test_nobody_gets_any_data_without_a_login(newsroom: Newsroom, quantities: dict[str, str]) -> None:
    fields = {
        "collection": "sample",
        "day": NEWEST.isoformat(),
        "name": "pages.css",
        "run_id": newsroom.history_run,
        "key": two_versions(newsroom),
        "id_": quantities[TARIFF],
    }
    seen = 0
    with httpx.Client(trust_env=False, timeout=60) as nobody:
        for method, path in routes():
            address = re.sub(r"{(\w+)(:\w+)?}", lambda found: quote(fields[found[1]], safe=""), path)
            answer = nobody.request(method, newsroom.running.url + "/cijferwacht" + address)
            if answer.status_code == 303:
                assert "/auth/login" in answer.headers["location"], address
                assert answer.text == ""
            else:
                assert (answer.status_code, answer.text) == (401, "401"), address
            seen += 1
        for address in ("docs", "redoc", "openapi.json"):
            assert nobody.get(newsroom.address(address)).status_code in (303, 404), address
    assert seen > 12


# -- what strangers write


@pytest.fixture(scope="module")
def hostile_pages(newsroom: Newsroom) -> list[str]:
    """Every page on which a hostile text stands."""
    with connect(newsroom.running.news_url) as db:
        report = stored_report(db, newsroom.hostile_day)
    assert report is not None and report.edition.changes, "nothing was made of the hostile articles"
    change = report.edition.changes[0]
    assert MARKUP in change.evidence[0].sentence and MARKUP in change.evidence[0].article
    return [
        newsroom.address("live", "day", newsroom.hostile_day.isoformat()),
        newsroom.address("live", "quantity", quote(change.quantity, safe="")),
        newsroom.address("live", "article", quote(change.evidence[0].article, safe="")),
        newsroom.address("live", "feeds"),
    ]


def test_pages_show_what_strangers_write_as_text(tab: Watched, hostile_pages: list[str]) -> None:
    for address in hostile_pages:
        answer = tab.page.goto(address)
        assert answer is not None and answer.ok, address
        assert MARKUP in tab.page.locator("main").inner_text(), address
        assert_harmless(tab.page)


def assert_harmless(page: Page) -> None:
    assert page.evaluate("window.harmed") is None
    assert page.locator("img[src=x], script:not([src*=pages])").count() == 0
    assert page.locator("a:not([href^='http']):not([href^='/']):not([href^='#'])").count() == 0
    assert "\u202e" not in page.content()


def show(page: Page, mail: Rendered) -> None:
    """A mail as a program for mail shows it: no page of ours, whose policy would reach it."""
    page.goto("about:blank")
    page.set_content(mail.html)


@pytest.fixture(scope="module")
def hostile_mail(newsroom: Newsroom) -> Rendered:
    with connect(newsroom.running.news_url) as db:
        report = stored_report(db, newsroom.hostile_day)
    assert report is not None
    return render(report.edition, page_url="https://desk.example/day", address="anna@krant.example")


def test_the_mail_shows_what_strangers_write_as_text(tab: Watched, hostile_mail: Rendered) -> None:
    show(tab.page, hostile_mail)
    assert MARKUP in tab.page.locator("body").inner_text()
    assert_harmless(tab.page)
    # Lines of the text part are folded.
    assert MARKUP in " ".join(hostile_mail.text.split()) and "\u202e" not in hostile_mail.text


def test_the_atom_feed_holds_what_strangers_write_as_text(
    context: BrowserContext, newsroom: Newsroom
) -> None:
    body = context.request.get(newsroom.address("live", "changes.atom")).body()
    summaries = etree.fromstring(body).iter("{http://www.w3.org/2005/Atom}summary")
    assert any(MARKUP in summary.text for summary in summaries)
    assert b"<script" not in body and "\u202e".encode() not in body


def test_a_spreadsheet_runs_nothing(context: BrowserContext, newsroom: Newsroom) -> None:
    day = newsroom.hostile_day.isoformat()
    answer = context.request.get(newsroom.address("live", f"changes.csv?first={day}&last={day}"))
    rows = list(csv.DictReader(io.StringIO(answer.text().removeprefix("\ufeff"))))
    assert any(row["outlet"] == f"'{FORMULA}{MARKUP}" for row in rows)
    for row in rows:
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "@", "\t")), cell


# -- for everybody


@pytest.fixture(scope="module")
def addresses(newsroom: Newsroom, quantities: dict[str, str]) -> dict[str, str]:
    """One of each page."""
    blog = quote(two_versions(newsroom), safe="")
    with connect(newsroom.running.news_url, "sample") as db, db.connection.cursor() as cursor:
        cursor.execute(
            "select v.id from version v join article a on a.id = v.article_id where a.key = %s order by v.id",
            (two_versions(newsroom),),
        )
        versions = [row[0] for row in cursor.fetchall()]
    sample = newsroom.address("sample")
    return {
        "day": f"{sample}/day/{NEWEST}",
        "no day": f"{sample}/day/2026-02-01",
        "quantities": f"{sample}/quantities?moved=all",
        "quantity": f"{sample}/quantity/{quantities[TARIFF]}?q=heffing",
        "article": f"{sample}/article/{blog}",
        "versions": f"{sample}/article/{blog}?version={versions[-1]}&beside={versions[0]}",
        "feeds": f"{newsroom.address('live')}/feeds",
        "exports": f"{sample}/exports",
        "not there": f"{sample}/quantity/nergens",
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_serious_barrier(
    tab: Watched, addresses: dict[str, str], theme: str, hostile_mail: Rendered
) -> None:
    tab.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    found = {}
    for name, address in addresses.items():
        tab.page.goto(address)
        found[name] = barriers(tab.page)
    show(tab.page, hostile_mail)
    found["mail"] = barriers(tab.page)
    assert not "\n".join(f"{name}: {barrier}" for name, some in found.items() for barrier in some)


def test_nothing_has_to_be_scrolled_sideways_on_a_small_phone(
    tab: Watched, addresses: dict[str, str], hostile_pages: list[str], hostile_mail: Rendered
) -> None:
    tab.page.set_viewport_size({"width": 320, "height": 640})
    wide = {}
    for address in (*addresses.values(), *hostile_pages):
        tab.page.goto(address)
        wide[address] = overflow(tab.page)
    show(tab.page, hostile_mail)
    wide["mail"] = overflow(tab.page)
    assert not {address: pixels for address, pixels in wide.items() if pixels}


def test_every_page_can_be_walked_with_the_keyboard(tab: Watched, addresses: dict[str, str]) -> None:
    for address in addresses.values():
        tab.page.goto(address)
        tab.page.keyboard.press("Tab")
        expect(tab.page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
        tab.page.keyboard.press("Enter")
        assert tab.page.url.endswith("#content")
        # Whatever can be clicked is reached by Tab, in the order of the page, and shows that it is.
        walked = tab.page.evaluate(WALKED)
        assert walked["unreachable"] == [] and walked["jumps"] == []


#: What can be clicked or filled in but not reached by Tab, and what takes Tab out of the page's order.
WALKED = """() => {
  const named = element => element.outerHTML.slice(0, 80);
  const every = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")];
  const seen = every.filter(element => element.checkVisibility());
  return {
    unreachable: seen.filter(element => element.tabIndex < 0).map(named),
    jumps: [...document.querySelectorAll("[tabindex]")].filter(element => element.tabIndex > 0).map(named),
  };
}"""


def test_quantities_are_found_opened_and_explained_with_the_keyboard(
    tab: Watched, newsroom: Newsroom
) -> None:
    page, keys = tab.page, tab.page.keyboard
    page.goto(newsroom.address("sample", "quantities"))
    page.get_by_label("Zoek").focus()
    keys.type(TARIFF)
    keys.press("Enter")
    page.wait_for_url("**q=Amerikaanse*")
    page.get_by_role("link", name=TARIFF, exact=True).focus()
    keys.press("Enter")
    expect(page.locator("h1")).to_have_text(TARIFF)
    page.get_by_text("Waarom hier?").first.focus()
    keys.press("Space")
    expect(page.get_by_text("Zekerheid").first).to_be_visible()
