-- name: record_outlets(rows)!
insert into outlet (slug, name)
select slug, name from jsonb_to_recordset(:rows) as o (slug text, name text)
on conflict (slug) do update set name = excluded.name where outlet.name <> excluded.name;

-- name: record_feeds(rows)!
-- A feed's settings; what is known of polling it stays, but for validators of another address.
insert into feed (
    outlet_id, slug, url, content, fetch_pages, language, enabled, min_interval, silent_after
)
select o.id, f.slug, f.url, f.content, f.fetch_pages, f.language, f.enabled,
       make_interval(secs => f.min_interval), make_interval(secs => f.silent_after)
  from jsonb_to_recordset(:rows) as f (
           outlet text, slug text, url text, content text, fetch_pages boolean, language text,
           enabled boolean, min_interval float, silent_after float)
  join outlet o on o.slug = f.outlet
 order by f.slug
on conflict (slug) do update set
    url = excluded.url, content = excluded.content, fetch_pages = excluded.fetch_pages,
    language = excluded.language, enabled = excluded.enabled,
    min_interval = excluded.min_interval, silent_after = excluded.silent_after,
    etag = case when feed.url = excluded.url then feed.etag end,
    last_modified = case when feed.url = excluded.url then feed.last_modified end,
    penalty = case when feed.url = excluded.url then feed.penalty else 0 end,
    next_poll_at = case when feed.url = excluded.url then feed.next_poll_at end
 where (feed.url, feed.content, feed.fetch_pages, feed.language, feed.enabled, feed.min_interval, feed.silent_after)
       is distinct from
       (excluded.url, excluded.content, excluded.fetch_pages, excluded.language, excluded.enabled,
        excluded.min_interval, excluded.silent_after);

-- name: disable_other_feeds(slugs)!
-- Feeds that left the settings keep their history and are polled no more.
update feed set enabled = false where enabled and slug <> all(:slugs);

-- name: outlet_of_feed(feed)^
select o.slug, f.outlet_id, f.id
  from feed f join outlet o on o.id = f.outlet_id
 where f.slug = :feed;

-- name: poll_states(feeds)
select slug, etag, last_modified, full_get_at, penalty, next_poll_at, last_success_at, last_news_at
  from feed
 where slug = any(:feeds);

-- name: record_poll_state(etag, last_modified, full_get_at, penalty, next_poll_at, last_success_at, last_news_at, feed)!
update feed
   set etag = :etag, last_modified = :last_modified, full_get_at = :full_get_at, penalty = :penalty,
       next_poll_at = :next_poll_at, last_success_at = :last_success_at, last_news_at = :last_news_at
 where slug = :feed;

-- name: captured_snapshot(feed_id, captured_at, body_sha256)$
-- The snapshot of exactly this capture, when it was stored before.
select snapshot_id
  from feed_fetch
 where feed_id = :feed_id and captured_at = :captured_at and body_sha256 = :body_sha256
   and snapshot_id is not null
 limit 1;

-- name: capture_before(feed_id, captured_at)^
-- The feed's last capture before a moment: when, and of which snapshot.
select captured_at, snapshot_id
  from feed_fetch
 where feed_id = :feed_id and captured_at < :captured_at and snapshot_id is not null
 order by captured_at desc, snapshot_id desc
 limit 1;

-- name: capture_after_exists(feed_id, captured_at)$
select exists (
    select from feed_fetch
     where feed_id = :feed_id and captured_at >= :captured_at and snapshot_id is not null
);

-- name: entries_of_snapshot(snapshot_id, feed_id)
select se.entry_id, e.article_id
  from snapshot_entry se join entry e on e.id = se.entry_id
 where se.snapshot_id = :snapshot_id and e.feed_id = :feed_id
 order by se.position, se.entry_id;

-- name: tombstones_of_snapshot(snapshot_id, feed_id)
select guid from tombstone where snapshot_id = :snapshot_id and feed_id = :feed_id order by guid;

-- name: record_snapshot(sha256, body, size, media_type)$
-- The snapshot's id, whether it was new or known.
with recorded as (
    insert into snapshot (sha256, body, size, media_type)
    values (:sha256, :body, :size, :media_type)
    on conflict (sha256) do nothing
    returning id
)
select id from recorded
union all
select id from snapshot where sha256 = :sha256
limit 1;

-- name: record_snapshot_entries(snapshot_id, rows)!
insert into snapshot_entry (snapshot_id, entry_id, position)
select :snapshot_id, entry_id, min(position)
  from jsonb_to_recordset(:rows) as r (entry_id bigint, position integer)
 group by entry_id
on conflict do nothing;

-- name: record_tombstones(snapshot_id, feed_id, rows)!
insert into tombstone (snapshot_id, feed_id, guid, deleted_at)
select :snapshot_id, :feed_id, guid, deleted_at
  from jsonb_to_recordset(:rows) as r (guid text, deleted_at timestamptz)
on conflict do nothing;

-- name: record_fetch(feed_id, captured_at, origin, source, outcome, problem, grade, detail, status, final_url, size, body_sha256, seconds, snapshot_id, entries, new_articles)$
insert into feed_fetch (
    feed_id, captured_at, origin, source, outcome, problem, grade, detail, status, final_url, size,
    body_sha256, seconds, snapshot_id, entries, new_articles
) values (
    :feed_id, :captured_at, :origin, :source, :outcome, :problem, :grade, :detail, :status, :final_url, :size,
    :body_sha256, :seconds, :snapshot_id, :entries, :new_articles
) on conflict do nothing
returning id;

-- name: count_versions(new_versions, fetch_id)!
update feed_fetch set new_versions = :new_versions where id = :fetch_id;

-- name: snapshot_body(feed, captured_at)^
-- Compressed bytes and media type of a feed's capture.
select s.body, s.media_type
  from feed_fetch f join feed on feed.id = f.feed_id join snapshot s on s.id = f.snapshot_id
 where feed.slug = :feed and f.captured_at = :captured_at
 order by s.id
 limit 1;

-- name: fetches_between(start, stop)
-- What came of every attempt from one moment up to another.
select feed.slug as feed, f.captured_at, f.origin, f.source, f.outcome, f.problem, f.grade, f.detail, f.status,
       f.size, f.seconds, f.entries, f.new_articles, f.new_versions
  from feed_fetch f join feed on feed.id = f.feed_id
 where f.captured_at >= :start and f.captured_at < :stop
 order by f.captured_at, feed.slug;
