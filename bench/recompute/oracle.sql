-- What both sides have to come to, from the facts alone: one hash join per fact and window, in numeric, without an index and without anything
-- of either side. `shown` is what a metric's figure is called there; the baseline has no value where its window has no end or beginning.
create or replace function given.sums() returns table (
  user_id uuid, window_start date, window_end date, sales_dollars numeric, sales_units numeric, videos numeric, views numeric, likes numeric)
language sql
set enable_indexscan = off set enable_bitmapscan = off set enable_indexonlyscan = off set enable_nestloop = off set enable_mergejoin = off
set work_mem = '256MB'
as $$
  with windows as (
    select distinct r.user_id, r.window_start, r.window_end from given.rows r
  )
  select w.user_id, w.window_start, w.window_end, coalesce(sum(f.dollars::numeric), 0), coalesce(sum(f.units::numeric), 0),
         count(f.n)::numeric, coalesce(sum(f.views::numeric), 0), coalesce(sum(f.likes::numeric), 0)
    from windows w
    left join given.facts f
      on f.user_id = w.user_id and f.day >= coalesce(w.window_start, '-infinity') and f.day < coalesce(w.window_end, 'infinity')
   group by w.user_id, w.window_start, w.window_end
$$;
