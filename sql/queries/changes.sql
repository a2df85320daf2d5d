-- name: add_changes(day, rows)!
insert into change (
    day, rank, quantity_id, kind, name_nl, name_en, before, after, since, weight, sentence_nl, sentence_en, topics
)
select :day, rank, quantity_id, kind, name_nl, name_en, before, after, since, weight, sentence_nl, sentence_en, topics
  from jsonb_to_recordset(:rows) as r (
      rank integer, quantity_id text, kind text, name_nl text, name_en text, before jsonb, after jsonb, since date,
      weight real, sentence_nl text, sentence_en text, topics text[]
  );

-- name: add_evidence(day, rows)!
insert into change_evidence (day, rank, side, position, claim_id)
select :day, rank, side, position, claim_id
  from jsonb_to_recordset(:rows) as r (rank integer, side text, position integer, claim_id bigint);

-- name: add_values(day, rows)!
insert into reported_value (quantity_id, day, position, low, high, unit, bound, per, status)
select quantity_id, :day, position, low, high, unit, bound, per, status
  from jsonb_to_recordset(:rows) as r (
      quantity_id text, position integer, low double precision, high double precision, unit text, bound text,
      per text, status text
  );
