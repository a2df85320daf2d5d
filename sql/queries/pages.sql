-- name: versions_of_article(key)
-- Every version of an article, oldest first, without its text.
select v.version_id, v.version_key, v.outlet_name, v.feed, v.url, v.title, v.published, v.updated,
       v.first_seen, v.last_seen, v.effective_at, v.page_outcome, r.on_topic
  from article_version v
  left join reading r on r.version_id = v.version_id
 where v.article_key = :key
 order by v.effective_at, v.version_id;

-- name: text_of_version(version_id)^
select title, text from version where id = :version_id;

-- name: topics_of_version(version_id)
select topic, score, terms from version_topic where version_id = :version_id order by score desc, topic;

-- name: claims_of_version(version_id)
-- Every claim of a version in text order.
select c.id, c.kind, c.start_at, c.end_at, c.text, c.reasons,
       c.low, c.high, c.unit, c.bound, c.per, c.status, c.step, c.past, c.what, c.date, c.event, c.direct, c.speaker
  from claim c
 where c.version_id = :version_id
 order by c.start_at, c.end_at, c.id;

-- name: withdrawal_of_article(key)^
select gone_at, how from withdrawal where article_key = :key;

-- name: feed_health(now)
-- Every feed with its fetches of the last 14 days, and its own rhythm: the usual time between two captures
-- that brought something new, over the same days.
with recent as (
    select feed_id, captured_at, outcome, new_articles + new_versions > 0 as news, new_articles
      from feed_fetch
     where captured_at > :now::timestamptz - interval '14 days' and captured_at <= :now
), totals as (
    select feed_id,
           count(*) as fetches,
           count(*) filter (where outcome = 'failed') as failures,
           count(*) filter (where outcome = 'failed' and captured_at > :now::timestamptz - interval '1 day')
               as failures_today,
           sum(new_articles)::double precision
               / greatest(extract(epoch from :now::timestamptz - min(captured_at)) / 86400.0, 1.0) as new_a_day
      from recent
     group by feed_id
), rhythm as (
    select feed_id, percentile_cont(0.5) within group (order by gap) as usual
      from (
          select feed_id, captured_at - lag(captured_at) over (partition by feed_id order by captured_at) as gap
            from recent
           where news
      ) gaps
     where gap is not null
     group by feed_id
    having count(*) >= 3
), last_problem as (
    select distinct on (feed_id) feed_id, outcome, problem, detail, status, captured_at
      from feed_fetch
     where captured_at > :now::timestamptz - interval '14 days'
     order by feed_id, captured_at desc, id desc
)
select f.slug, o.name, f.url, f.enabled, f.content, f.last_success_at, f.last_news_at, f.next_poll_at,
       coalesce(t.fetches, 0), coalesce(t.failures, 0), coalesce(t.failures_today, 0),
       coalesce(t.new_a_day, 0.0), extract(epoch from r.usual)::double precision,
       extract(epoch from f.silent_after)::double precision,
       l.outcome, l.problem, l.detail, l.captured_at
  from feed f
  join outlet o on o.id = f.outlet_id
  left join totals t on t.feed_id = f.id
  left join rhythm r on r.feed_id = f.id
  left join last_problem l on l.feed_id = f.id
 order by o.name, f.slug;

-- name: make_due(slug, now)!
-- Lets the next poll take this feed, or all of them, whatever their pause.
update feed set next_poll_at = :now
 where enabled and (:slug::text is null or slug = :slug) and (next_poll_at is null or next_poll_at > :now);
