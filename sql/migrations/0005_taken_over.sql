-- A curated quantity takes over the discovered one that its first figures would have gone to.

create index quantity_state_into on quantity_state ((profile ->> 'into')) where profile ? 'into';
comment on column quantity_state.profile is 'What linking compares: terms with weights, actors, years, sides, rate, last values. Of a discovered quantity that a curated one took over also into: its id.';

create function with_taken_over(id text) returns text[] stable language sql as $$
    select array[id] || array(select quantity_id from quantity_state where profile ? 'into' and profile ->> 'into' = id)
$$;
comment on function with_taken_over is 'A quantity and the discovered ones that it took over, whose figures and changes are its own past.';
