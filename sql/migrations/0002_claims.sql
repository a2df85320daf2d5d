-- What the articles say: topics, and claims with their place in the text.

create table reading (
    version_id bigint primary key references version (id) on delete cascade,
    read_at timestamptz not null default now(),
    reader text not null,
    on_topic boolean not null
);
comment on table reading is 'Versions that were read: topics detected and, when on topic, claims extracted';
comment on column reading.reader is 'Fingerprint of the program and lexicons that read the version';

create table version_topic (
    version_id bigint not null references reading (version_id) on delete cascade,
    topic text not null check (topic <> ''),
    score double precision not null,
    terms jsonb not null default '[]' check (jsonb_typeof(terms) = 'array'),
    primary key (version_id, topic)
);
comment on table version_topic is 'What a version is about, and why: the terms found and the weight each added';
create index version_topic_by_topic on version_topic (topic, version_id);

create table claim (
    id bigint generated always as identity primary key,
    version_id bigint not null references reading (version_id) on delete cascade,
    ordinal integer not null check (ordinal >= 0),
    kind text not null check (kind in ('figure', 'date', 'speech')),
    start_at integer not null check (start_at >= 0),
    end_at integer not null,
    text text not null,
    reasons jsonb not null default '[]' check (jsonb_typeof(reasons) = 'array'),
    -- figure
    low double precision,
    high double precision,
    unit text,
    bound text check (bound in ('exact', 'about', 'over', 'under', 'at_least', 'at_most', 'between')),
    per text,
    status text check (status in ('fact', 'plan', 'decided', 'denied')),
    step double precision check (step >= 0),
    past boolean,
    what text,
    number_start integer,
    number_end integer,
    noun_start integer,
    noun_end integer,
    sentence_start integer,
    sentence_end integer,
    place text check (place in ('title', 'lead', 'body')),
    converted_from integer,
    -- date
    date text check (date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    event text,
    -- speech
    direct boolean,
    -- figure and speech
    speaker text,
    unique (version_id, ordinal),
    check (end_at > start_at),
    check (low is null or high is null or low <= high),
    check (
        case kind
            when 'figure' then
                (low is not null or high is not null)
                and num_nulls(bound, status, step, past, place) = 0
                and num_nonnulls(date, event, direct) = 0
            when 'date' then
                date is not null
                and num_nonnulls(low, high, unit, bound, per, status, step, past, what, place, direct, speaker) = 0
            when 'speech' then
                direct is not null and speaker is not null
                and num_nonnulls(low, high, unit, bound, per, status, step, past, what, place, date, event) = 0
        end
    )
);
comment on table claim is 'Something a version says, with its characters in title, two newlines, text: a figure, a date or a statement';
comment on column claim.start_at is 'First character, counted from 0 over title || E''\n\n'' || text';
comment on column claim.end_at is 'One past the last character';
comment on column claim.low is 'Lower end, fully scaled (3.5 miljard is 3500000000); null when the range is open below';
comment on column claim.high is 'Upper end, fully scaled; null when the range is open above';
comment on column claim.unit is 'ISO 4217 code, percent, percentage_point, times, person, count:<Dutch lemma>, km, ...';
comment on column claim.step is 'One unit of the last written digit in its written scale: 1e9 for "210 miljard"';
comment on column claim.past is 'An old value told as history; it makes no change';
comment on column claim.what is 'What is measured, in the article''s own words';
comment on column claim.converted_from is 'start_at of the figure this one repeats in another currency';
comment on column claim.date is 'As precise as the text: 2025-03-06, 2025-03 or 2025';
comment on column claim.reasons is 'Why the claim was read so: [rule, lexicon entry] pairs';
create index claim_figures on claim (version_id) where kind = 'figure';
