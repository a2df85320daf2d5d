-- name: reported_days()
-- Days of which this collection has a report.
select distinct day from report order by day;

-- name: sample_note()$
-- What stands with the sample's schema: that it was removed, or nothing.
select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'sample';

-- name: note_sample_removed()#
comment on schema sample is 'removed';

-- name: forget_sample_removed()#
comment on schema sample is null;
