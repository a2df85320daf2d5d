"""How long every page takes on a long history: ``python tests/bench/bench_pages.py``.

A made-up history is generated in a throwaway Postgres (by default 200,000 quantities and 500,000 figures),
with names to search, changes, a year of reports and a fortnight of fetches. Then each page is asked for as a
browser does, a connection to the database each time, and printed with its middle and its longest time. The
exit code is 1 when a page ever took :data:`MOST` or longer; files to keep may take their time.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

sys.path.append(str(Path(__file__).parents[1] / "reports"))

from bench_quantities import DAY, generate
from editions import BUSY, TARIFF
from fastapi.testclient import TestClient

from cijferwacht.database import Database, connect, migrate
from cijferwacht.database.reports import store_report
from cijferwacht.pages.app import create_app
from cijferwacht.pages.desk import Desk
from cijferwacht.postgres import throwaway
from cijferwacht.reports.render import render

#: Milliseconds a page may take.
MOST = 200
#: Changes of a busy day, and days with a report.
CHANGES = 60
REPORTED_DAYS = 366
#: The quantity with the longest life: figures, and reported values of its own.
LONG = "q-7"

# Names of words of which some are common; every quantity has reported values, one in ten moved this year.
_LIFE = """
update quantity q set name_nl = w.name, name_en = 'the ' || w.name, topics = array[w.topic], unit = w.unit
  from (
      select n.id,
             (select string_agg(term, ' ' order by term)
                from jsonb_each(s.profile -> 'terms') as each (term, weight) where weight > '0.5') as name,
             (array['ukraine', 'eu-defence', 'eu-us-tariffs'])[1 + row % 3] as topic,
             (array['EUR', 'percent', 'person', 'km'])[1 + row % 4] as unit
        from (select id, day, row_number() over (order by id) as row from quantity) n
        join quantity_state s on s.quantity_id = n.id and s.day = n.day
  ) w
 where w.id = q.id;
insert into reported_value (quantity_id, day, position, low, high, unit, bound, status)
select distinct on (q.id, at) q.id, at, 0, 100 + n, 100 + n, q.unit, 'exact', 'fact'
  from quantity q, generate_series(0, 4) n, lateral (select q.day + n * (1 + length(q.name_nl) % 30) as at) d
 where at < date '{day}'
on conflict do nothing;
insert into change (
    day, rank, quantity_id, kind, name_nl, name_en, before, after, weight, sentence_nl, sentence_en
)
select day, row_number() over (partition by day order by quantity_id), quantity_id, 'changed', name_nl,
       name_en, value, value, 3, 'Zin.', 'Sentence.'
  from (
      select r.day, r.quantity_id, q.name_nl, q.name_en,
             jsonb_build_object('low', r.low, 'high', r.high, 'unit', r.unit, 'bound', 'exact', 'per', null,
                                'status', 'fact', 'step', 1) as value
        from reported_value r join quantity q on q.id = r.quantity_id
       where r.day > date '{day}' - 365 and hashtext(r.quantity_id) % 10 = 0
  ) moved;
insert into link (claim_id, quantity_id, day, score, reasons, runner_up, runner_up_score)
select id, '{long}', date '{day}' - (id % 1000)::int, 1.0, '[["own words", 1.2]]', 'q-8', 0.5
  from claim order by id limit 20000
on conflict (claim_id) do update set quantity_id = excluded.quantity_id, day = excluded.day,
                                     runner_up = excluded.runner_up, runner_up_score = 0.5;
insert into reported_value (quantity_id, day, position, low, high, unit, bound, status)
select '{long}', date '{day}' - n, p, 100 + n % 7 + p, 100 + n % 7 + p, 'EUR', 'exact', 'fact'
  from generate_series(1, 1400) n, generate_series(0, 1) p where p = 0 or n % 10 = 0
on conflict do nothing;
insert into feed (outlet_id, slug, url)
select o.id, 'feed-' || n, 'https://feeds.example/' || n from outlet o, generate_series(1, 40) n;
insert into snapshot (sha256, body, size) values (sha256('x'), 'x', 1);
insert into feed_fetch (feed_id, captured_at, origin, outcome, snapshot_id, new_articles)
select f.id, now() - n * interval '15 minutes', 'live', 'changed', s.id, (n % 3 = 0)::int
  from feed f, generate_series(0, 14 * 96) n, snapshot s;
insert into article (outlet_id, key) select id, 'kustbode:lang' from outlet;
insert into version (
    article_id, feed_id, content_id, url, title, text, published, first_seen, last_seen, effective_at
)
select a.id, f.id, c.id, 'https://kustbode.example', 'Titel', replace(t.text, 'anders', 'anders ' || v),
       at, at, at, at
  from (select id from article where key = 'kustbode:lang') a, (select min(id) as id from feed) f, content c,
       generate_series(1, 2) v, lateral (select timestamptz '{day} 09:00Z' + v * interval '1 hour' as at) d,
       (select string_agg('Het kost 25 procent en ' || n || ' anders dan het was.', E'\n\n') as text
          from generate_series(1, 400) n) t;
insert into reading (version_id, reader, on_topic)
select v.id, 'bench', true from version v join article a on a.id = v.article_id where a.key = 'kustbode:lang';
insert into claim (
    version_id, ordinal, kind, start_at, end_at, text, low, high, unit, bound, status, step, past, place,
    reasons
)
select v.id, n, 'figure', 16 + n * 40, 26 + n * 40, '25 procent', 25, 25, 'percent', 'exact', 'fact', 0,
       false, 'body', '[["unit", "units.tsv:6"]]'
  from version v join article a on a.id = v.article_id, generate_series(0, 399) n
 where a.key = 'kustbode:lang';
delete from stale_day;
"""


def fill(db: Database, claims: int, quantities: int) -> None:
    """A history with everything a page shows."""
    generate(db, claims, quantities)
    with db.transaction(), db.connection.cursor() as cursor:
        cursor.execute(_LIFE.format(day=DAY, long=LONG))
    busy = replace(
        BUSY,
        changes=tuple(
            replace(TARIFF, quantity=f"q-{n}", name_nl=f"Heffing {n}", weight=float(n))
            for n in range(CHANGES)
        ),
    )
    rendered = render(BUSY)
    for ago in range(REPORTED_DAYS):
        edition = replace(
            busy if ago < 30 else replace(busy, changes=busy.changes[:5]), day=DAY - timedelta(ago)
        )
        store_report(db, edition, rendered)
    db.connection.autocommit = True
    with db.connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
    db.connection.autocommit = False


def addresses() -> Iterator[str]:
    """One of each page, and of those with a filter what is asked for most and what is hardest."""
    yield f"live/day/{DAY}"
    yield f"live/day/{DAY - timedelta(days=200)}"
    yield "live/feeds"
    yield "live/exports"
    yield "live/article/kustbode:lang"
    yield "live/article/kustbode:1"
    for page in ("", "?moved=7", "?moved=365", "?moved=all", "?moved=all&skip=5000"):
        yield f"live/quantities{page}"
    for words in ("woord1a", "woord 1", "woord3000a", "iets dat er niet is"):
        yield f"live/quantities?q={quote(words)}"
    for topic in ("topic=ukraine", "unit=km", "topic=eu-defence&unit=person"):
        yield f"live/quantities?{topic}"
        yield f"live/quantities?{topic}&moved=all"
        yield f"live/quantities?{topic}&moved=7&q=woord"
    yield f"live/quantity/{LONG}"
    yield f"live/quantity/{LONG}?q=woord"
    yield "live/quantity/q-100"
    yield "live/changes.atom"
    yield f"live/changes.csv?first={DAY - timedelta(days=30)}&last={DAY}"
    yield f"live/history.csv?quantity={LONG}"
    yield f"live/history.json?quantity={LONG}"


def measure(browser: TestClient, address: str, times: int) -> list[float]:
    """Milliseconds of every answer, with the first."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        response = browser.get(address)
        taken.append((time.perf_counter() - begin) * 1000)
        assert response.status_code == 200, (address, response.status_code)
    return taken


def main() -> int:
    """Print a line for each page, the slowest last."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--claims", type=int, default=500_000)
    arguments.add_argument("--quantities", type=int, default=200_000)
    arguments.add_argument("--times", type=int, default=20, help="how often each page is asked for")
    chosen = arguments.parse_args()
    with throwaway() as server:
        server.create_database("pages")
        url = server.url("pages")
        migrate(url)
        with connect(url) as db:
            fill(db, chosen.claims, chosen.quantities)
        desk = Desk(database=lambda collection: connect(url, collection), secret="bench")
        browser = TestClient(create_app(desk, lambda: "bench"), base_url="http://desk.example")
        # The first chart ever drawn in a process pays for loading the plotting library; the product loads
        # it when it starts.
        browser.get("live/quantity/q-100")
        results = sorted(
            (max(taken), statistics.median(taken), address)
            for address in addresses()
            for taken in [measure(browser, address, chosen.times)]
        )
    for longest, middle, address in results:
        print(f"{middle:6.0f} ms, at most {longest:6.0f} ms  {address}")
    return int(any(longest >= MOST for longest, _, address in results if not _is_file(address)))


def _is_file(address: str) -> bool:
    return address.partition("?")[0].endswith((".csv", ".json", ".atom"))


if __name__ == "__main__":
    sys.exit(main())
