-- name: counts_of_day(first, past)^
-- Articles read in the hours of a day, those on topic, and the figures they hold.
select
    count(distinct v.article_id),
    count(distinct v.article_id) filter (where r.on_topic),
    coalesce(sum(f.figures), 0)::integer
from version v
join reading r on r.version_id = v.id
left join lateral (
    select count(*) as figures from claim c where c.version_id = v.id and c.kind = 'figure'
) f on r.on_topic
where v.effective_at >= :first and v.effective_at < :past;

-- name: troubled_feeds(first, past)
-- Feeds that were polled in the hours of a day and whose last poll failed or was empty, or that brought no
-- news for longer than is theirs. Archived snapshots say nothing about a feed's health.
with polls as (
    select
        feed_id, outcome, problem,
        row_number() over (partition by feed_id order by captured_at desc, id desc) as recency,
        count(*) over (partition by feed_id) as tried,
        count(*) filter (where outcome = 'failed') over (partition by feed_id) as failed
    from feed_fetch
    where origin = 'live' and captured_at >= :first and captured_at < :past
)
select f.slug, o.name, p.outcome, p.problem, p.tried, p.failed, news.last_at,
       news.last_at < :past - f.silent_after as silent
from polls p
join feed f on f.id = p.feed_id
join outlet o on o.id = f.outlet_id
left join lateral (
    -- A feed that never brought news is silent since it was first polled.
    select coalesce(
        max(captured_at) filter (where new_articles > 0 or new_versions > 0), min(captured_at)
    ) as last_at
    from feed_fetch where feed_id = f.id and captured_at < :past
) news on true
where p.recency = 1
order by o.name, f.slug;

-- name: first_polled_day()$
-- The local day of the first live poll: since then every day is ours to report.
select (captured_at at time zone 'Europe/Amsterdam')::date
from feed_fetch where origin = 'live' order by captured_at limit 1;

-- name: unreported_days(first, past)
-- Linked days between two days, the second one not included, that have no report.
select l.day
from linked_day l
where l.day >= :first and l.day < :past and not exists (select from report r where r.day = l.day)
order by l.day;
