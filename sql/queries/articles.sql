-- name: record_contents(rows)
-- The id of every title and text, whether new or known.
with given as (
    select distinct decode(sha256, 'hex') as sha256, decode(folded, 'hex') as folded, title, text
      from jsonb_to_recordset(:rows) as r (sha256 text, folded text, title text, text text)
), recorded as (
    insert into content (sha256, folded, title, text)
    select sha256, folded, title, text from given
    on conflict (sha256) do nothing
    returning id, sha256
)
select encode(sha256, 'hex'), id from recorded
union
select encode(c.sha256, 'hex'), c.id from content c join given g on g.sha256 = c.sha256;

-- name: articles_by_mark(outlet_id, marks)
select identity, article_id
  from article_identity
 where outlet_id = :outlet_id and identity = any(:marks);

-- name: make_articles(outlet_id, number)
insert into article (outlet_id)
select :outlet_id from generate_series(1, :number)
returning id;

-- name: record_marks(outlet_id, rows)!
insert into article_identity (outlet_id, identity, article_id)
select :outlet_id, identity, article_id
  from jsonb_to_recordset(:rows) as r (identity text, article_id bigint)
on conflict (outlet_id, identity) do nothing;

-- name: forget_versions(articles)!
delete from version where article_id = any(:articles);

-- name: merge_marks(into, articles)!
update article_identity set article_id = :into where article_id = any(:articles);

-- name: merge_entries(into, articles)!
update entry set article_id = :into where article_id = any(:articles);

-- name: merge_pages(into, articles)!
update page set article_id = :into where article_id = any(:articles);

-- name: forget_articles(articles)!
delete from article where id = any(:articles);

-- name: record_entries(rows, feed_id, captured_at)
-- Ids in the order given; an entry seen earlier than known so far gets that time.
with given as (
    select position, article_id, content_id, decode(digest, 'hex') as digest, guid, url, canonical_url,
           published, updated
      from jsonb_to_recordset(:rows) as r (
               position integer, article_id bigint, content_id bigint, digest text, guid text, url text,
               canonical_url text, published timestamptz, updated timestamptz)
), recorded as (
    insert into entry (
        feed_id, article_id, content_id, digest, guid, url, canonical_url, published, updated, first_seen
    )
    select :feed_id, article_id, content_id, digest, guid, url, canonical_url, published, updated, :captured_at
      from given
    on conflict (feed_id, digest) do update set first_seen = least(entry.first_seen, excluded.first_seen)
    returning id, digest, article_id
)
select r.id, r.article_id from given g join recorded r using (digest) order by g.position;

-- name: stretches_of_articles(articles)
-- Per article and feed the captures with equal text as stretches, oldest first. Of several entries of one
-- article in a capture the first counts.
with sighting as (
    select distinct on (e.article_id, e.feed_id, f.captured_at)
           e.article_id, e.feed_id, f.captured_at, e.id as entry_id, c.folded
      from entry e
      join content c on c.id = e.content_id
      join snapshot_entry se on se.entry_id = e.id
      join feed_fetch f on f.snapshot_id = se.snapshot_id and f.feed_id = e.feed_id
     where e.article_id = any(:articles)
     order by e.article_id, e.feed_id, f.captured_at, se.position, e.digest
), marked as (
    select *, folded is distinct from lag(folded) over one as starts
      from sighting
    window one as (partition by article_id, feed_id order by captured_at)
), numbered as (
    select *, count(*) filter (where starts) over (partition by article_id, feed_id order by captured_at) as run
      from marked
), stretch as (
    select article_id, feed_id, run, min(captured_at) as first_seen, max(captured_at) as last_seen,
           (array_agg(entry_id order by captured_at))[1] as entry_id
      from numbered
     group by article_id, feed_id, run
)
select s.article_id, feed.slug, s.first_seen, s.last_seen, e.content_id, c.folded, e.url, e.published, e.updated
  from stretch s
  join feed on feed.id = s.feed_id
  join entry e on e.id = s.entry_id
  join content c on c.id = e.content_id
 order by s.article_id, s.first_seen;

-- name: versions_of_articles(articles)
select v.id, v.article_id, feed.slug, v.content_id, v.url, v.published, v.updated, v.first_seen, v.last_seen,
       v.effective_at
  from version v join feed on feed.id = v.feed_id
 where v.article_id = any(:articles)
 order by v.article_id, v.first_seen;

-- name: extend_versions(captured_at, feed_id, before, articles)!
-- Texts that stand unchanged in the feed's newest capture.
update version
   set last_seen = :captured_at
 where feed_id = :feed_id and last_seen = :before and article_id = any(:articles);

-- name: delete_versions(versions)!
delete from version where id = any(:versions);

-- name: move_versions(rows)!
update version v
   set first_seen = r.first_seen, last_seen = r.last_seen, effective_at = r.effective_at
  from jsonb_to_recordset(:rows) as r (
           id bigint, first_seen timestamptz, last_seen timestamptz, effective_at timestamptz)
 where v.id = r.id;

-- name: insert_versions(live, rows)!
-- A page that was read for the same text serves again; one is wanted only for what was seen live, since
-- today's page does not tell what an archived day's said.
insert into version (
    article_id, feed_id, content_id, url, title, text, published, updated, first_seen, last_seen, effective_at,
    page_outcome, page_id
)
select r.article_id, feed.id, r.content_id, r.url, c.title, coalesce(p.text, c.text),
       r.published, r.updated, r.first_seen, r.last_seen, r.effective_at,
       case when p.outcome is not null then p.outcome
            when :live and feed.fetch_pages and feed.content = 'summary' and r.url <> '' then 'pending'
            else 'none' end,
       case when p.outcome = 'read' then p.id end
  from jsonb_to_recordset(:rows) as r (
           article_id bigint, feed text, content_id bigint, url text, published timestamptz, updated timestamptz,
           first_seen timestamptz, last_seen timestamptz, effective_at timestamptz)
  join feed on feed.slug = r.feed
  join content c on c.id = r.content_id
  left join lateral (
      select page.id, page.outcome, page.text
        from page
       where page.article_id = r.article_id and page.content_id = r.content_id and page.outcome <> 'failed'
       order by page.fetched_at, page.id
       limit 1
  ) p on true;

-- name: names_of_articles(outlet_id, articles)
-- The entries of these articles and all others of the outlet that share a guid with them.
select e.article_id, e.guid, e.canonical_url, e.first_seen
  from entry e join feed on feed.id = e.feed_id
 where feed.outlet_id = :outlet_id
   and e.guid in (select guid from entry where article_id = any(:articles));

-- name: record_keys(rows)!
update article a
   set key = r.key
  from jsonb_to_recordset(:rows) as r (id bigint, key text)
 where a.id = r.id and a.key is distinct from r.key;

-- name: versions_effective_between(start, stop)
-- Versions told from one moment up to another, in the order everything downstream keeps.
select version_id, article_id, article_key, version_key, outlet, outlet_name, feed, language, url, title, text,
       published, updated, first_seen, last_seen, effective_at, page_outcome
  from article_version
 where effective_at >= :start and effective_at < :stop
 order by effective_at, article_key, version_key;

-- name: withdrawals_between(start, stop)
select article_id, article_key, gone_at, how
  from withdrawal
 where gone_at >= :start and gone_at < :stop
 order by gone_at, article_key;

-- name: versions_by_sighting(rows)
-- The version that each given entry was seen in at its moment.
select r.position, v.id
  from jsonb_to_recordset(:rows) as r (position integer, entry_id bigint, seen timestamptz)
  join entry e on e.id = r.entry_id
  join lateral (
      select id from version v
       where v.article_id = e.article_id and v.first_seen <= r.seen
       order by v.first_seen desc
       limit 1
  ) v on true
 order by r.position;

-- name: versions_from_files(start, stop)$
-- Versions told between two moments whose articles came out of a file of articles.
select count(*)
  from version v
 where v.effective_at >= :start and v.effective_at < :stop
   and exists (select from feed_fetch f where f.feed_id = v.feed_id and f.origin = 'articles');

-- name: pending_pages(most)
-- Versions that wait for their page, newest first; with attempts so far.
select v.id, v.article_id, v.content_id, v.url, v.text, v.first_seen, feed.slug as feed,
       feed.fetch_pages and feed.content = 'summary' as allowed,
       count(p.id) as attempts
  from version v
  join feed on feed.id = v.feed_id
  left join page p on p.article_id = v.article_id and p.content_id = v.content_id
 where v.page_outcome = 'pending'
 group by v.id, feed.id
 order by v.first_seen desc, v.id
 limit :most;

-- name: record_page(article_id, content_id, url, fetched_at, outcome, status, detail, final_url, snapshot_id, text)$
insert into page (article_id, content_id, url, fetched_at, outcome, status, detail, final_url, snapshot_id, text)
values (:article_id, :content_id, :url, :fetched_at, :outcome, :status, :detail, :final_url, :snapshot_id, :text)
on conflict (article_id, content_id, fetched_at) do update set detail = excluded.detail
returning id;

-- name: settle_page(outcome, page_id, text, version_id)!
-- A version's page is settled; its text is fixed from now on.
update version
   set page_outcome = :outcome,
       page_id = case when :outcome = 'read' then cast(:page_id as bigint) end,
       text = case when :outcome = 'read' then cast(:text as text) else text end
 where id = :version_id and page_outcome = 'pending';
