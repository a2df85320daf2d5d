-- Reports as they were made, and who got them.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never overwritten', tg_table_name using errcode = 'restrict_violation';
end
$$;
comment on function refuse_change is 'For tables that only grow.';

create table report (
    id          bigint generated always as identity primary key,
    day         date not null,
    version     integer not null check (version >= 1),
    occasion    text not null check (occasion in ('edition', 'history', 'refresh')),
    language    text not null check (language in ('nl', 'en')),
    subject     text not null check (subject <> '' and subject !~ '[\r\n]'),
    html        text not null,
    body        text not null,
    edition     jsonb not null check (jsonb_typeof(edition) = 'object'),
    changes     integer not null check (changes >= 0),
    fingerprint bytea not null check (length(fingerprint) = 32),
    created_at  timestamptz not null default now(),
    unique (day, version)
);
create trigger report_is_kept before update or delete on report for each row execute function refuse_change();
comment on table  report is 'The report of one local day (Europe/Amsterdam), each version as it was made. Rows are only added.';
comment on column report.version is 'Counts from 1 for each day; the highest is the report of that day.';
comment on column report.occasion is 'edition: made in the morning; history: made of an archive; refresh: made anew after late articles or a decision.';
comment on column report.subject is 'Subject of the mail, in the report''s language.';
comment on column report.html is 'The mail''s HTML, without reader-specific links; pictures are referred to by Content-ID.';
comment on column report.body is 'The mail''s plain text.';
comment on column report.edition is 'Everything the report was made from, with its evidence; HTML and text can be made from this alone.';
comment on column report.changes is 'Number of changes told.';
comment on column report.fingerprint is 'SHA-256 over edition and language: a report that tells the same as the day''s last makes no new version.';

create table stale_report (
    report_id   bigint primary key references report,
    since       timestamptz not null default now(),
    because     text not null check (because <> '')
);
comment on table  stale_report is 'Reports that would come out differently now; making them anew removes the row.';
comment on column stale_report.because is 'What made it stale, for people.';

create table run_report (
    dag_id      text not null check (dag_id <> ''),
    run_id      text not null check (run_id <> ''),
    day         date not null,
    recorded_at timestamptz not null default now(),
    primary key (dag_id, run_id)
);
create index run_report_day on run_report (day);
comment on table  run_report is 'Which day''s report a DAG run made or sent: the link between a run and its edition.';

create table recipient (
    id          bigint generated always as identity primary key,
    address     text not null check (address ~ '^[^[:space:]@<>]+@[^[:space:]@<>]+$'),
    topics      text[] not null default '{}' check (array_position(topics, null) is null),
    language    text check (language in ('nl', 'en')),
    active      boolean not null default true,
    added_at    timestamptz not null default now()
);
create unique index recipient_address on recipient (lower(address));
comment on table  recipient is 'Who gets the report by mail, beside those in the settings.';
comment on column recipient.topics is 'Only changes on these topics; all when empty.';
comment on column recipient.language is 'Language of the mail; that of the settings when null.';
comment on column recipient.active is 'False for who asked to leave: also stops an address of the settings.';

create table delivery (
    id          bigint generated always as identity primary key,
    report_id   bigint not null references report,
    day         date not null,
    address     text not null check (address <> ''),
    state       text not null check (state in ('started', 'handing_over', 'sent', 'failed', 'refused', 'unknown')),
    transport   text not null check (transport in ('smtp', 'outbox')),
    message_id  text not null check (message_id <> ''),
    attempts    integer not null default 1 check (attempts >= 1),
    problem     text,
    started_at  timestamptz not null,
    changed_at  timestamptz not null,
    sent_at     timestamptz,
    constraint delivery_sent_when check ((state = 'sent') = (sent_at is not null)),
    constraint delivery_problem_told check (state not in ('failed', 'refused', 'unknown') or problem is not null)
);
create unique index delivery_once on delivery (day, lower(address));
create index delivery_report on delivery (report_id);
create index delivery_unfinished on delivery (day) where state <> 'sent';
comment on table  delivery is 'A report on its way to one recipient: at most one row, and at most one mail, a day and address.';
comment on column delivery.report_id is 'The version that was sent, or tried last.';
comment on column delivery.state is 'started: being prepared; handing_over: the server may have it from here on; sent: accepted; failed: not accepted, tried again; refused: never accepted (no such mailbox); unknown: broke off while handing over, not sent again.';
comment on column delivery.message_id is 'Message-ID, the same for every attempt.';
comment on column delivery.problem is 'Why it did not go, for people.';

-- The list of quantities finds by words and sorts by name, among hundreds of thousands.
create index quantity_words on quantity using gin (to_tsvector('simple', name_nl || ' ' || name_en || ' ' || id));
create index quantity_topics on quantity using gin (topics);
create index quantity_unit on quantity (unit);
create index quantity_name_nl on quantity (lower(name_nl), id);
create index quantity_name_en on quantity (lower(name_en), id);

create view told_change as
select r.day, r.version as report_version, r.created_at as told_at,
       c.quantity, c.name_nl, c.name_en, c.kind,
       (c.before ->> 'low')::double precision as before_low, (c.before ->> 'high')::double precision as before_high,
       c.before ->> 'unit' as before_unit, c.before ->> 'bound' as before_bound, c.before ->> 'status' as before_status,
       (c.after ->> 'low')::double precision as after_low, (c.after ->> 'high')::double precision as after_high,
       c.after ->> 'unit' as after_unit, c.after ->> 'bound' as after_bound, c.after ->> 'status' as after_status,
       c.after ->> 'per' as per, c.since, c.weight, c.sentence_nl, c.sentence_en,
       array(select jsonb_array_elements_text(c.topics)) as topics,
       array(select e ->> 'article' from jsonb_array_elements(c.evidence) e) as articles
  from (select distinct on (day) * from report order by day, version desc) r
 cross join lateral jsonb_to_recordset(r.edition -> 'changes') as c (
           quantity text, name_nl text, name_en text, kind text, before jsonb, after jsonb, since date,
           weight double precision, sentence_nl text, sentence_en text, topics jsonb, evidence jsonb);
comment on view   told_change is 'For analysts: every change told in the newest report of its day.';
comment on column told_change.told_at is 'When that version of the report was made.';
comment on column told_change.before_low is 'Lower end of the value last reported before; null for a first value or an open end.';
comment on column told_change.after_low is 'Lower end of the new value; null for an open end.';
comment on column told_change.per is 'Period or thing the value is for: year, month, piece.';
comment on column told_change.since is 'Day on which the value before was first reported.';
comment on column told_change.articles is 'Keys of the articles that carry the new value, most telling first.';

create view quantity_history as
select r.quantity_id as quantity, q.name_nl, q.name_en, r.day, r.position, r.low, r.high, r.unit, r.bound, r.per,
       r.status
  from reported_value r
  join quantity_name q on q.id = r.quantity_id;
comment on view   quantity_history is 'For analysts: the values of every quantity as reported, by day.';
comment on column quantity_history.position is '0 for the day''s main value; further ones stood beside it, as in a dispute.';

create view linked_figure as
select l.quantity_id as quantity, q.name_nl, q.name_en, l.day, c.text, c.low, c.high, c.unit, c.bound, c.per, c.status,
       c.past, c.speaker, c.what, v.outlet, v.article_key, v.version_key, v.url, v.title, v.effective_at, l.score,
       substring(v.title || E'\n\n' || v.text from c.sentence_start + 1 for c.sentence_end - c.sentence_start)
           as sentence
  from link l
  join quantity_name q on q.id = l.quantity_id
  join claim c on c.id = l.claim_id
  join article_version v on v.version_id = c.version_id;
comment on view   linked_figure is 'For analysts: every figure with its quantity, its sentence and where it stands.';
comment on column linked_figure.past is 'An old value told as history; it makes no change.';
comment on column linked_figure.score is 'How sure the link is; 1 and more is sure.';

create view reported_day as
select r.day, r.version, r.occasion, r.subject, r.changes, r.created_at, s.because as stale_because,
       (r.edition ->> 'articles_read')::integer as articles_read,
       (r.edition ->> 'articles_on_topic')::integer as articles_on_topic,
       (r.edition ->> 'figures_read')::integer as figures_read
  from (select distinct on (day) * from report order by day, version desc) r
  left join stale_report s on s.report_id = r.id;
comment on view   reported_day is 'For analysts: the newest report of every day in numbers.';
comment on column reported_day.stale_because is 'Why the report would come out differently now; null when it would not.';

-- A role that reads the views above and nothing else. Roles belong to the whole server, so another database
-- or collection may have made it already, and the owner of this one may not be allowed to.
do $$
begin
    if not exists (select from pg_roles where rolname = 'cijferwacht_reader') then
        create role cijferwacht_reader nologin;
    end if;
exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
        raise notice 'no role cijferwacht_reader: this user may not create roles';
end
$$;
do $$
begin
    if exists (select from pg_roles where rolname = 'cijferwacht_reader') then
        execute format('grant usage on schema %I to cijferwacht_reader', current_schema());
        grant select on told_change, reported_day, article_version, quantity_now, quantity_history, linked_figure to cijferwacht_reader;
    end if;
end
$$;
