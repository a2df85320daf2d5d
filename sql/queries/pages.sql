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
)
select f.slug, o.name, f.url, f.enabled, f.content,
       -- What was only ever played from an archive was never polled.
       coalesce(f.last_success_at, (
           select captured_at from feed_fetch where feed_id = f.id and outcome <> 'failed'
            order by captured_at desc limit 1)),
       coalesce(f.last_news_at, (
           select captured_at from feed_fetch where feed_id = f.id and new_articles + new_versions > 0
            order by captured_at desc limit 1)),
       f.next_poll_at,
       coalesce(t.fetches, 0), coalesce(t.failures, 0), coalesce(t.failures_today, 0),
       coalesce(t.new_a_day, 0.0), extract(epoch from r.usual)::double precision,
       extract(epoch from f.silent_after)::double precision,
       l.outcome, l.problem, l.detail, l.captured_at
  from feed f
  join outlet o on o.id = f.outlet_id
  left join totals t on t.feed_id = f.id
  left join rhythm r on r.feed_id = f.id
  left join lateral (
      select outcome, problem, detail, captured_at
        from feed_fetch
       where feed_id = f.id and captured_at > :now::timestamptz - interval '14 days'
       order by captured_at desc, id desc limit 1
  ) l on true
 order by o.name, f.slug;

-- name: make_due(slug, now)!
-- Lets the next poll take this feed, or all of them, whatever their pause.
update feed set next_poll_at = :now
 where enabled and (:slug::text is null or slug = :slug) and (next_poll_at is null or next_poll_at > :now);

-- name: newest_linked_day()$
select max(day) from linked_day;

-- name: moved_quantities(since, topic, unit, most, skip)
-- Quantities with a change told since a day, last moved first, among the 5,000 that moved last.
select q.id, q.origin, q.topics, q.unit, m.moved
  from (
      select quantity_id, max(day) as moved
        from change where day >= :since group by quantity_id order by moved desc limit 5000
  ) m
  join quantity q on q.id = m.quantity_id
 where (:topic::text = '' or q.topics @> array[:topic])
   and (:unit::text = '' or q.unit = :unit)
 order by m.moved desc, q.weight desc, q.id
 limit :most offset :skip;

-- name: worded_quantities(words, since, topic, unit, most, skip)
-- Quantities with these words in their name, in one an editor gave or in their id; where since is given, with
-- a change told since then. Of words that thousands share only the first thousands are looked at: nobody reads
-- further, and the answer must not wait for all of them.
select q.id, q.origin, q.topics, q.unit, m.moved
  from (
      select id, origin, name_nl, topics, unit, weight from quantity
       where (to_tsvector('simple', name_nl || ' ' || name_en || ' ' || id) @@ to_tsquery('simple', :words)
              or id = any(array(
                  select quantity_id from decision
                   where kind = 'rename' and undone_at is null
                     and to_tsvector('simple', concat_ws(' ', name_nl, name_en)) @@ to_tsquery('simple', :words))))
         and (:topic::text = '' or topics @> array[:topic])
         and (:unit::text = '' or unit = :unit)
       limit 5000
  ) q
  left join lateral (
      select max(day) as moved from change
       where :since::date is not null and quantity_id = q.id and day >= :since
  ) m on true
 where :since::date is null or m.moved is not null
 order by m.moved desc nulls last, q.origin, q.weight desc, lower(q.name_nl), q.id
 limit :most offset :skip;

-- name: named_quantities_nl(most, skip)
-- Every quantity by its Dutch name.
select id, origin, topics, unit, null::date
  from quantity order by lower(name_nl), id limit :most offset :skip;

-- name: named_quantities_en(most, skip)
-- Every quantity by its English name.
select id, origin, topics, unit, null::date
  from quantity order by lower(name_en), id limit :most offset :skip;

-- name: filtered_quantities(topic, unit, language, most, skip)
-- Quantities of a topic, a unit or both, by name. Found first and sorted then: walking all names in their
-- order until enough of a rare topic turn up would take longer.
with found as materialized (
    select id, lower(case :language when 'nl' then name_nl else name_en end) as name
      from quantity
     where (:topic::text = '' or topics @> array[:topic])
       and (:unit::text = '' or unit = :unit)
)
select q.id, q.origin, q.topics, q.unit, null::date
  from (select id, name from found order by name, id limit :most offset :skip) f
  join quantity q on q.id = f.id
 order by f.name, f.id;

-- name: values_since(ids, since)
-- Main values of some quantities since a day, and the last one before it, oldest first. Where a day holds
-- several, the main one is what its report told, else the one that came last.
select w.id, r.day,
       coalesce((t.after ->> 'low')::double precision, case when t.after is null then r.low end),
       coalesce((t.after ->> 'high')::double precision, case when t.after is null then r.high end),
       coalesce(t.after ->> 'unit', r.unit), coalesce(t.after ->> 'bound', r.bound),
       coalesce(t.after ->> 'per', r.per), coalesce(t.after ->> 'status', r.status)
  from unnest(:ids::text[]) as w (id)
  join lateral (
      (select * from reported_value where quantity_id = w.id and day >= :since and position = 0
        order by day desc limit 200)
      union all
      (select * from reported_value where quantity_id = w.id and day < :since and position = 0
        order by day desc limit 1)
  ) r on true
  left join lateral (
      select c.after from change c
       where c.quantity_id = w.id and c.day = r.day and c.kind <> 'withdrawn' order by c.rank limit 1
  ) t on true
 order by w.id, r.day;

-- name: newest_figures(ids)
-- The newest figure of each of some quantities as its article wrote it.
select w.id, c.text
  from unnest(:ids::text[]) as w (id)
  join lateral (select claim_id from link where quantity_id = w.id order by day desc limit 1) l on true
  join claim c on c.id = l.claim_id;

-- name: names_of(ids)
select id, name_nl, name_en from quantity_name where id = any(:ids::text[]);

-- name: kept_quantity(id)^
select q.id, q.origin, q.dimension, q.unit, n.name_nl, n.name_en, q.topics, q.weight, q.told, q.day
  from quantity q join quantity_name n on n.id = q.id
 where q.id = :id;

-- name: all_values(id)
-- What a quantity's chart shows: its main value of every reported day, oldest first. Where a day holds
-- several, the main one is what its report told, else the one that came last.
select r.day,
       coalesce((t.after ->> 'low')::double precision, case when t.after is null then r.low end),
       coalesce((t.after ->> 'high')::double precision, case when t.after is null then r.high end),
       coalesce(t.after ->> 'unit', r.unit), coalesce(t.after ->> 'bound', r.bound),
       coalesce(t.after ->> 'per', r.per), coalesce(t.after ->> 'status', r.status)
  from (
      select * from reported_value
       where quantity_id = any(with_taken_over(:id)) and position = 0
       order by day desc
       limit 2000
  ) r
  left join lateral (
      select c.after from change c
       where c.quantity_id = any(with_taken_over(:id)) and c.day = r.day and c.kind <> 'withdrawn' order by c.rank limit 1
  ) t on true
 order by r.day;

-- name: disagreements(id)
-- Days that ended with more than one value of a quantity, and the reach of these, oldest first.
select day, unit, min(coalesce(low, high)), max(coalesce(high, low))
  from reported_value
 where quantity_id = any(with_taken_over(:id))
 group by day, unit
having count(*) > 1 and min(coalesce(low, high)) < max(coalesce(high, low))
 order by day
 limit 1000;

-- name: changes_of_quantity(id, most)
-- Changes told of a quantity, newest first.
select day, rank, kind, before, after, since, sentence_nl, sentence_en
  from change where quantity_id = any(with_taken_over(:id)) order by day desc, rank limit :most;

-- name: figures_of_quantity(id, before, most)
-- Figures of a quantity with sentence and source, newest first; before is the claim to go on from.
select c.id, l.day, c.low, c.high, c.unit, c.bound, c.per, c.status, c.step, c.past, c.speaker,
       v.article_key, v.version_key, v.outlet, v.outlet_name, v.url, v.title, v.effective_at,
       substring(v.title || E'\n\n' || v.text
                 from coalesce(c.sentence_start, c.start_at) + 1
                 for least(coalesce(c.sentence_end, c.end_at) - coalesce(c.sentence_start, c.start_at), 4000)),
       c.start_at - coalesce(c.sentence_start, c.start_at), c.end_at - coalesce(c.sentence_start, c.start_at),
       c.place, c.start_at, l.score, l.reasons, l.runner_up, u.name_nl, u.name_en, l.runner_up_score
  from link l
  join claim c on c.id = l.claim_id
  join article_version v on v.version_id = c.version_id
  left join quantity_name u on u.id = l.runner_up
 where l.quantity_id = any(with_taken_over(:id))
   and (:before::bigint is null
        or (l.day, l.claim_id) < (select b.day, b.claim_id from link b where b.claim_id = :before))
 order by l.day desc, l.claim_id desc
 limit :most;

-- name: figure_count(id)$
select count(*) from link where quantity_id = any(with_taken_over(:id));

-- name: decisions_about(id, most)
-- What editors decided about a quantity, newest first.
select d.id, d.kind, d.quantity_id, d.other_id, d.name_nl, d.name_en, d.day, d.change_kind, d.made_by, d.made_at,
       d.undone_by, d.undone_at, q.name_nl, q.name_en, o.name_nl, o.name_en
  from decision d
  left join quantity_name q on q.id = d.quantity_id
  left join quantity_name o on o.id = d.other_id
 where d.quantity_id = :id or d.other_id = :id
 order by d.id desc
 limit :most;

-- name: merged_into(id)$
-- Where a quantity's figures went by a decision in force.
select other_id from decision
 where kind = 'merge' and quantity_id = :id and undone_at is null order by id desc limit 1;

-- name: rivals(id, most)
-- Quantities that came second most often for the figures of this one: what it may have to be merged with.
select q.id, q.name_nl, q.name_en, count(*)
  from (select runner_up from link where quantity_id = :id and runner_up is not null limit 2000) l
  join quantity_name q on q.id = l.runner_up
 group by q.id, q.name_nl, q.name_en
 order by count(*) desc, q.id
 limit :most;

-- name: quantities_of_claims(ids)
-- The quantity of each linked claim and why.
select l.claim_id, q.id, q.name_nl, q.name_en, l.score, l.reasons
  from link l join quantity_name q on q.id = l.quantity_id
 where l.claim_id = any(:ids::bigint[]);

-- name: days_waiting()$
-- Whether days wait to be linked and told anew.
select exists (select from stale_day);
