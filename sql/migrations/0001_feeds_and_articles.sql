-- What was fetched, what stood in it, and which texts of which articles follow from that.
--
-- Facts are append-only: feed_fetch, snapshot, entry, snapshot_entry, tombstone, page. Article and
-- version are worked out from them, so the same captures give the same versions in whatever order they
-- arrive. A version row stands for exactly what claims are read from (article, text, publication): when a
-- capture that arrives late changes one of these, the row is deleted and another is inserted. Whatever is
-- derived from a version therefore refers to it with `on delete cascade` and is simply derived again.

create table outlet (
    id        bigint generated always as identity primary key,
    slug      text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name      text not null check (name <> '')
);
comment on table  outlet is 'A publisher: NOS, NU.nl, VRT NWS.';
comment on column outlet.slug is 'Short name in settings, keys and addresses.';
comment on column outlet.name is 'Name as readers see it.';

create table feed (
    id              bigint generated always as identity primary key,
    outlet_id       bigint not null references outlet,
    slug            text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    url             text not null check (url <> ''),
    content         text not null default 'full' check (content in ('full', 'summary')),
    fetch_pages     boolean not null default false,
    language        text not null default 'nl' check (language ~ '^[a-z]{2}$'),
    enabled         boolean not null default true,
    min_interval    interval not null default '15 minutes' check (min_interval > '0'),
    silent_after    interval not null default '48 hours' check (silent_after > '0'),
    etag            text,
    last_modified   text,
    full_get_at     timestamptz,
    penalty         real not null default 0 check (penalty >= 0),
    next_poll_at    timestamptz,
    last_success_at timestamptz,
    last_news_at    timestamptz
);
create index feed_outlet on feed (outlet_id);
comment on table  feed is 'One RSS or Atom address of an outlet: its settings, as last loaded, and the state of polling it.';
comment on column feed.content is 'Whether entries carry the full text or a summary.';
comment on column feed.fetch_pages is 'Whether the settings allow fetching the pages of this feed''s articles.';
comment on column feed.min_interval is 'Shortest time between two polls.';
comment on column feed.silent_after is 'Without a new entry for this long the feed is reported as silent.';
comment on column feed.etag is 'Validator of the last full answer, sent as If-None-Match; null after a failure of trust.';
comment on column feed.last_modified is 'Validator of the last full answer, sent back literally as If-Modified-Since.';
comment on column feed.full_get_at is 'Last request without validators; one is forced now and then, for servers that answer 304 wrongly.';
comment on column feed.penalty is 'Sum of graded failures since the last success: hard 1, soft 0.5, temporary 0.25.';
comment on column feed.next_poll_at is 'Not polled before this moment: minimum interval, back-off or the server''s Retry-After.';
comment on column feed.last_news_at is 'Last capture that brought an entry not seen before.';

create table snapshot (
    id          bigint generated always as identity primary key,
    sha256      bytea not null unique check (length(sha256) = 32),
    body        bytea not null,
    size        integer not null check (size >= 0),
    media_type  text
);
alter table snapshot alter column body set storage external;
comment on table  snapshot is 'The bytes of a feed or page, each different body once.';
comment on column snapshot.sha256 is 'SHA-256 of the bytes after content decoding.';
comment on column snapshot.body is 'The bytes, compressed with zlib.';
comment on column snapshot.size is 'Number of bytes before compression.';
comment on column snapshot.media_type is 'Content-Type as the server sent it; a parser may need its charset again.';

create table feed_fetch (
    id           bigint generated always as identity primary key,
    feed_id      bigint not null references feed,
    captured_at  timestamptz not null,
    origin       text not null check (origin in ('live', 'archive', 'articles')),
    source       text,
    outcome      text not null check (outcome in ('changed', 'unchanged', 'empty', 'failed')),
    problem      text,
    grade        text check (grade in ('hard', 'soft', 'temporary')),
    detail       text,
    status       smallint check (status between 100 and 599),
    final_url    text,
    size         integer check (size >= 0),
    body_sha256  bytea check (length(body_sha256) = 32),
    seconds      real check (seconds >= 0),
    snapshot_id  bigint references snapshot,
    entries      integer not null default 0 check (entries >= 0),
    new_articles integer not null default 0 check (new_articles >= 0),
    new_versions integer not null default 0 check (new_versions >= 0),
    constraint fetch_has_snapshot_unless_failed check ((outcome = 'failed') = (snapshot_id is null)),
    constraint fetch_failed_says_why check ((outcome = 'failed') = (problem is not null and grade is not null))
);
create unique index fetch_capture on feed_fetch (feed_id, captured_at, snapshot_id) where snapshot_id is not null;
create unique index fetch_failure on feed_fetch (feed_id, captured_at, origin) where snapshot_id is null;
create index fetch_feed on feed_fetch (feed_id, captured_at);
create index fetch_time on feed_fetch (captured_at);
create index fetch_snapshot on feed_fetch (snapshot_id, feed_id);
comment on table  feed_fetch is 'One attempt to read a feed, live or from an archive, and what came of it.';
comment on column feed_fetch.captured_at is 'When the bytes were as they are: the request''s start, or the archive''s capture time.';
comment on column feed_fetch.source is 'Archive file or address the bytes came from; null for a live poll.';
comment on column feed_fetch.outcome is 'changed: entries differ from the capture before; unchanged: 304, or the same entries; empty: a feed without entries; failed.';
comment on column feed_fetch.problem is 'Short name of the failure: timeout, http-404, html, consent, too-large, forbidden-address and so on.';
comment on column feed_fetch.grade is 'How the failure counts for back-off.';
comment on column feed_fetch.final_url is 'Address after redirects, when it differs from the feed''s.';
comment on column feed_fetch.body_sha256 is 'SHA-256 of the bytes received, also when they brought nothing new and were not kept.';
comment on column feed_fetch.seconds is 'Duration of the request in seconds.';
comment on column feed_fetch.snapshot_id is 'The bytes, or for an unchanged answer those that held the same entries.';

create table content (
    id         bigint generated always as identity primary key,
    sha256     bytea not null unique check (length(sha256) = 32),
    folded     bytea not null check (length(folded) = 32),
    title      text not null,
    text       text not null
);
comment on table  content is 'A title and text as a feed carried them, each different pair once.';
comment on column content.sha256 is 'SHA-256 of title, NUL, text.';
comment on column content.folded is 'SHA-256 after folding whitespace and typography; equal for texts without a real difference.';
comment on column content.text is 'Plain text, paragraphs separated by an empty line.';

create table article (
    id         bigint generated always as identity primary key,
    outlet_id  bigint not null references outlet,
    key        text unique deferrable initially deferred
);
create index article_outlet on article (outlet_id);
comment on table  article is 'What entries point to: one identity over all feeds and versions of an outlet.';
comment on column article.key is 'Stable name, outlet:guid of its first entry; a guid used again for another article gets #, 8 hex digits.';

create table article_identity (
    outlet_id  bigint not null references outlet,
    identity   text not null,
    article_id bigint not null references article on delete cascade,
    primary key (outlet_id, identity)
);
create index article_identity_article on article_identity (article_id);
comment on table  article_identity is 'The marks an article is recognised by; entries that share one are of one article.';
comment on column article_identity.identity is 'Canonical address, or guid together with address number or time of publication.';

create table entry (
    id            bigint generated always as identity primary key,
    feed_id       bigint not null references feed,
    article_id    bigint not null references article,
    content_id    bigint not null references content,
    digest        bytea not null check (length(digest) = 32),
    guid          text not null check (guid <> ''),
    url           text not null,
    canonical_url text not null,
    published     timestamptz,
    updated       timestamptz,
    first_seen    timestamptz not null,
    unique (feed_id, digest)
);
create index entry_article on entry (article_id);
create index entry_news on entry (feed_id, first_seen);
create index entry_content on entry (content_id);
create index entry_guid on entry (guid);
comment on table  entry is 'What a feed said about an article, each different saying once.';
comment on column entry.digest is 'SHA-256 over all that the entry says.';
comment on column entry.published is 'As the feed says, unclamped; null when absent or absurd.';
comment on column entry.first_seen is 'Earliest capture that holds the entry.';

create table snapshot_entry (
    snapshot_id bigint not null references snapshot,
    entry_id    bigint not null references entry on delete cascade,
    position    integer not null check (position >= 0),
    primary key (snapshot_id, entry_id)
);
create index snapshot_entry_entry on snapshot_entry (entry_id);
comment on table  snapshot_entry is 'Which entries stand in a snapshot. With feed_fetch it tells when an entry was seen.';
comment on column snapshot_entry.position is 'Place in the snapshot; of two entries of one article the first counts.';

create table tombstone (
    snapshot_id bigint not null references snapshot,
    feed_id     bigint not null references feed,
    guid        text not null,
    deleted_at  timestamptz,
    primary key (snapshot_id, feed_id, guid)
);
create index tombstone_guid on tombstone (feed_id, guid);
comment on table  tombstone is 'at:deleted-entry of an Atom feed (RFC 6721): the outlet says the article is gone.';

create table page (
    id          bigint generated always as identity primary key,
    article_id  bigint not null references article,
    content_id  bigint not null references content,
    url         text not null,
    fetched_at  timestamptz not null,
    outcome     text not null check (outcome in
                    ('read', 'consent', 'paywall', 'reserved', 'robots', 'gone', 'blocked', 'unreadable', 'failed')),
    status      smallint check (status between 100 and 599),
    detail      text,
    final_url   text,
    snapshot_id bigint references snapshot,
    text        text,
    constraint page_text_only_when_read check ((outcome = 'read') = (text is not null)),
    unique (article_id, content_id, fetched_at)
);
create index page_content on page (content_id);
create index page_gone on page (article_id) where outcome = 'gone';
comment on table  page is 'One attempt to read an article''s own page, made for a text that its feed gave as a summary.';
comment on column page.content_id is 'The summary the page was fetched for.';
comment on column page.outcome is 'Only read gives a text. Walls are recorded, never passed; reserved: the publisher reserves text mining (TDMRep).';
comment on column page.text is 'Main text, paragraphs separated by an empty line.';

create table version (
    id           bigint generated always as identity primary key,
    article_id   bigint not null references article,
    feed_id      bigint not null references feed,
    content_id   bigint not null references content,
    url          text not null,
    title        text not null,
    text         text not null,
    published    timestamptz not null,
    updated      timestamptz,
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    effective_at timestamptz not null,
    page_outcome text not null default 'none' check (page_outcome in
                     ('none', 'pending', 'read', 'consent', 'paywall', 'reserved', 'robots', 'gone', 'blocked',
                      'unreadable', 'failed')),
    page_id      bigint references page,
    unique (article_id, first_seen) deferrable initially immediate,
    unique (article_id, effective_at) deferrable initially immediate,
    constraint version_seen_in_order check (first_seen <= last_seen),
    constraint version_effective_before_seen check (effective_at <= first_seen),
    constraint version_published_before_seen check (published <= first_seen),
    constraint version_page_when_read check ((page_outcome = 'read') = (page_id is not null))
);
-- last_seen moves with every capture: short rows with room beside them are updated in place (HOT).
alter table version set (toast_tuple_target = 256, fillfactor = 70);
create index version_effective on version (effective_at, article_id);
create index version_content on version (content_id);
create index version_feed on version (feed_id, first_seen);
create index version_page on version (page_id) where page_id is not null;
create index version_pending on version (first_seen) where page_outcome = 'pending';
comment on table  version is 'One text of an article: a maximal run of captures of its home feed (that of its first sighting) with equal title and text.';
comment on column version.content_id is 'Title and text of the run''s first capture.';
comment on column version.text is 'What claims are read from: the page''s main text when it was read, else the feed''s text. Fixed once page_outcome is no longer pending.';
comment on column version.published is 'As the feed says; first_seen when absent or later than that.';
comment on column version.updated is 'As the feed says in the run''s first capture.';
comment on column version.effective_at is 'When it was told. First version: published. Later ones: updated when between the version before and first_seen, else first_seen. Everything downstream orders by this, article and version.';
comment on column version.page_outcome is 'none: the feed''s text is all there is; pending: the page is still to be fetched, claims wait; else what came of it.';

create view article_version as
select v.id as version_id, v.article_id, a.key as article_key,
       a.key || '@' || to_char(v.first_seen at time zone 'UTC', 'YYYYMMDD"T"HH24MISS.US"Z"') as version_key,
       o.slug as outlet, o.name as outlet_name, f.slug as feed, f.language,
       v.url, v.title, v.text, v.published, v.updated, v.first_seen, v.last_seen, v.effective_at, v.page_outcome
  from version v
  join article a on a.id = v.article_id
  join outlet o on o.id = a.outlet_id
  join feed f on f.id = v.feed_id;
comment on view article_version is 'Every version with its stable keys and the names of its outlet and feed.';

create view withdrawal as
with told as (
    select e.article_id, least(t.deleted_at, f.captured_at) as gone_at, f.captured_at, 'tombstone' as how
      from tombstone t
      join feed_fetch f on f.snapshot_id = t.snapshot_id and f.feed_id = t.feed_id
      join feed tf on tf.id = t.feed_id
      join entry e on e.guid = t.guid
      join feed ef on ef.id = e.feed_id and ef.outlet_id = tf.outlet_id
    union all
    select p.article_id, p.fetched_at, p.fetched_at, 'page'
      from page p
     where p.outcome = 'gone'
)
select distinct on (told.article_id) told.article_id, a.key as article_key, told.gone_at, told.how
  from told
  join article a on a.id = told.article_id
 where not exists (select from version v where v.article_id = told.article_id and v.last_seen > told.captured_at)
 order by told.article_id, told.gone_at, told.how;
comment on view withdrawal is 'Articles the outlet has taken away and not shown since: by a tombstone in a feed or a page answering 404 or 410.';
