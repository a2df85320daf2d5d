-- name: latest_report(day)^
-- The newest version of a day's report, without its contents.
select id, version, fingerprint from report where day = :day order by version desc limit 1;

-- name: add_report(day, version, occasion, language, subject, html, body, edition, changes, fingerprint)$
insert into report (day, version, occasion, language, subject, html, body, edition, changes, fingerprint)
values (:day, :version, :occasion, :language, :subject, :html, :body, :edition, :changes, :fingerprint)
returning id;

-- name: stored_report(day, version)^
-- One version of a day's report; the newest for version null.
select r.id, r.day, r.version, r.occasion, r.language, r.subject, r.html, r.body, r.edition::text,
       r.created_at, s.because,
       r.version = (select max(newest.version) from report newest where newest.day = r.day) as is_newest
  from report r
  left join stale_report s on s.report_id = r.id
 where r.day = :day
   and (:version::integer is null or r.version = :version)
 order by r.version desc
 limit 1;

-- name: report_versions(day)
-- Every version of a day's report, newest first.
select r.version, r.occasion, r.subject, r.changes, r.created_at, s.because
  from report r
  left join stale_report s on s.report_id = r.id
 where r.day = :day
 order by r.version desc;

-- name: neighbouring_days(day)^
-- The days with a report just before and after this one, and the newest of all.
select (select max(day) from report where day < :day),
       (select min(day) from report where day > :day),
       (select max(day) from report);

-- name: mark_stale(first_day, because)
-- The newest reports of this day and all later ones; gives the days that were not yet stale.
with newest as (
    select distinct on (day) id, day from report where day >= :first_day order by day, version desc
), marked as (
    insert into stale_report (report_id, because)
    select id, :because from newest
    on conflict (report_id) do nothing
    returning report_id
)
select newest.day from newest join marked on marked.report_id = newest.id order by newest.day;

-- name: stale_days()
-- Days whose newest report would come out differently now, oldest first.
select r.day
  from stale_report s
  join report r on r.id = s.report_id
 where not exists (select from report newer where newer.day = r.day and newer.version > r.version)
 order by r.day;

-- name: freshen(day)!
delete from stale_report s using report r where r.id = s.report_id and r.day = :day;

-- name: record_run(dag_id, run_id, day)!
insert into run_report (dag_id, run_id, day) values (:dag_id, :run_id, :day)
on conflict (dag_id, run_id) do update set day = excluded.day, recorded_at = now();

-- name: day_of_run(run_id)$
select day from run_report where run_id = :run_id order by recorded_at desc limit 1;

-- name: runs_of_day(day)
select dag_id, run_id, recorded_at from run_report where day = :day order by recorded_at desc limit 50;

-- name: recipients()
select address, topics, language, active from recipient order by lower(address);

-- name: put_recipient(address, topics, language, active)!
insert into recipient (address, topics, language, active)
values (:address, :topics::text[], :language, :active)
on conflict (lower(address)) do update
   set topics = excluded.topics, language = excluded.language, active = excluded.active;

-- name: take_lock(name)$
-- Whether this session now holds the lock of this name, across its transactions.
select pg_try_advisory_lock(hashtextextended(:name, 0));

-- name: give_lock(name)$
select pg_advisory_unlock(hashtextextended(:name, 0));

-- name: delivery(day, address)^
select state, problem from delivery where day = :day and lower(address) = lower(:address);

-- name: start_delivery(report_id, day, address, transport, message_id, now)!
insert into delivery (report_id, day, address, state, transport, message_id, started_at, changed_at)
values (:report_id, :day, :address, 'started', :transport, :message_id, :now, :now)
on conflict (day, lower(address)) do update
   set report_id = excluded.report_id, state = 'started', transport = excluded.transport,
       message_id = excluded.message_id, problem = null, attempts = delivery.attempts + 1,
       changed_at = excluded.changed_at
 where delivery.state <> 'sent';

-- name: move_delivery(day, address, state, problem, now)!
update delivery
   set state = :state, problem = :problem, changed_at = :now,
       sent_at = case when :state = 'sent' then :now::timestamptz end
 where day = :day and lower(address) = lower(:address);

-- name: deliveries(day)
select d.address, d.state, d.transport, d.attempts, d.problem, r.version, d.changed_at, d.sent_at
  from delivery d
  join report r on r.id = d.report_id
 where d.day = :day
 order by d.state = 'sent', lower(d.address);

-- name: unfinished_deliveries(since)
-- Mails since a day that did not go, newest first.
select d.day, d.address, d.state, d.transport, d.attempts, d.problem, r.version, d.changed_at
  from delivery d
  join report r on r.id = d.report_id
 where d.state <> 'sent' and d.day >= :since
 order by d.day desc, lower(d.address)
 limit 200;

-- name: reports_between(first_day, last_day)
-- The newest report of every day in a period, newest day first.
select distinct on (day) day, version, created_at, edition::text
  from report
 where day between :first_day and :last_day
 order by day desc, version desc;

-- name: old_evidence(rows)
-- For each change the figure that brought its old value on the day it was first reported: one in a title or
-- lead before one in the body, the earliest first.
select w.n, c.low, c.high, c.unit, c.bound, c.per, c.status, c.step, c.past, c.speaker,
       c.article_key, c.version_key, c.outlet, c.outlet_name, c.url, c.title, c.effective_at,
       substring(c.title || E'\n\n' || c.text from c.sentence_start + 1
                 for least(c.sentence_end - c.sentence_start, 4000)),
       c.start_at - c.sentence_start, c.end_at - c.sentence_start, c.place, c.start_at, w.quantity
  from jsonb_to_recordset(:rows) as w (
           n integer, quantity text, day date, low double precision, high double precision, unit text)
  join lateral (
      select f.low, f.high, f.unit, f.bound, f.per, f.status, f.step, f.past, f.speaker, f.place, f.start_at,
             f.end_at, coalesce(f.sentence_start, f.start_at) as sentence_start,
             coalesce(f.sentence_end, f.end_at) as sentence_end,
             v.article_key, v.version_key, v.outlet, v.outlet_name, v.url, v.title, v.text, v.effective_at
        from link l
        join claim f on f.id = l.claim_id
        join article_version v on v.version_id = f.version_id
       where l.quantity_id = w.quantity and l.day = w.day and not f.past
         and f.low is not distinct from w.low and f.high is not distinct from w.high
         and f.unit is not distinct from w.unit
       order by f.place = 'body', v.effective_at, l.claim_id
       limit 1
  ) c on true;

-- name: silent_versions(keys)
-- Of these versions those for which the feed gave no time of update after the version before was told.
select v.version_key
  from unnest(:keys::text[]) as w (key)
  -- A version's key begins with its article's; the moment after the last @ tells them apart.
  join article a on a.key = left(w.key, length(w.key) - position('@' in reverse(w.key)))
  join article_version v on v.article_id = a.id and v.version_key = w.key
  left join lateral (
      select b.effective_at from version b
       where b.article_id = v.article_id and b.effective_at < v.effective_at
       order by b.effective_at desc limit 1
  ) before on true
 where v.updated is null or v.updated <= before.effective_at;
