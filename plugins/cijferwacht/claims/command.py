"""``cijferwacht figures``: what the grammar reads in lines of text, for a person, a script or a benchmark."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, TextIO

import click

from cijferwacht.claims.dates import read_dates, read_days
from cijferwacht.claims.document import Document, read_document
from cijferwacht.claims.figures import read_figures, read_numbers
from cijferwacht.days import AMSTERDAM
from cijferwacht.model import Figure, Reason, Scheduled, Span

#: What stands before the text of a line, which has no title of its own.
HEAD = len("\n\n")


def read_lines(
    lines: Iterable[str], *, today: date, all_numbers: bool = False, explain: bool = False
) -> Iterator[dict[str, Any]]:
    """The figures and the dates of each line, as objects that JSON can hold, one a line in order.

    With ``all_numbers`` every number and every day, past ones too, instead of what is news.

    A line is a JSON object with "text" and, where dates are asked, "reference" (an ISO date; ``today``
    without one), or plain text. Offsets count characters of the text. Raises ValueError, with the number
    of the line, for an object without a text or with a reference that is no date.
    """
    for number, line in enumerate(lines, start=1):
        text, reference = _line(line.rstrip("\r\n"), number, today)
        document = read_document("", text)
        figures = read_numbers(document) if all_numbers else read_figures(document)
        dates = read_days(document, reference) if all_numbers else read_dates(document, reference)
        yield {
            "figures": [_figure(document, figure, explain) for figure in figures],
            "dates": [_date(scheduled, explain) for scheduled in dates],
        }


def _line(line: str, number: int, today: date) -> tuple[str, date]:
    if not line.lstrip().startswith("{"):
        return line, today
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        return line, today
    text = row.get("text")
    if not isinstance(text, str):
        raise ValueError(f'line {number}: no "text" in {line[:80]!r}')
    reference = row.get("reference")
    if reference is None:
        return text, today
    try:
        return text, date.fromisoformat(str(reference)[:10])
    except ValueError:
        raise ValueError(f"line {number}: {reference!r} is no date") from None


def _figure(document: Document, figure: Figure, explain: bool) -> dict[str, Any]:
    value = figure.value
    return {
        "start": figure.start - HEAD,
        "end": figure.end - HEAD,
        "text": figure.text,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "bound": value.bound,
        "per": value.per,
        "past": figure.past,
        "number": _span(document, figure.number),
        "noun": _span(document, figure.noun),
        **({"reasons": _reasons(figure.reasons)} if explain else {}),
    }


def _date(scheduled: Scheduled, explain: bool) -> dict[str, Any]:
    return {
        "start": scheduled.start - HEAD,
        "end": scheduled.end - HEAD,
        "text": scheduled.text,
        "date": scheduled.date,
        "event": scheduled.event,
        **({"reasons": _reasons(scheduled.reasons)} if explain else {}),
    }


def _span(document: Document, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {
        "start": span.start - HEAD,
        "end": span.end - HEAD,
        "text": document.full[span.start : span.end],
    }


def _reasons(reasons: Iterable[Reason]) -> list[str]:
    return [f"{reason.rule}: {reason.entry}" if reason.entry else reason.rule for reason in reasons]


@click.command()
@click.argument("source", type=click.File(encoding="utf-8"), default="-", metavar="[FILE]")
@click.option("--all-numbers", is_flag=True, help="Every number and every day, news or not.")
@click.option("--explain", is_flag=True, help="Also the rule and the lexicon entry that gave each part.")
def figures(source: TextIO, all_numbers: bool, explain: bool) -> None:
    """Show the figures and the dates in FILE or standard input, one JSON line for each line of it.

    A line is plain text, or a JSON object with "text" and, for dates, "reference": the day it was written.
    """
    today = datetime.now(AMSTERDAM).date()
    try:
        for answer in read_lines(source, today=today, all_numbers=all_numbers, explain=explain):
            click.echo(json.dumps(answer, ensure_ascii=False))
    except ValueError as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    figures()
