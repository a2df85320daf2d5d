"""An article as it was kept: every claim marked and explained, and its versions side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response

from cijferwacht.database import Database
from cijferwacht.database.pages import (
    KeptClaim,
    KeptVersion,
    claims_of_version,
    quantities_of_claims,
    text_of_version,
    topics_of_version,
    versions_of_article,
    withdrawal_of_article,
)
from cijferwacht.pages.desk import DatabaseDep, PageDep
from cijferwacht.pages.marking import Paragraph, mark, side_by_side
from cijferwacht.reports.story import safe_link

router = APIRouter()


@router.get("/{collection}/article/{key:path}")
def article(
    page: PageDep,
    db: DatabaseDep,
    key: str,
    version: Annotated[str | None, Query()] = None,
    beside: Annotated[str | None, Query()] = None,
) -> Response:
    """One version of an article, the newest by default; with ``beside``, two versions next to each other."""
    versions = versions_of_article(db, key)
    if not versions:
        raise HTTPException(404)
    shown = _chosen(versions, version)
    other = _chosen(versions, beside) if beside else None
    claims = claims_of_version(db, shown.id)
    title, paragraphs = _marked(db, shown, claims)
    rows = None
    if other is not None:
        first, second = sorted((other, shown), key=lambda v: v.effective_at)
        old_title, old = _marked(db, first, claims_of_version(db, first.id))
        new_title, new = _marked(db, second, claims_of_version(db, second.id))
        rows = list(side_by_side([old_title, *old], [new_title, *new]))
    return page.render(
        "article.html",
        key=key,
        versions=versions,
        shown=shown,
        beside=other,
        pair=sorted((other, shown), key=lambda v: v.effective_at) if other else None,
        rows=rows,
        heading=title,
        paragraphs=paragraphs,
        claims=[claim for claim in claims if claim.kind != "speech"],
        speech=[claim for claim in claims if claim.kind == "speech"],
        links=quantities_of_claims(db, [claim.id for claim in claims if claim.kind == "figure"]),
        topics=topics_of_version(db, shown.id),
        link=safe_link(shown.url),
        withdrawal=withdrawal_of_article(db, key),
    )


def _chosen(versions: list[KeptVersion], key: str | None) -> KeptVersion:
    if key is None:
        return versions[-1]
    for version in versions:
        if version.key == key or str(version.id) == key:
            return version
    raise HTTPException(404)


def _marked(db: Database, version: KeptVersion, claims: list[KeptClaim]) -> tuple[Paragraph, list[Paragraph]]:
    title, text = text_of_version(db, version.id)
    return mark(title, text, claims)
