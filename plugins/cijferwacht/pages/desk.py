"""What every page shares: where things are, who is reading, and how a template becomes an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cijferwacht.database import COLLECTIONS, Collection, Database
from cijferwacht.pages.explaining import explain, explain_link, rule_name
from cijferwacht.pages.security import issue_token, token_holds
from cijferwacht.reports.story import Chart, problem_words
from cijferwacht.reports.wording import Wording, plain, tied, whole, wording

if TYPE_CHECKING:
    from cijferwacht.reports.chart import Band


class NotStarted(Exception):
    """What was to be started cannot be, now; it happens at its own time."""


@dataclass(frozen=True)
class Desk:
    """What an installation gives its pages."""

    #: Opens the news database on one collection.
    database: Callable[[Collection], Database]
    #: Key of the form tokens: the same in every process, known to nobody else.
    secret: str = field(repr=False)
    language: str = "nl"
    #: What readers call a topic, by its slug.
    topic_names: Mapping[str, str] = field(default_factory=dict)
    #: Address where a DAG run is shown.
    run_url: Callable[[str, str], str] = lambda dag_id, run_id: (
        f"/dags/{quote(dag_id, safe='')}/runs/{quote(run_id, safe='')}"
    )
    #: Address to log in at and come back to the address given; None answers 401.
    login_url: Callable[[str], str] | None = None
    #: Starts polling the feeds, in a user's name, or raises NotStarted; None hides the button.
    poll_now: Callable[[str], None] | None = None
    #: Starts making reports anew after a decision, likewise; None leaves it to the next round.
    renew_now: Callable[[str], None] | None = None

    @property
    def words(self) -> Wording:
        """The phrases of reports and pages."""
        return wording(self.language, "cijferwacht.pages")


@cache
def environment() -> Environment:
    """The pages' templates; everything is escaped, whatever the file is called.

    Text also loses its controls and direction marks on the way out, wherever it came from: a name that turns
    the rest of the line around would make a page say what it does not.
    """
    made = Environment(
        loader=PackageLoader("cijferwacht.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: _printable(value) if type(value) is str else value,
    )
    made.filters.update(
        tied=tied,
        whole=whole,
        problem=problem_words,
        explained=explain,
        rule=rule_name,
        explained_link=explain_link,
    )
    return made


def _printable(text: str) -> str:
    # What holds a number and its word together is a blank like any other to plain().
    return "\u00a0".join(plain(part) for part in text.split("\u00a0"))


class Page:
    """One request: its words and addresses."""

    def __init__(self, request: Request, collection: Collection | None) -> None:
        self.request = request
        self.desk: Desk = request.app.state.desk
        self.words = self.desk.words
        self.collection = collection
        self.user: str = getattr(request.state, "reader", "")

    def href(self, *parts: str, **query: object) -> str:
        """The address of a page, its parts quoted whole: ``href("quantity", key)``, ``href(q="a b")``."""
        root = self.request.scope.get("root_path", "").rstrip("/")
        path = "/".join(quote(part, safe="") for part in parts)
        asked = {name: value for name, value in query.items() if value not in (None, "", False)}
        return f"{root}/{path}" + (f"?{urlencode(asked)}" if asked else "")

    def here(self, *parts: str, **query: object) -> str:
        """The address of a page of the collection being read."""
        return self.href(self.collection or COLLECTIONS[0], *parts, **query)

    def chart(
        self, chart: Chart, bands: Sequence[Band] = (), *, width: int = 560, height: int = 160
    ) -> Markup:
        """A chart as SVG inside the page. The plotting library is loaded with the first one."""
        from cijferwacht.reports.chart import draw

        drawn = draw(
            chart.points,
            chart.first,
            chart.last,
            self.words.code,
            form="svg",
            bands=bands,
            width=width,
            height=height,
            alt=chart.alt,
        )
        # Markup of our own drawing: the texts in it were escaped when it was written.
        return Markup(drawn.decode("utf-8"))  # noqa: S704

    @property
    def token(self) -> str:
        """A token for this reader's forms."""
        return issue_token(self.desk.secret, self.user)

    def render(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """A template as an answer."""
        html = environment().get_template(template).render(page=self, words=self.words, **context)
        return HTMLResponse(html, status_code=status)

    def redirect(self, address: str) -> RedirectResponse:
        """Go and see ``address``, by GET."""
        return RedirectResponse(address, status_code=303)


def open_page(request: Request, collection: Collection) -> Page:
    """The page of a route below ``/{collection}``."""
    return Page(request, collection)


def open_database(request: Request, collection: Collection) -> Iterator[Database]:
    """The collection a route below ``/{collection}`` reads, for the length of the request."""
    desk: Desk = request.app.state.desk
    with desk.database(collection) as db:
        yield db


async def trusted_form(request: Request) -> Mapping[str, str]:
    """The fields of a form that this reader was given by us.

    A form of another site can neither know the token nor name our origin; each is checked by itself.

    :raises HTTPException: 403 when the form is not ours or has expired.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    fields = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    page = Page(request, None)
    if site not in ("same-origin", "none") or not token_holds(
        page.desk.secret, page.user, fields.get("token", "")
    ):
        raise HTTPException(403, "forged")
    return fields


PageDep = Annotated[Page, Depends(open_page)]
DatabaseDep = Annotated[Database, Depends(open_database)]
FormDep = Annotated[Mapping[str, str], Depends(trusted_form)]
