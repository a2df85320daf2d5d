"""Takes the pictures in docs/ anew: starts the product, waits until its sample is played, and looks.

    python tests/browser/take_pictures.py [NAME ...]

Without names all of them are taken. The product runs in a folder that is thrown away; what runs already is
left alone. It takes about three minutes.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

sys.path.append(str(Path(__file__).parents[1]))

from chromium import chromium, frame, log_in
from PIL import Image
from playwright.sync_api import BrowserContext, Page

from cijferwacht.database import connect
from cijferwacht.database.pages import list_quantities
from cijferwacht.database.reports import deliveries, stored_report
from cijferwacht.feeds.archive import archived_days
from cijferwacht.paths import ROOT, SEEDS
from product import Launcher, Running, when_up

DOCS = ROOT / "docs"
#: Bytes of one picture at most: they are in the repository, and again with every change.
LARGEST = 250_000
TARIFF = "Amerikaanse heffing op EU-goederen"
DAYS = archived_days(SEEDS / "sample" / "archive")
LAST = DAYS[-1]


@contextmanager
def product() -> Iterator[Running]:
    """The product with its sample played, mail included."""
    with TemporaryDirectory(prefix="cijferwacht-pictures-") as folder:
        launcher = Launcher(
            Path(folder) / "state", own={"CIJFERWACHT_RECIPIENTS": '["redactie@krant.example"]'}
        )
        try:
            running = when_up(launcher)

            def mailed() -> bool:
                with connect(running.news_url, "sample") as db:
                    return any(delivery.state == "sent" for delivery in deliveries(db, LAST))

            running.wait_for(mailed, "mail of the sample", 600)
            yield running
        finally:
            launcher.end(signal.SIGTERM)


@dataclass(frozen=True)
class Camera:
    """A browser on the running product."""

    running: Running
    context: BrowserContext

    def see(self, address: str, *, width: int = 1100, height: int = 900) -> Page:
        """One of our pages, without Airflow's frame."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{self.running.url}/cijferwacht/{address}")
        return page

    def mail(self, *, width: int, dark: bool = False) -> Page:
        """The mail of the sample's last day, with its pictures."""
        [path] = (self.running.state / "outbox").glob(f"{LAST}_*.eml")
        message = message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        html = message.get_body(("html",))
        assert html is not None
        parts = {part["Content-ID"].strip("<>"): part for part in message.walk() if part["Content-ID"]}
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": 1400})
        page.emulate_media(color_scheme="dark" if dark else "light")
        # Chromium knows no cid: addresses, so the pictures are handed over by an address of nowhere.
        page.route(
            "http://mail.invalid/**",
            lambda route: route.fulfill(
                body=parts[route.request.url.rsplit("/", 1)[1]].get_content(), content_type="image/png"
            ),
        )
        page.set_content(html.get_content().replace('src="cid:', 'src="http://mail.invalid/'))
        page.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth)")
        return page

    def keep(self, page: Page, name: str, *, height: int | None = None) -> None:
        """Keep what a page shows, from its top to ``height`` or to its end, with as few colours as needed."""
        size = page.viewport_size
        assert size is not None
        if height is None:
            shot = page.screenshot(full_page=True)
        else:
            page.set_viewport_size({"width": size["width"], "height": height})
            shot = page.screenshot()
        page.close()
        path = DOCS / f"{name}.png"
        for colours in (256, 128, 64, 32):
            with Image.open(BytesIO(shot)) as picture:
                few = picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
            few.save(path, optimize=True)
            if path.stat().st_size < LARGEST:
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB, {colours} colours")
                return
        raise SystemExit(f"{path} is larger than {LARGEST} bytes: show less of the page")

    def quantity(self, name: str) -> str:
        """The address of a quantity of the sample."""
        with connect(self.running.news_url, "sample") as db:
            found = list_quantities(db, since=None, words=name, language="nl", most=1)
        return f"sample/quantity/{quote(found[0].id, safe='')}"

    def corrected_article(self) -> str:
        """The address of an article whose outlet changed a figure afterwards."""
        with connect(self.running.news_url, "sample") as db:
            for day in DAYS:
                report = stored_report(db, day)
                for change in report.edition.changes if report else ():
                    if change.kind == "corrected":
                        return f"sample/article/{quote(change.evidence[0].article, safe='')}"
        raise SystemExit("the sample holds no correction")

    def runs(self) -> Page:
        """The runs of the sample's backfill in Airflow."""
        page = self.context.new_page()
        page.set_viewport_size({"width": 1440, "height": 800})
        page.goto(f"{self.running.url}/dags/history/runs")
        page.get_by_text("Backfill").nth(5).wait_for()
        page.wait_for_timeout(1500)  # the grid beside the list has no end that could be waited for
        return page

    def in_airflow(self) -> Page:
        """The day's page in Airflow's frame, by the tab of a run."""
        page = self.context.new_page()
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{self.running.url}/plugin/cijferwacht/cijferwacht/sample")
        frame(page).locator("h1").wait_for()
        return page


def versions_side_by_side(camera: Camera) -> Page:
    page = camera.see(camera.corrected_article())
    page.get_by_role("link", name="vergelijk").first.click()
    page.locator("h2#beside").wait_for()
    return page


PICTURES: dict[str, Callable[[Camera], None]] = {
    "mail": lambda c: c.keep(c.mail(width=760), "mail", height=1500),
    "mail-320": lambda c: c.keep(c.mail(width=320), "mail-320", height=1500),
    "mail-dark": lambda c: c.keep(c.mail(width=760, dark=True), "mail-dark", height=1500),
    "runs": lambda c: c.keep(c.runs(), "runs", height=800),
    "page-airflow": lambda c: c.keep(c.in_airflow(), "page-airflow", height=900),
    "page-day": lambda c: c.keep(c.see(f"sample/day/{LAST}"), "page-day", height=1500),
    "page-quantities": lambda c: c.keep(c.see("sample/quantities"), "page-quantities", height=1000),
    "page-quantity": lambda c: c.keep(c.see(c.quantity(TARIFF)), "page-quantity", height=1500),
    "page-article": lambda c: c.keep(c.see(c.corrected_article()), "page-article", height=1300),
    "page-versions": lambda c: c.keep(versions_side_by_side(c), "page-versions", height=800),
    "page-feeds": lambda c: c.keep(c.see("sample/feeds"), "page-feeds", height=700),
    "page-exports": lambda c: c.keep(c.see("sample/exports"), "page-exports", height=800),
}


def main(names: list[str]) -> None:
    """Take the pictures named, or all."""
    unknown = set(names) - set(PICTURES)
    if unknown:
        raise SystemExit(
            f"no picture is called {', '.join(sorted(unknown))}; there are {', '.join(PICTURES)}"
        )
    with product() as running, chromium(scale=1.5) as context:
        log_in(context, running)
        camera = Camera(running, context)
        for name in names or PICTURES:
            PICTURES[name](camera)


if __name__ == "__main__":
    main(sys.argv[1:])
