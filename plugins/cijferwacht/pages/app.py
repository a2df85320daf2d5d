"""The application: who may read, which routes there are, and how errors look."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any

import psycopg2
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from cijferwacht.pages import article, edition, exports, feeds, quantities
from cijferwacht.pages.desk import Desk, Page
from cijferwacht.pages.security import HEADERS

log = logging.getLogger(__name__)

_STATIC = {"pages.css": "text/css", "pages.js": "text/javascript"}


def create_app(
    desk: Desk,
    current_user: Callable[..., Any],
    *,
    user_name: Callable[[Any], str] = str,
    may_decide: Callable[..., Any] | None = None,
) -> FastAPI:
    """The pages as an application to mount anywhere.

    Args:
        desk: where things are.
        current_user: a dependency that gives the user of a request or raises 401; every route asks it.
        user_name: what a user is called in the record of decisions.
        may_decide: a dependency that raises 403 for who may read but not change anything.
    """

    # Depends as a default: FastAPI cannot see a local name inside Annotated under postponed annotations.
    def remember_reader(request: Request, user: Any = Depends(current_user)) -> None:  # noqa: B008
        request.state.reader = user_name(user)

    app = FastAPI(
        title="Cijferwacht",
        dependencies=[Depends(remember_reader)],
        # These three would be public, whatever the dependencies say.
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.desk = desk

    @app.middleware("http")
    async def add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    app.add_api_route("/static/{name}", static_file, methods=["GET"])
    for part in (feeds, article, exports, quantities):
        app.include_router(part.router)
    for part in (feeds, quantities):
        app.include_router(part.deciding, dependencies=[Depends(may_decide)] if may_decide else [])
    # Last: its addresses are the most general.
    app.include_router(edition.router)
    app.add_exception_handler(StarletteHTTPException, show_error)
    app.add_exception_handler(RequestValidationError, show_error)
    app.add_exception_handler(psycopg2.Error, show_error)
    return app


def static_file(name: str) -> Response:
    """Our own style sheet and script."""
    if name not in _STATIC:
        raise HTTPException(404)
    content = files("cijferwacht.pages").joinpath("static", name).read_bytes()
    return Response(content, media_type=_STATIC[name], headers={"Cache-Control": "private, max-age=300"})


def show_error(request: Request, error: Exception) -> Response:
    """An error in the reader's language, or the way to the login."""
    page = Page(request, None)
    if isinstance(error, psycopg2.Error):
        log.error("the news database: %s", error)
        return page.render("error.html", status=503, told=page.words("error.database"))
    if isinstance(error, RequestValidationError):
        return page.render("error.html", status=404, told=page.words("error.not_found"))
    status = error.status_code if isinstance(error, StarletteHTTPException) else 500
    detail = error.detail if isinstance(error, StarletteHTTPException) else ""
    if status == 401:
        if page.desk.login_url is not None and request.method == "GET":
            return RedirectResponse(page.desk.login_url(str(request.url)), status_code=303)
        return Response("401", status_code=401, media_type="text/plain")
    told = {404: "error.not_found", 403: "error.not_allowed"}.get(status, "error.bad_request")
    if page.words.has(f"error.{detail}"):
        told = f"error.{detail}"
    return page.render("error.html", status=status, told=page.words(told))
