-- name: unread_versions(most)
-- Versions that nobody read yet and whose page needs no more waiting, oldest first.
select v.id, v.title, v.text, v.published, v.effective_at
from version v
where not exists (select from reading r where r.version_id = v.id)
  and v.page_outcome <> 'pending'
order by v.effective_at, v.id
limit :most;

-- name: record_readings(reader, rows)!
insert into reading (version_id, reader, on_topic)
select version_id, :reader, on_topic
from jsonb_to_recordset(:rows) as r (version_id bigint, on_topic boolean)
on conflict (version_id) do nothing;

-- name: record_topics(rows)!
insert into version_topic (version_id, topic, score, terms)
select version_id, topic, score, terms
from jsonb_to_recordset(:rows) as t (version_id bigint, topic text, score double precision, terms jsonb)
on conflict (version_id, topic) do nothing;

-- name: record_claims(rows)!
insert into claim (
    version_id, ordinal, kind, start_at, end_at, text, reasons,
    low, high, unit, bound, per, status, step, past, what,
    number_start, number_end, noun_start, noun_end, sentence_start, sentence_end, place, converted_from,
    date, event, direct, speaker
)
select
    version_id, ordinal, kind, start_at, end_at, text, coalesce(reasons, '[]'),
    low, high, unit, bound, per, status, step, past, what,
    number_start, number_end, noun_start, noun_end, sentence_start, sentence_end, place, converted_from,
    date, event, direct, speaker
from jsonb_to_recordset(:rows) as c (
    version_id bigint, ordinal integer, kind text, start_at integer, end_at integer, text text, reasons jsonb,
    low double precision, high double precision, unit text, bound text, per text, status text,
    step double precision, past boolean, what text,
    number_start integer, number_end integer, noun_start integer, noun_end integer,
    sentence_start integer, sentence_end integer, place text, converted_from integer,
    date text, event text, direct boolean, speaker text
)
on conflict (version_id, ordinal) do nothing;

-- name: forget_readings(versions)!
-- So that the versions are read anew; their topics and claims go with the reading.
delete from reading where version_id = any(:versions);

-- name: topics_of_versions(versions)
select version_id, topic from version_topic where version_id = any(:versions) order by version_id, score desc, topic;

-- name: keys_of_versions(versions)
-- The stable key of each version.
select version_id, version_key from article_version where version_id = any(:versions);

-- name: claims_of_versions(versions)
-- Everything these versions claim, in text order.
select version_id, kind, start_at, end_at, text, low, high, unit, bound, per, status, past, speaker, what,
       date, event, direct
from claim
where version_id = any(:versions)
order by version_id, ordinal;
