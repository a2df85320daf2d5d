"""Claims: what an article says, each with the characters that say it: figures, dates and statements."""

from __future__ import annotations

from datetime import datetime

from cijferwacht.days import local_day
from cijferwacht.model import Claims


def extract(title: str, text: str, published: datetime) -> Claims:
    """All claims of one article version, each kind in text order.

    ``published`` (aware) is the moment against whose local day "donderdag" and "volgende maand" are
    resolved. Offsets count characters of ``title + "\\n\\n" + text``. The answer depends on these three
    alone, takes time linear in the length of the text, and no text makes it fail.
    """
    # The readers load spaCy and the lexicons, which the other rooms need not wait for.
    from cijferwacht.claims.context import annotate
    from cijferwacht.claims.dates import read_dates
    from cijferwacht.claims.document import read_document
    from cijferwacht.claims.figures import read_figures
    from cijferwacht.claims.speech import read_speech

    document = read_document(title, text)
    speech = read_speech(document)
    dates = read_dates(document, local_day(published))
    return Claims(
        figures=annotate(document, read_figures(document), speech, dates),
        dates=dates,
        speech=speech,
    )
