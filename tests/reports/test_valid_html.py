"""HTML Tidy, a validator by other hands, finds nothing wrong with the mail."""

from __future__ import annotations

import os
import platform

import pytest
from editions import BUSY, HOSTILE, QUIET, SAMPLE

from cijferwacht.model import Edition
from cijferwacht.reports.render import render

try:
    from pytidyhtml5 import Document, Message, ReportLevel
except ModuleNotFoundError:
    assert os.environ.get("CI") != "true", "there is no HTML Tidy, and in CI no test may be skipped"
    pytest.skip(
        f"THERE IS NO HTML TIDY for Python {platform.python_version()} on {platform.system()}:"
        " the mail's HTML is not validated",
        allow_module_level=True,
    )

#: HTML has these in style sheets, Outlook only here: without them it puts a gap between all cells.
FOR_OUTLOOK = ('attribute "cellpadding" not allowed', 'attribute "cellspacing" not allowed')


def complaints(html: str) -> list[str]:
    """What Tidy warns of, line by line."""
    said: list[str] = []

    def hear(message: Message) -> bool:
        if message.level in (ReportLevel.warning, ReportLevel.error, ReportLevel.access):
            said.append(message.output)
        return False  # no need to print it too

    document = Document()
    document.message_callback = hear
    document.parse_string(html)
    document.clean_and_repair()
    document.run_diagnostics()
    return [line for line in said if not any(known in line for known in FOR_OUTLOOK)]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "edition", [BUSY, QUIET, SAMPLE, HOSTILE], ids=["busy", "quiet", "sample", "hostile"]
)
def test_the_mail_is_valid(edition: Edition, language: str) -> None:
    mail = render(
        edition,
        language,
        page_url="https://desk.example/day",
        address="anna@krant.example",
        unsubscribe_url="mailto:cijferwacht@desk.example?subject=Afmelden",
    )
    assert complaints(mail.html) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("</h1>", "</h2>", "missing </h1> before </h2>"),
        ('role="presentation"', 'rol="presentation"', 'proprietary attribute "rol"'),
        (" alt=", " data-alt=", 'lacks "alt" attribute'),
    ],
)
def test_the_validator_sees_what_is_wrong(right: str, wrong: str, told: str) -> None:
    assert any(told in line for line in complaints(render(BUSY).html.replace(right, wrong)))
