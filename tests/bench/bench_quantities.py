"""How long linking and telling a day takes on a long history: ``python tests/bench/bench_quantities.py``.

A made-up history is generated in a throwaway Postgres, once with a tenth of the figures and once with all
of them (by default 5 million in 200,000 quantities). Then two days of 2,000 figures come in, and each is
linked and told. The work of a day depends on that day's figures, so both histories should take about the
same time. The first day comes right after Postgres has started, and what it needs has to come from the disk.
The second is the usual one: it meets a Postgres that linked the day before. Last the second is linked anew,
as it is whenever more news of a day comes in.

Each is measured in a process of its own, for the second would find its words read already. The made-up words
are harder than those of the news: none is in the dictionary, and ten times the quantities share the same
40,000, where a longer history of news has more words of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context

from cijferwacht.database import Database, connect, migrate
from cijferwacht.database.claims import Reading, record_readings
from cijferwacht.database.days import pending_days
from cijferwacht.database.linking import link_and_tell
from cijferwacht.database.word_index import TOO_COMMON
from cijferwacht.model import Claims, Figure, TopicHit, Value
from cijferwacht.postgres import throwaway

DAY = date(2026, 1, 15)
NEXT = DAY + timedelta(days=1)
HISTORY_DAYS = 1500
FIGURES_A_VERSION = 10
WORDS = 40_000

# Each quantity has ten of WORDS made-up words, drawn so that a few are common and most are rare, and five
# more from around its figures, by which it is not found.
_HISTORY = """
create temporary table drawn on commit drop as
select q, word, weight from generate_series(1, {quantities}) q,
lateral (
    select 'woord' || floor({words} * power(random(), 3))::int || 'a' as word,
           max(case when n <= 10 then 0.9 else 0.3 end) as weight
    from generate_series(1, 15) n where q is not null group by 1
) w;

insert into outlet (slug, name) values ('kustbode', 'Kustbode');
insert into feed (outlet_id, slug, url) select id, 'kustbode', 'https://feeds.example' from outlet;
insert into content (sha256, folded, title, text)
select sha256('x'), sha256('x'), 'Titel', 'Tekst';
insert into article (outlet_id, key)
select o.id, 'kustbode:' || n from outlet o, generate_series(1, {versions}) n;
insert into version (
    article_id, feed_id, content_id, url, title, text, published, first_seen, last_seen, effective_at
)
select a.id, f.id, c.id, 'https://kustbode.example', 'Titel', 'Tekst', at, at, at, at
  from (select id, row_number() over (order by id) as n from article) a, feed f, content c,
  lateral (
      select timestamptz '2026-01-14 12:00Z' - (a.n * {days} / {versions})::int * interval '1 day' as at
  ) t;
alter table reading disable trigger reading_makes_day_stale;
insert into reading (version_id, reader, on_topic) select id, 'bench', true from version;
alter table reading enable trigger reading_makes_day_stale;
insert into version_topic (version_id, topic, score, terms)
select version_id, 'ukraine', 1.0, '[]' from reading;
insert into linked_version (version_id, day)
select id, (effective_at at time zone 'Europe/Amsterdam')::date from version;
insert into claim (
    version_id, ordinal, kind, start_at, end_at, text, low, high, unit, bound, status, step, past, place
)
select v.id, n, 'figure', n * 10, n * 10 + 5, '25 procent', 25, 25, 'percent', 'exact', 'fact', 0, false,
       'body'
  from version v, generate_series(1, {figures}) n;
insert into quantity (id, number, day, origin, dimension, unit, name_nl, name_en, topics, weight, told)
select 'q-' || n, n, date '2026-01-14' - (n % {days})::int, 'discovered', 'money', 'EUR', 'Iets', 'Something',
       array['ukraine'], 3, true
  from generate_series(1, {quantities}) n;
insert into link (claim_id, quantity_id, day, score, reasons)
select c.id, q.id, greatest(q.day, date '2026-01-14' - (c.id % {days})::int), 1.0, '[["own words", 1.2]]'
  from claim c join quantity q on q.id = 'q-' || (1 + c.id % {quantities});
create temporary table had on commit drop as
select d.word as term, q.number, q.day from drawn d join quantity q on q.id = 'q-' || d.q where d.weight > 0.5
union all
select '=EUR ' || regexp_replace(ltrim(to_char(1e6 * n, '9.99999EEEE')), '\\.?0+e', 'e'), q.number, q.day
  from generate_series(1, {quantities}) n join quantity q on q.id = 'q-' || n;
insert into term (id, dimension, term, quantities, found)
select row_number() over (order by term), 'money', term, count(*),
       (array_agg(number order by day, number))[1:{most}]
  from had group by term;
insert into term_gained (day, term_id, quantity)
select h.day, t.id, h.number from had h join term t on t.term = h.term order by 1, 2, 3;
insert into quantity_state (quantity_id, day, profile, standing)
select 'q-' || d.q, q.day + (s * 40), jsonb_build_object(
           'terms', jsonb_object_agg(d.word, d.weight), 'values', jsonb_build_array(v.value),
           'actors', jsonb_build_array('@land' || d.q % 30), 'leading', true, 'seen', q.day + (s * 40)),
       jsonb_build_object('current', jsonb_build_array(jsonb_build_array(v.value, q.day, true)),
                          'history', jsonb_build_array(jsonb_build_array(q.day, v.value)))
  from drawn d join quantity q on q.id = 'q-' || d.q
  cross join generate_series(0, 2) s,
  lateral (
      select jsonb_build_object('low', 1e6 * d.q, 'high', 1e6 * d.q, 'unit', 'EUR', 'step', 1e6) as value
  ) v
 where q.day + (s * 40) < date '2026-01-15'
 group by d.q, q.day, s, v.value;
-- One article in ten has been asked for its page; one in a thousand was gone by then.
insert into page (article_id, content_id, url, fetched_at, outcome, text)
select article_id, content_id, url, at + interval '1 hour', outcome, case outcome when 'read' then text end
  from version v,
  lateral (
      select v.effective_at as at,
             case when v.article_id % 1000 = 0 then 'gone' when v.article_id % 10 = 0 then 'read' end
                 as outcome
  ) p
 where outcome is not null;
insert into linked_withdrawal (article_id, day)
select article_id, (gone_at at time zone 'Europe/Amsterdam')::date from withdrawal;
insert into linked_day (day, versions, figures, new_untold, quantities)
select date '2026-01-14' - n, 10, 100, 1, {quantities} from generate_series(0, {days}) n;
delete from stale_day;
"""


def generate(db: Database, claims: int, quantities: int) -> None:
    """A history of about ``claims`` figures in ``quantities`` quantities, before :data:`DAY`."""
    with db.transaction(), db.connection.cursor() as cursor:
        cursor.execute("select setseed(0.5)")
        cursor.execute(
            _HISTORY.format(
                quantities=quantities,
                words=WORDS,
                versions=claims // FIGURES_A_VERSION,
                days=HISTORY_DAYS,
                figures=FIGURES_A_VERSION,
                most=TOO_COMMON,
            )
        )
    db.connection.autocommit = True
    with db.connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
    db.connection.autocommit = False


def versions_of(db: Database, day: date, figures: int) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """Texts of ten figures each; every other figure is of a known quantity, in its words."""
    chance = random.Random(day.toordinal())  # noqa: S311
    with db.connection.cursor() as cursor:
        cursor.execute(
            "select q.id, array("
            "    select term from jsonb_each(s.profile -> 'terms') as each (term, weight)"
            "     where weight > '0.5' order by term"
            ") from (select id, day from quantity order by md5(id || %s) limit %s) q"
            " join quantity_state s on s.quantity_id = q.id and s.day = q.day order by q.id",
            (day.isoformat(), figures),
        )
        known = cursor.fetchall()
    for first in range(0, figures, FIGURES_A_VERSION):
        text, found = "Titel\n\n", []
        for number in range(first, first + FIGURES_A_VERSION):
            name, words = known[number % len(known)]
            words = list(words)
            if number % 2:
                words = [f"woord{int(WORDS * chance.random() ** 3)}a" for _ in range(8)]
            amount = int(name.removeprefix("q-")) if chance.random() < 0.5 else chance.randrange(10**6)
            written = f"{amount} miljoen euro"
            sentence = f"De {' '.join(words[:5])} kost {written} voor {' '.join(words[5:])}."
            start = len(text) + sentence.index(written)
            value = Value(amount * 1e6, amount * 1e6, "EUR", step=1e6)
            found.append(Figure(start, start + len(written), written, value, place="body"))
            text += sentence + "\n\n"
        yield text, tuple(found)


def bring_in(db: Database, figures: int, day: date = DAY) -> None:
    """The versions of a day, read and waiting to be linked."""
    with db.transaction(), db.connection.cursor() as cursor:
        for number, (full, found) in enumerate(versions_of(db, day, figures)):
            title, text = full.split("\n\n", 1)
            at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) + timedelta(seconds=number)
            digest = hashlib.sha256(full.encode()).digest()
            cursor.execute(
                "insert into article (outlet_id, key) select id, %s from outlet returning id",
                (f"kustbode:{day}:{number}",),
            )
            article = cursor.fetchone()[0]
            cursor.execute(
                "insert into content (sha256, folded, title, text) values (%s, %s, %s, %s) returning id",
                (digest, digest, title, text),
            )
            content = cursor.fetchone()[0]
            cursor.execute(
                "insert into version (article_id, feed_id, content_id, url, title, text, published,"
                " first_seen, last_seen, effective_at)"
                " select %s, id, %s, 'https://kustbode.example', %s, %s, %s, %s, %s, %s"
                " from feed returning id",
                (article, content, title, text, at, at, at, at),
            )
            topics = (TopicHit("ukraine", 1.0),)
            record_readings(db, [Reading(cursor.fetchone()[0], topics, Claims(figures=found))], "bench")


def prepare(url: str, claims: int, quantities: int, figures: int) -> float:
    """A history and two days that wait to be linked; gives the seconds that took."""
    begin = time.monotonic()
    migrate(url)
    with connect(url) as db:
        generate(db, claims, quantities)
        for day in (DAY, NEXT):
            bring_in(db, figures, day)
        assert pending_days(db) == [DAY, NEXT]
    return time.monotonic() - begin


def measure(warm: str, url: str) -> dict[str, float]:
    """Seconds of linking and telling the days that wait at ``url``, after a small one at ``warm``."""
    with connect(warm) as db:
        # The first day ever linked in a process pays for loading dictionaries.
        link_and_tell(db, DAY)
    with connect(url) as db:
        begin = time.monotonic()
        link_and_tell(db, DAY)
        after_start = time.monotonic() - begin
        begin, busy = time.monotonic(), time.process_time()
        told = link_and_tell(db, NEXT)
        seconds, busy = time.monotonic() - begin, time.process_time() - busy
        begin = time.monotonic()
        assert link_and_tell(db, NEXT) == told
        again = time.monotonic() - begin
        with db.connection.cursor() as cursor:
            cursor.execute(
                "select count(*), count(*) filter (where q.day < l.day) from link l join quantity q"
                " on q.id = l.quantity_id where l.day = %s",
                (NEXT,),
            )
            linked, to_known = cursor.fetchone()
    return {
        "linked": linked, "to_known_quantities": to_known, "changes": len(told.changes),
        "seconds_after_start": round(after_start, 2), "seconds": round(seconds, 2),
        "of_which_busy_in_python": round(busy, 2), "seconds_again": round(again, 2),
    }  # fmt: skip


def main() -> int:
    """Print a line for a tenth of the history and for all of it, and the ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--claims", type=int, default=5_000_000)
    arguments.add_argument("--quantities", type=int, default=200_000)
    arguments.add_argument("--figures", type=int, default=2_000, help="figures of the new day")
    chosen = arguments.parse_args()
    results = []
    with throwaway() as server:
        for part in (10, 1):
            claims, quantities = chosen.claims // part, chosen.quantities // part
            server.create_database("warm")
            server.create_database("history")
            prepare(server.url("warm"), 1000, 100, 100)
            seconds = prepare(server.url("history"), claims, quantities, chosen.figures)
            # The history is years old: what its making left in memory and on its way to the disk is gone.
            server.stop()
            os.sync()
            server.start()
            with ProcessPoolExecutor(1, get_context("spawn")) as process:
                result = process.submit(measure, server.url("warm"), server.url("history")).result()
            result = {"claims": claims, "quantities": quantities, "prepared_in": round(seconds)} | result
            results.append(result)
            print(json.dumps(result), flush=True)
            server.drop_database("warm")
            server.drop_database("history")
    ratios = {
        name: f"{results[1][name] / results[0][name]:.2f}"
        for name in ("seconds", "seconds_after_start", "seconds_again")
    }
    print(f"ratio of all to a tenth: {ratios}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
