-- name: use_settings(search_path)^
-- Which collection a connection sees; times are UTC for every client.
select set_config('search_path', :search_path, false), set_config('timezone', 'UTC', false);

-- name: hold_lock(name)^
-- Waits for the lock of this name and holds it until the transaction ends, however it ends.
select pg_advisory_xact_lock(hashtextextended(:name, 0));

-- name: make_migration_record()#
-- Made in the schema the search path names first.
create table if not exists migration (
    number integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
);

-- name: recorded_migration(number)$
select sha256 from migration where number = :number;

-- name: record_migration(number, name, sha256)!
insert into migration (number, name, sha256) values (:number, :name, :sha256);
