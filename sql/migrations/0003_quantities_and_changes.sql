-- Which figures speak of one quantity, how each quantity stood after every day, and what a day changed.
--
-- Everything but `decision` is worked out from claims and decisions, a local day at a time. A row carries the
-- day it belongs to; linking a day anew deletes the rows of that day and later ones, and marks the later days
-- stale, so any order of arrival ends in the same rows. The state before a day is the newest row before it,
-- found by index: a day's work depends on that day's claims, not on history.

create table stale_day (
    day    date primary key,
    since  timestamptz not null default now()
);
comment on table stale_day is 'Local days (Europe/Amsterdam) that wait to be linked and told, for the first time or again.';

create table linked_day (
    day         date primary key,
    linked_at   timestamptz not null default now(),
    versions    integer not null check (versions >= 0),
    figures     integer not null check (figures >= 0),
    new_untold  integer not null check (new_untold >= 0),
    quantities  bigint not null check (quantities >= 0)
);
comment on table  linked_day is 'Days that were linked and told.';
comment on column linked_day.versions is 'On-topic article versions told that day.';
comment on column linked_day.new_untold is 'Quantities first seen that day that were counted, not told.';
comment on column linked_day.quantities is 'Quantities known at the end of the day.';

create table linked_version (
    version_id  bigint primary key references reading (version_id) on delete cascade,
    day         date not null
);
create index linked_version_day on linked_version (day);
comment on table linked_version is 'Versions whose figures were linked. When a version or its reading goes, its day becomes stale.';

create table linked_withdrawal (
    article_id  bigint primary key references article on delete cascade,
    day         date not null
);
create index linked_withdrawal_day on linked_withdrawal (day);
comment on table linked_withdrawal is 'Articles whose disappearance was taken into a day.';

create table quantity (
    id         text primary key check (id <> ''),
    day        date not null,
    origin     text not null check (origin in ('curated', 'discovered')),
    dimension  text not null check (dimension <> ''),
    unit       text,
    name_nl    text not null check (name_nl <> ''),
    name_en    text not null check (name_en <> ''),
    topics     text[] not null default '{}',
    weight     real not null,
    told       boolean not null
);
create index quantity_day on quantity (day);
comment on table  quantity is 'What figures measure, the same over articles and time.';
comment on column quantity.id is 'Id of seeds/quantities.toml, or q- and 16 hex digits made of the article, sentence and place of the figure that started it.';
comment on column quantity.day is 'Local day of its first figure.';
comment on column quantity.dimension is 'What can be compared: money, percent, person, count:<kind>, or a unit.';
comment on column quantity.unit is 'Usual unit; amounts of money may come in several currencies.';
comment on column quantity.topics is 'Topics of the article that started it, or of the curated entry.';
comment on column quantity.weight is 'Rank in the report, 1 to 10.';
comment on column quantity.told is 'Whether its changes are told, by seeds; an editor''s mute or confirm is in decision.';

create table quantity_state (
    quantity_id  text not null references quantity on delete cascade,
    day          date not null,
    profile      jsonb not null,
    standing     jsonb not null,
    primary key (quantity_id, day)
);
create index quantity_state_day on quantity_state (day);
comment on table  quantity_state is 'A quantity as it stood after each day that touched it; the newest row before a day is its state before it.';
comment on column quantity_state.profile is 'What linking compares: terms with weights, actors, years, sides, rate, last values.';
comment on column quantity_state.standing is 'What telling compares: values current in the last report and the latest reported ones.';

create table quantity_term (
    dimension    text not null,
    term         text not null,
    quantity_id  text not null references quantity on delete cascade,
    day          date not null,
    primary key (dimension, term, quantity_id) include (day)
);
-- A look-up reads some hundred rows of a figure: from the index alone, where vacuum has been.
alter table quantity_term set (autovacuum_vacuum_insert_scale_factor = 0.02);
create index quantity_term_quantity on quantity_term (quantity_id);
create index quantity_term_day on quantity_term (day);
comment on table  quantity_term is 'Inverted index: the words (and values, "=EUR 2.1e+11") by which a quantity is found, and since when.';

create table term_count (
    dimension   text not null,
    term        text not null,
    day         date not null,
    quantities  integer not null check (quantities > 0),
    primary key (dimension, term, day) include (quantities)
);
alter table term_count set (autovacuum_vacuum_insert_scale_factor = 0.02);
create index term_count_day on term_count (day);
comment on table  term_count is 'How many quantities had a term at the end of each day on which that grew.';

create table link (
    claim_id         bigint primary key references claim on delete cascade,
    quantity_id      text not null references quantity on delete cascade,
    day              date not null,
    score            real not null,
    reasons          jsonb not null check (jsonb_typeof(reasons) = 'array'),
    runner_up        text,
    runner_up_score  real
);
create index link_quantity on link (quantity_id, day);
create index link_day on link (day);
comment on table  link is 'Which quantity a figure belongs to, and why.';
comment on column link.reasons is '[feature, what it added to the score] pairs, largest first.';
comment on column link.runner_up is 'The quantity that came second.';

create table change (
    day          date not null,
    rank         integer not null check (rank > 0),
    quantity_id  text not null references quantity on delete cascade,
    kind         text not null check (kind in
                     ('new', 'changed', 'refined', 'status', 'disputed', 'corrected', 'reverted', 'withdrawn')),
    name_nl      text not null,
    name_en      text not null,
    before       jsonb,
    after        jsonb not null,
    since        date,
    weight       real not null,
    sentence_nl  text not null,
    sentence_en  text not null,
    topics       text[] not null default '{}',
    primary key (day, rank)
);
create index change_quantity on change (quantity_id, day);
comment on table  change is 'What a day''s report tells, most telling first.';
comment on column change.before is 'Value last reported, or the other side of a dispute: low, high, unit, bound, per, status, step.';
comment on column change.after is 'The new value, in the same form.';
comment on column change.since is 'Day on which the value before was first reported.';

create table change_evidence (
    day       date not null,
    rank      integer not null,
    side      text not null check (side in ('after', 'before')),
    position  integer not null check (position >= 0),
    claim_id  bigint not null references claim on delete cascade,
    primary key (day, rank, side, position),
    foreign key (day, rank) references change (day, rank) on delete cascade
);
create index change_evidence_claim on change_evidence (claim_id);
comment on table  change_evidence is 'The figures that carry a change, most telling first.';
comment on column change_evidence.side is 'after: the new value; before: the old value, or the other side of a dispute.';

create table reported_value (
    quantity_id  text not null references quantity on delete cascade,
    day          date not null,
    position     integer not null check (position >= 0),
    low          double precision,
    high         double precision,
    unit         text,
    bound        text not null,
    per          text,
    status       text not null,
    primary key (quantity_id, day, position)
);
create index reported_value_day on reported_value (day);
comment on table reported_value is 'Values of a quantity as reported, told or counted, by day: what a chart of it shows.';

create table decision (
    id           bigint generated always as identity primary key,
    kind         text not null check (kind in ('merge', 'split', 'rename', 'mute', 'confirm', 'not-a-change')),
    quantity_id  text not null check (quantity_id <> ''),
    other_id     text,
    name_nl      text,
    name_en      text,
    day          date,
    change_kind  text,
    made_by      text not null,
    made_at      timestamptz not null default now(),
    undone_by    text,
    undone_at    timestamptz,
    constraint decision_is_whole check (
        case kind
            when 'merge' then other_id is not null and other_id <> quantity_id
            when 'split' then other_id is not null
            when 'rename' then num_nonnulls(name_nl, name_en) > 0
            when 'not-a-change' then day is not null
            else true
        end
    ),
    constraint decision_undone_by_somebody check ((undone_by is null) = (undone_at is null))
);
create index decision_quantity on decision (quantity_id);
comment on table  decision is 'What editors decided. Never changed by a run; undoing keeps the row.';
comment on column decision.quantity_id is 'The quantity decided on; not a reference, for a run may fold it into another.';
comment on column decision.other_id is 'merge: the quantity its figures go to. split: the id the figure gets that is taken out.';

-- A day waits for linking as soon as one of its on-topic versions is read, and again when one goes.

create function mark_days_of_readings() returns trigger language plpgsql as $$
begin
    insert into stale_day (day)
    select distinct (v.effective_at at time zone 'Europe/Amsterdam')::date
      from added a
      join version v on v.id = a.version_id
     where a.on_topic
    on conflict (day) do nothing;
    return null;
end $$;

create trigger reading_makes_day_stale
    after insert on reading referencing new table as added
    for each statement execute function mark_days_of_readings();

create function mark_day_of_lost_version() returns trigger language plpgsql as $$
begin
    insert into stale_day (day) values (old.day) on conflict (day) do nothing;
    return null;
end $$;

create trigger lost_version_makes_day_stale
    after delete on linked_version
    for each row execute function mark_day_of_lost_version();

create view quantity_name as
select q.id, coalesce(g.name_nl, q.name_nl) as name_nl, coalesce(g.name_en, g.name_nl, q.name_en) as name_en
  from quantity q
  left join (
      select quantity_id, (array_agg(name_nl order by id desc) filter (where name_nl is not null))[1] as name_nl,
             (array_agg(name_en order by id desc) filter (where name_en is not null))[1] as name_en
        from decision
       where kind = 'rename' and undone_at is null
       group by quantity_id
  ) g on g.quantity_id = q.id;
comment on view quantity_name is 'What a quantity is called: as an editor named it last, else as it was found. The row of a quantity is worked out anew with its day, so a given name is kept as the decision.';

create view quantity_now as
select q.id, q.origin, q.dimension, q.unit, n.name_nl, n.name_en, q.topics, q.weight, q.told, q.day as first_day,
       s.day as last_day, r.low, r.high, r.unit as value_unit, r.bound, r.per, r.status, r.day as reported_on
  from quantity q
  join quantity_name n on n.id = q.id
  join lateral (
      select day from quantity_state s where s.quantity_id = q.id order by s.day desc limit 1
  ) s on true
  left join lateral (
      select * from reported_value r where r.quantity_id = q.id order by r.day desc, r.position limit 1
  ) r on true;
comment on view quantity_now is 'Every quantity with its last reported value.';
