"""Migrations on an empty database, on a filled one, twice, in parallel, edited and broken."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cijferwacht.database import COLLECTIONS, MigrationError, connect, migrate
from cijferwacht.database.connection import open_connection
from cijferwacht.database.migrations import FOLDER, drop_collection, read_migrations


def rows(url: str, query: str, search_path: str = "live, public") -> list[tuple[object, ...]]:
    connection = open_connection(url, search_path=search_path)
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())
    finally:
        connection.close()


def test_an_empty_database_gets_every_collection_and_a_second_run_changes_nothing(empty_url: str) -> None:
    names = [migration.name for migration in read_migrations()]
    assert migrate(empty_url) == [f"{collection}: {name}" for collection in COLLECTIONS for name in names]
    assert migrate(empty_url) == []
    for collection in COLLECTIONS:
        assert [
            name for (name,) in rows(empty_url, "select name from migration order by number", collection)
        ] == names


def test_every_table_and_view_says_what_it_is(postgres_url: str) -> None:
    uncommented = rows(
        postgres_url,
        """
        select relname from pg_class
        where relnamespace = 'live'::regnamespace and relkind in ('r', 'v') and relname <> 'migration'
          and obj_description(oid, 'pg_class') is null
        """,
    )
    assert uncommented == []


def test_no_timestamp_is_without_a_zone(postgres_url: str) -> None:
    zoneless = rows(
        postgres_url,
        """
        select table_name, column_name from information_schema.columns
        where table_schema in ('live', 'sample') and data_type = 'timestamp without time zone'
        """,
    )
    assert zoneless == []


def test_two_processes_at_once_apply_each_migration_once(empty_url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        applied = [each for result in pool.map(lambda _: migrate(empty_url), range(2)) for each in result]
    assert sorted(applied) == sorted(set(applied))
    assert len(applied) == len(COLLECTIONS) * len(read_migrations())


def test_a_filled_database_keeps_its_rows_and_gets_only_what_is_new(empty_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder)
    migrate(empty_url, folder=folder)
    with connect(empty_url) as db, db.transaction(), db.connection.cursor() as cursor:
        cursor.execute("insert into outlet (slug, name) values ('noorderpost', 'De Noorderpost')")
    number = len(read_migrations()) + 1
    (folder / f"{number:04d}_outlet_city.sql").write_text("alter table outlet add column city text;")
    assert migrate(empty_url, folder=folder) == [f"{each}: {number:04d}_outlet_city" for each in COLLECTIONS]
    assert rows(empty_url, "select slug, city from outlet") == [("noorderpost", None)]


def test_the_index_of_words_is_carried_over(empty_url: str, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    for migration in read_migrations()[:5]:
        shutil.copy(FOLDER / f"{migration.name}.sql", before)
    migrate(empty_url, ("live",), before)
    connection = open_connection(empty_url, search_path="live, public")
    with connection, connection.cursor() as cursor:
        cursor.execute(
            """
            insert into quantity (id, day, origin, dimension, name_nl, name_en, weight, told)
            values ('q-b', '2026-01-01', 'discovered', 'money', 'Iets', 'Something', 3, true),
                   ('q-a', '2026-01-02', 'discovered', 'money', 'Iets', 'Something', 3, true);
            insert into quantity_term (dimension, term, quantity_id, day)
            values ('money', 'haven', 'q-a', '2026-01-02'), ('money', 'haven', 'q-b', '2026-01-03'),
                   ('money', 'dijk', 'q-b', '2026-01-01');
            insert into term_count (dimension, term, day, quantities)
            values ('money', 'haven', '2026-01-02', 1), ('money', 'haven', '2026-01-03', 2),
                   ('money', 'dijk', '2026-01-01', 1);
            """
        )
    connection.close()
    assert "live: 0006_terms" in migrate(empty_url, ("live",))
    assert rows(empty_url, "select id, number from quantity order by number") == [("q-b", 1), ("q-a", 2)]
    assert rows(empty_url, "select dimension, term, quantities, found from term order by term") == [
        ("money", "dijk", 1, [1]),
        ("money", "haven", 2, [2, 1]),
    ]
    assert rows(
        empty_url,
        "select g.day::text, t.term, g.quantity from term_gained g join term t on t.id = g.term_id"
        " order by 1, 2",
    ) == [("2026-01-01", "dijk", 1), ("2026-01-02", "haven", 2), ("2026-01-03", "haven", 1)]


def test_a_migration_that_fails_half_way_leaves_nothing(empty_url: str, tmp_path: Path) -> None:
    (tmp_path / "0001_first.sql").write_text("create table kept (id integer);")
    (tmp_path / "0002_second.sql").write_text("create table half (id integer); select 1 / 0;")
    with pytest.raises(MigrationError, match="0002_second on 'live': division by zero"):
        migrate(empty_url, folder=tmp_path)
    assert rows(empty_url, "select to_regclass('kept') is not null, to_regclass('half') is null") == [
        (True, True)
    ]
    assert rows(empty_url, "select number from migration") == [(1,)]


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        (["0001_a.sql", "0003_c.sql"], "numbered 1, 2, 3"),
        (["0001_a.sql", "0001_b.sql"], "numbered 1, 2, 3"),
        (["first.sql"], "named like 0007_what_it_does.sql"),
    ],
)
def test_misnumbered_files_are_refused(tmp_path: Path, files: list[str], complaint: str) -> None:
    for name in files:
        (tmp_path / name).write_text("select 1;")
    with pytest.raises(MigrationError, match=complaint):
        read_migrations(tmp_path)


def test_a_migration_edited_after_it_was_applied_is_refused(empty_url: str, tmp_path: Path) -> None:
    file = tmp_path / "0001_first.sql"
    file.write_text("create table one (id integer);")
    migrate(empty_url, folder=tmp_path)
    file.write_text("create table one (id bigint);")
    with pytest.raises(MigrationError, match="0001_first was edited after it had been applied"):
        migrate(empty_url, folder=tmp_path)


def test_removing_the_sample_leaves_live_news_alone(postgres_url: str) -> None:
    for collection in COLLECTIONS:
        with connect(postgres_url, collection) as db, db.transaction(), db.connection.cursor() as cursor:
            cursor.execute("insert into outlet (slug, name) values ('noorderpost', 'De Noorderpost')")
    drop_collection(postgres_url, "sample")
    assert rows(postgres_url, "select count(*) from outlet", "live") == [(1,)]
    assert rows(postgres_url, "select count(*) from outlet", "sample") == [(0,)]
