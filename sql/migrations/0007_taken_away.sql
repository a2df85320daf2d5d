-- What went on a day is looked up by the day: working out every withdrawal there ever was took longer each year.

create index page_gone_at on page (fetched_at) where outcome = 'gone';

create view taken_away as
select e.article_id, least(t.deleted_at, f.captured_at) as gone_at, f.captured_at, 'tombstone' as how
  from tombstone t
  join feed_fetch f on f.snapshot_id = t.snapshot_id and f.feed_id = t.feed_id
  join feed tf on tf.id = t.feed_id
  join entry e on e.guid = t.guid
  join feed ef on ef.id = e.feed_id and ef.outlet_id = tf.outlet_id
union all
select p.article_id, p.fetched_at, p.fetched_at, 'page'
  from page p
 where p.outcome = 'gone';
comment on view taken_away is 'Every sign that an outlet took an article away, also of those it showed again later.';

create or replace view withdrawal as
select distinct on (t.article_id) t.article_id, a.key as article_key, t.gone_at, t.how
  from taken_away t
  join article a on a.id = t.article_id
 where not exists (select from version v where v.article_id = t.article_id and v.last_seen > t.captured_at)
 order by t.article_id, t.gone_at, t.how;
