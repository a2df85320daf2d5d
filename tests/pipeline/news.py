"""Made-up articles of made-up outlets, as lines of a file of articles."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path


def line(number: int, published: str, title: str, text: str, **keys: object) -> str:
    """An article of the Noorderpost (voorbeeld), published at a local time like 2026-05-04T09:00."""
    article = {
        "id": f"noorderpost-{number}",
        "source": "noorderpost",
        "guid": f"noorderpost-voorbeeld-{number}",
        "url": f"https://noorderpost.example/{number}",
        "published": datetime.fromisoformat(f"{published}+02:00").isoformat(),
        "updated": None,
        "title": title,
        "text": text,
    }
    return json.dumps(article | keys, ensure_ascii=False)


def tariff(number: int, published: str, percent: int, *, more: str = "", **keys: object) -> str:
    """The American tariff on goods of the EU is ``percent``; ``more`` is one more paragraph."""
    return line(
        number,
        published,
        f"Amerikaanse heffing op goederen uit de EU is nu {percent} procent",
        f"De Verenigde Staten heffen {percent} procent op alle goederen uit de Europese Unie. Dat meldt de "
        "Europese Commissie.\n\nDe invoerheffing geldt voor vrijwel alle Europese producten." + more,
        **keys,
    )


OFF_TOPIC = line(
    90, "2026-05-04T12:00", "Zwembad krijgt 12 nieuwe kluisjes", "De kluisjes kosten 900 euro per stuk."
)


def write(path: Path, *lines: str) -> Path:
    """A file of these lines."""
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    return path
