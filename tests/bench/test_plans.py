"""The work of a day does not grow with history: whatever it asks of the database, an index answers.

The planner is left free, on a history long enough for it to prefer an index where there is one.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from bench_quantities import DAY, bring_in, generate
from psycopg2.extensions import cursor as Cursor

from cijferwacht.database import Database
from cijferwacht.database.days import pending_days
from cijferwacht.database.linking import link_and_tell

CLAIMS, QUANTITIES, FIGURES = 50_000, 10_000, 40

#: Tables that grow with history. What publishers took back (tombstone, linked_withdrawal) is few.
GROWING = {
    "article", "change", "change_evidence", "claim", "entry", "feed_fetch", "link", "linked_day",
    "linked_version", "page", "quantity", "quantity_state", "reading", "reported_value",
    "term", "term_gained", "version", "version_topic",
}  # fmt: skip

#: Every article came in an entry, every quantity was told once. Today an article is edited, and another one
#: is taken back.
_MORE = """
insert into entry (
    feed_id, article_id, content_id, digest, guid, url, canonical_url, published, first_seen
)
select feed_id, article_id, content_id, sha256(id::text::bytea), id::text, url, url, published, first_seen
  from version;
insert into snapshot (sha256, body, size)
select sha256(n::text::bytea), 'x', 1 from generate_series(1, 1500 * 24) n;
insert into feed_fetch (feed_id, captured_at, origin, outcome, snapshot_id)
select f.id, timestamptz '2026-01-14 12:00Z' - s.id * interval '1 hour', 'live', 'changed', s.id
  from feed f, snapshot s;
insert into reported_value (quantity_id, day, position, low, high, unit, bound, status)
select id, day, 0, 1e6, 1e6, 'EUR', 'exact', 'fact' from quantity;
insert into change (
    day, rank, quantity_id, kind, name_nl, name_en, after, weight, sentence_nl, sentence_en
)
select day, row_number() over (partition by day order by id), id, 'new', name_nl, name_en, '{}', 5, 'Iets.',
       'Something.'
  from quantity;
insert into change_evidence (day, rank, side, position, claim_id)
select c.day, c.rank, 'after', 0, (select min(claim_id) from link l where l.quantity_id = c.quantity_id)
  from change c;
insert into version (
    article_id, feed_id, content_id, url, title, text, published, first_seen, last_seen, effective_at
)
select article_id, feed_id, content_id, url, title, text, published, at, at, at
  from version, (values (timestamptz '2026-01-15 10:00Z')) t (at) order by id limit 1;
insert into reading (version_id, reader, on_topic) select max(id), 'bench', true from version;
insert into page (article_id, content_id, url, fetched_at, outcome)
select article_id, content_id, url, timestamptz '2026-01-15 11:00Z', 'gone'
  from version order by id offset 1 limit 1;
"""


class Explaining(Cursor):
    """Asks for the plan of every statement before it runs it."""

    #: Statement -> its plan.
    plans: ClassVar[dict[str, str]] = {}

    def execute(self, statement: Any, parameters: Any = None) -> None:
        with self.connection.cursor(cursor_factory=Cursor) as asking:
            asking.execute("explain " + statement, parameters)
            self.plans[statement] = "\n".join(line for (line,) in asking)
        super().execute(statement, parameters)


def test_no_table_that_grows_is_read_whole(db: Database) -> None:
    generate(db, CLAIMS, QUANTITIES)
    bring_in(db, FIGURES)
    with db.transaction(), db.connection.cursor() as cursor:
        cursor.execute(_MORE)
        cursor.execute("analyze")
    db.connection.cursor_factory = Explaining
    # The second time, what was worked out the first time is forgotten.
    for waiting in ([DAY], []):
        assert pending_days(db) == waiting
        link_and_tell(db, DAY)

    plans = Explaining.plans
    read_whole = [
        f"{statement}\n{plan}"
        for statement, plan in plans.items()
        if GROWING & set(re.findall(r"Seq Scan on (\w+)", plan))
    ]
    assert not read_whole, "\n\n".join(read_whole)
    # A day with a correction and a withdrawal asks all that a day can ask.
    asked = "\n".join(plans.values())
    assert not [table for table in GROWING if not re.search(rf"\bon {table}\b", asked)]
