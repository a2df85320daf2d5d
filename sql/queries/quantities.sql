-- name: pending_days()
-- Local days that wait to be linked and told, oldest first.
select day from stale_day
union
select (w.gone_at at time zone 'Europe/Amsterdam')::date
  from withdrawal w
 where exists (
           select from version v join linked_version l on l.version_id = v.id where v.article_id = w.article_id
       )
   and not exists (select from linked_withdrawal t where t.article_id = w.article_id)
order by 1;

-- name: linked_days_from(day)
select day from linked_day where day >= :day order by day;

-- name: mark_days(days)!
insert into stale_day (day) select unnest(:days::date[]) on conflict (day) do nothing;

-- name: day_is_done(day)!
delete from stale_day where day = :day;

-- name: forget_changes(day)!
delete from change where day >= :day;

-- name: forget_values(day)!
delete from reported_value where day >= :day;

-- name: forget_links(day)!
delete from link where day >= :day;

-- name: forget_states(day)!
delete from quantity_state where day >= :day;

-- name: forget_terms(day)!
-- Quantities no longer have the terms that they got since then.
with gone as (
    delete from term_gained where day >= :day returning term_id, quantity
), fewer as (
    select term_id, count(*) as quantities, array_agg(quantity) as numbers from gone group by term_id
), unused as (
    delete from term t using fewer f where t.id = f.term_id and t.quantities = f.quantities
)
update term t
   set quantities = t.quantities - f.quantities,
       found = array(
           select number from unnest(t.found) with ordinality as kept (number, place)
            where number <> all(f.numbers) order by place
       )
  from fewer f where t.id = f.term_id and t.quantities > f.quantities;

-- name: forget_quantities(day)!
delete from quantity where day >= :day;

-- name: forget_linked_versions(day)!
delete from linked_version where day >= :day;

-- name: forget_withdrawals(day)!
delete from linked_withdrawal where day >= :day;

-- name: forget_days(day)!
delete from linked_day where day >= :day;

-- name: versions_of_day(first, past)
-- On-topic versions told in the hours of a day, in canonical order, each with the one it replaces.
select v.version_id, v.article_key, v.version_key, v.outlet, v.outlet_name, v.url, v.title, v.text,
       v.effective_at, p.id, p.version_key,
       array(select t.topic from version_topic t where t.version_id = v.version_id order by t.topic)
  from article_version v
  join reading r on r.version_id = v.version_id and r.on_topic
  left join lateral (
      select b.version_id as id, b.version_key
        from article_version b
        join reading br on br.version_id = b.version_id and br.on_topic
       where b.article_id = v.article_id and b.effective_at < v.effective_at
       order by b.effective_at desc
       limit 1
  ) p on true
 where v.effective_at >= :first and v.effective_at < :past
 order by v.effective_at, v.article_key, v.version_key;

-- name: versions(ids)
select v.version_id, v.article_key, v.version_key, v.outlet, v.outlet_name, v.url, v.title, v.text,
       v.effective_at, null::bigint, null::text,
       array(select t.topic from version_topic t where t.version_id = v.version_id order by t.topic)
  from article_version v
 where v.version_id = any(:ids::bigint[])
 order by v.version_id;

-- name: withdrawn_versions(first, past)
-- Last version before it went of every article that disappeared in the hours of a day.
-- The signs of the day lead to the articles; of each the first sign that holds counts.
select w.article_id, v.id
  from (select distinct article_id from taken_away where gone_at >= :first and gone_at < :past) t
 cross join lateral (select * from withdrawal where article_id = t.article_id limit 1) w
  join lateral (
      select v.id from version v
       where v.article_id = w.article_id and v.effective_at <= w.gone_at
       order by v.effective_at desc limit 1
  ) v on true
 where w.gone_at >= :first and w.gone_at < :past
 order by v.id;

-- name: figures(ids)
select c.version_id, c.id, to_jsonb(c) from claim c
 where c.version_id = any(:ids::bigint[]) and c.kind = 'figure'
 order by c.version_id, c.start_at, c.ordinal;

-- name: links_of_versions(ids, day)
-- Links made before a day of the figures of some versions.
select c.version_id, c.start_at, l.quantity_id
  from claim c join link l on l.claim_id = c.id
 where c.version_id = any(:ids::bigint[]) and c.kind = 'figure' and l.day < :day;

-- name: terms(rows)
-- Terms that quantities of a dimension have, and how many have each.
select w.dimension, w.term, t.id, t.quantities
  from jsonb_to_recordset(:rows) as w (dimension text, term text)
  join term t on t.dimension = w.dimension and t.term = w.term;

-- name: quantities_of_terms(ids)
-- Numbers of the quantities that have each of these terms.
select t.id, t.found from unnest(:ids::integer[]) as wanted (id) join term t on t.id = wanted.id;

-- name: quantities_before(day)$
-- How many quantities there were at the end of the day before.
select coalesce((select quantities from linked_day where day < :day order by day desc limit 1), 0);

-- name: quantities_of_numbers(numbers)
select q.number, q.id
  from unnest(:numbers::integer[]) as wanted (number)
 cross join lateral (select * from quantity q where q.number = wanted.number limit 1) q;

-- name: profiles_before(day, ids)
-- What linking compares of quantities, as they stood at the end of the day before.
-- Each is looked up by itself (limit 1): the planner would rather read the table of quantities whole.
select q.id, q.origin, q.dimension, q.unit, q.name_nl, q.name_en, s.profile
  from unnest(:ids::text[]) as wanted (id)
 cross join lateral (
      select * from quantity q where q.id = wanted.id and q.day < :day limit 1
  ) q
 cross join lateral (
      select s.profile from quantity_state s
       where s.quantity_id = wanted.id and s.day < :day
       order by s.day desc limit 1
  ) s;

-- name: standings_before(day, ids)
-- Topics of quantities, and what telling compares of them, as they stood at the end of the day before.
select wanted.id, q.topics, s.standing
  from unnest(:ids::text[]) as wanted (id)
 cross join lateral (
      select * from quantity q where q.id = wanted.id and q.day < :day limit 1
  ) q
 cross join lateral (
      select s.standing from quantity_state s
       where s.quantity_id = wanted.id and s.day < :day
       order by s.day desc limit 1
  ) s;

-- name: add_quantities(day, rows)!
insert into quantity (id, number, day, origin, dimension, unit, name_nl, name_en, topics, weight, told)
select id, coalesce((select max(number) from quantity), 0) + row_number() over (order by id), :day, origin,
       dimension, unit, name_nl, name_en, topics, weight, told
  from jsonb_to_recordset(:rows) as r (
      id text, origin text, dimension text, unit text, name_nl text, name_en text, topics text[], weight real,
      told boolean
  );

-- name: add_states(day, rows)!
insert into quantity_state (quantity_id, day, profile, standing)
select id, :day, profile, standing from jsonb_to_recordset(:rows) as r (id text, profile jsonb, standing jsonb);

-- name: add_terms(rows)!
-- Terms that no quantity had yet.
insert into term (id, dimension, term, quantities, found)
select coalesce((select max(id) from term), 0) + row_number() over (), r.dimension, r.term, 0, '{}'
  from (
      select distinct dimension, term
        from jsonb_to_recordset(:rows) as r (dimension text, term text, id text)
  ) r
 where not exists (select from term t where t.dimension = r.dimension and t.term = r.term);

-- name: add_terms_of_quantities(day, most, rows)!
-- Of a term that more quantities have, only the first are kept: when the last are forgotten, the rest is whole.
with gained as (
    select t.id, array_agg(distinct q.number order by q.number) as numbers
      from jsonb_to_recordset(:rows) as r (dimension text, term text, id text)
      join term t on t.dimension = r.dimension and t.term = r.term
      join quantity q on q.id = r.id
     where q.number <> all(t.found)
     group by t.id
), noted as (
    insert into term_gained (day, term_id, quantity) select :day, id, unnest(numbers) from gained
)
update term t
   set quantities = t.quantities + cardinality(g.numbers), found = (t.found || g.numbers)[1:(:most)]
  from gained g where t.id = g.id;

-- name: add_links(day, rows)!
insert into link (claim_id, quantity_id, day, score, reasons, runner_up, runner_up_score)
select claim_id, quantity_id, :day, score, reasons, runner_up, runner_up_score
  from jsonb_to_recordset(:rows) as r (
      claim_id bigint, quantity_id text, score real, reasons jsonb, runner_up text, runner_up_score real
  );

-- name: add_linked_versions(day, ids)!
insert into linked_version (version_id, day) select unnest(:ids::bigint[]), :day;

-- name: add_withdrawals(day, ids)!
insert into linked_withdrawal (article_id, day)
select unnest(:ids::bigint[]), :day on conflict (article_id) do nothing;

-- name: add_day(day, versions, figures, new_untold, quantities)!
insert into linked_day (day, versions, figures, new_untold, quantities)
values (:day, :versions, :figures, :new_untold, :quantities);

-- name: decisions_in_force()
select id, kind, quantity_id, other_id, name_nl, name_en, day, change_kind, made_by, made_at
  from decision where undone_at is null order by id;

-- name: all_decisions(most)
select id, kind, quantity_id, other_id, name_nl, name_en, day, change_kind, made_by, made_at, undone_by, undone_at
  from decision order by id desc limit :most;

-- name: decide(kind, quantity, other, name_nl, name_en, day, change_kind, by)$
insert into decision (kind, quantity_id, other_id, name_nl, name_en, day, change_kind, made_by)
values (:kind, :quantity, :other, :name_nl, :name_en, :day, :change_kind, :by)
returning id;

-- name: undo_decision(id, by)^
update decision set undone_by = :by, undone_at = now()
 where id = :id and undone_at is null
returning kind, quantity_id, other_id, day;

-- name: first_day_of(ids)$
-- First local day of any of these quantities, or null.
select min(day) from quantity where id = any(:ids::text[]);

-- name: quantity_exists(id)$
select exists (select from quantity where id = :id);

-- name: find_quantities(pattern, topic, most)
-- Quantities whose name or id is like the pattern, most recently touched first.
select id, origin, name_nl, name_en, topics, first_day, last_day, low, high, coalesce(value_unit, unit), bound, per,
       status
  from quantity_now
 where (name_nl ilike :pattern or name_en ilike :pattern or id ilike :pattern)
   and (:topic = '' or :topic = any(topics))
 order by last_day desc, weight desc, id
 limit :most;

-- name: quantity_values(id, most)
select day, low, high, unit, bound, per, status
  from reported_value where quantity_id = any(with_taken_over(:id)) order by day desc, position limit :most;

-- name: quantity_figures(id, most)
-- Figures of a quantity with their article and why they were linked, newest first.
select l.day, c.text, v.outlet_name, v.title, v.url, l.score, l.reasons, l.runner_up, l.runner_up_score, c.id
  from link l
  join claim c on c.id = l.claim_id
  join article_version v on v.version_id = c.version_id
 where l.quantity_id = any(with_taken_over(:id))
 order by l.day desc, c.id desc
 limit :most;

-- name: link_of_claim(claim)^
-- The version, offset and quantity of one linked figure.
select c.version_id, c.start_at, l.quantity_id from claim c join link l on l.claim_id = c.id where c.id = :claim;

-- name: quantities_of_figures()
-- Version, offset and quantity of every linked figure that somebody would track: of a quantity that is curated,
-- that moved, that several articles tell, or that one article tells in its title or more than once.
-- What a curated quantity took over counts as its own.
with said as (
    select coalesce(s.profile ->> 'into', l.quantity_id) as quantity_id, v.article_key, v.version_id,
           v.version_key, c.start_at, c.place
      from link l
      join claim c on c.id = l.claim_id
      join article_version v on v.version_id = c.version_id
      join lateral (
          select s.profile from quantity_state s where s.quantity_id = l.quantity_id order by s.day desc limit 1
      ) s on true
), tracked as (
    select q.id from quantity q where q.told and q.origin = 'curated'
    union
    select h.quantity_id from change h where h.kind <> 'new'
    union
    select quantity_id from said group by quantity_id
    having count(distinct article_key) > 1 or bool_or(place = 'title')
    union
    select quantity_id from said group by quantity_id, version_id having count(*) > 1
)
select s.version_key, s.start_at,
       case when exists (select from tracked t where t.id = s.quantity_id) then s.quantity_id end
  from said s
  join quantity q on q.id = s.quantity_id and q.told;
