-- The index of words keeps with each word the quantities that have it, by number: a day on a long history reads
-- and writes a tenth of the pages.

alter table quantity add column number integer;
update quantity q set number = n.number
  from (select id, row_number() over (order by day, id) as number from quantity) n where n.id = q.id;
alter table quantity alter column number set not null;
alter table quantity add unique (number);
comment on column quantity.number is 'Its place by first day and id: what the index of words keeps of it.';

-- Rows change in place.
create table term (
    id          integer primary key,
    dimension   text not null,
    term        text not null,
    quantities  integer not null check (quantities >= 0),
    found       integer[] not null,
    unique (dimension, term)
) with (fillfactor = 75);
comment on table  term is 'Inverted index: the words (and values, "=EUR 2.1e+11") by which quantities of a dimension are found.';
comment on column term.quantities is 'How many quantities have it.';
comment on column term.found is 'Numbers of the quantities that have it, in the order in which they got it; of a word so common that it leads nowhere the first only.';
insert into term (id, dimension, term, quantities, found)
select row_number() over (order by w.dimension, w.term), w.dimension, w.term, count(*),
       (array_agg(q.number order by w.day, q.number))[1:300]
  from quantity_term w join quantity q on q.id = w.quantity_id
 group by w.dimension, w.term;

create table term_gained (
    day       date not null,
    term_id   integer not null,
    quantity  integer not null
);
comment on table term_gained is 'Which quantity got which term on a day: what goes from the index when the day is worked out anew.';
insert into term_gained (day, term_id, quantity)
select w.day, t.id, q.number
  from quantity_term w
  join term t on t.dimension = w.dimension and t.term = w.term
  join quantity q on q.id = w.quantity_id
 order by 1, 2, 3;
-- The newest rows stand together at its end. No reference to term and quantity: a check for every row costs more
-- than the row, and all three are forgotten together.
alter table term_gained add primary key (day, term_id, quantity);
drop table quantity_term, term_count;
