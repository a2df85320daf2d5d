"""A real Chromium on the running product, logged in as its user is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Frame,
    FrameLocator,
    Page,
    expect,
    sync_playwright,
)

from product import Running

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
#: No sandbox: the tests may run as root, where Chromium has none, and see our own pages only. The others keep
#: the browser from calling home.
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Milliseconds until something that does not appear is missing.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome of this machine."""
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in (*found, *_MAC) if path and Path(path).exists()), None)


@contextmanager
def chromium(width: int = 1280, height: int = 900, scale: float = 1) -> Iterator[BrowserContext]:
    """A Chromium with an empty profile."""
    path = find_chromium()
    assert path is not None, "no Chromium: scripts/chromium installs it"
    with TemporaryDirectory(prefix="cijferwacht-chromium-") as profile, sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            profile,
            executable_path=path,
            args=_FLAGS,
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            locale="en-GB",  # of Airflow's own pages
            timezone_id="Europe/Amsterdam",
        )
        context.set_default_timeout(PATIENCE)
        yield context
        context.close()


def log_in(context: BrowserContext, running: Running) -> None:
    """Log in as a person does, on the page Airflow sends them to."""
    page = context.new_page()
    page.goto(running.url)
    page.locator("input[name=username]").fill(running.login)
    page.locator("input[name=password]").fill(running.password)
    page.get_by_role("button", name=re.compile("sign in|log in|login", re.IGNORECASE)).click()
    page.get_by_role("link", name="Cijferwacht").wait_for()
    page.close()


@dataclass
class Watched:
    """A page, and what went wrong on it: failed scripts, and what its content security policy stopped."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self._dialog)

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.wrong.append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"a {dialog.type} box: {dialog.message}")
        dialog.dismiss()


def frame(page: Page) -> FrameLocator:
    """The frame in which Airflow shows our pages."""
    return page.frame_locator("iframe")


def barriers(page: Page | Frame) -> list[str]:
    """What axe-core finds on a page that seriously hinders people, one line each."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:120]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def overflow(page: Page) -> int:
    """Pixels that have to be scrolled sideways to see all of a page."""
    pixels = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(pixels)
