-- A recompute sums the figures that the tenant's missions count, and no others: a programme counts a few, the rollup has all. A figure that no
-- mission counts stays in a window as it was, and is summed again with the first row of a mission that counts it. So these statements are
-- built from names, which are the catalogue's own.

create function campaign.figure_column(metric text) returns text
language sql immutable parallel safe
return case metric when 'sales_dollars' then 'sales_minor' when 'sales_units' then 'units' when 'raffle' then null else metric end;

create function campaign.counted_columns(tenant uuid) returns text[]
language sql stable
begin atomic
  select coalesce(array_agg(distinct campaign.figure_column(m.metric)) filter (where m.metric <> 'raffle'), '{}')
    from campaign.missions m
   where m.tenant_id = tenant;
end;

-- The statement, with the tenant as $1, that sums these columns over some days, `before` not among them.
create function campaign.sum_of_days(columns text[], scope text, since text, before text) returns text
language sql immutable
return format(
  'select array[%s]::bigint[] as figures from ledger.counted_days d where d.tenant_id = $1 and d.scope_id = %s and d.day >= %s and d.day < %s',
  (select string_agg(format('coalesce(sum(d.%I), 0)::bigint', c.name), ', ' order by c.n) from unnest(columns) with ordinality c (name, n)),
  scope, since, before);

-- The rows that participants should have and lack. Nobody has a mission twice at once: not in the same window, and no second row while
-- one isn't completed and its window hasn't ended, for one sale would complete both. Versions of a series are one mission. Of those who are
-- `foreseen` the tier and window count that stand there by their id, whatever they are in now: what a run would make of them first.
drop function campaign.missing_mission_progress(uuid, uuid[], date);
create function campaign.missing_mission_progress(tenant uuid, participants uuid[], today date, foreseen jsonb default null)
  returns table (participant_id uuid, mission_id uuid, window_start date, window_end date, status text)
language plpgsql stable
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
set jit = off
as $$
#variable_conflict use_column
begin
  return query
    with offered as materialized (
      select m.id, m.series_id, case when m.activated then 'active' else 'dormant' end as status,
             case when m.tier_eligibility = 'all' then -1 else t.ordinal end as ordinal
        from campaign.missions m
        left join campaign.tiers t on t.tenant_id = tenant and t.id = m.tier_eligibility
       where m.tenant_id = tenant and m.enabled and m.state = 'published'
    ), held as materialized (
      select r.participant_id, m.series_id, r.window_start, r.status <> 'completed' and r.window_end > today as is_open
        from (
          select r.participant_id, r.mission_id, r.window_start, r.window_end, r.status
            from campaign.progress_rows r
           where r.tenant_id = tenant and r.participant_id = any (participants)
          offset 0
        ) r
        join campaign.missions m on m.tenant_id = tenant and m.id = r.mission_id
    )
    select p.id, o.id, p.window_start, p.window_end, o.status
      from (
        select p.id, p.tier_id, p.window_start, p.window_end
          from campaign.participants p
         where p.tenant_id = tenant and p.id = any (participants) and not coalesce(foreseen ? p.id::text, false)
         union all
        select f.key::uuid, f.value ->> 'tier_id', (f.value ->> 'window_start')::date, (f.value ->> 'window_end')::date
          from jsonb_each(foreseen) f
         where f.key::uuid = any (participants)
      ) p
      left join campaign.tiers t on t.tenant_id = tenant and t.id = p.tier_id
      join offered o on o.ordinal <= coalesce(t.ordinal, -1)
     where not exists (
       select from held h
        where h.participant_id = p.id and h.series_id = o.series_id and (h.window_start = p.window_start or h.is_open));
end;
$$;

-- Sums the windows of these participants and judges their open rows: the windows that differ from what is stored, the rows that move on, and
-- how many open rows count and have another value. Figures are those of `columns`, in that order. With `today`, rows that are lacking are
-- judged as though they were there. Writes and locks nothing.
drop function campaign.compare_mission_progress(uuid, uuid[], date);
drop function campaign.judge_mission_progress(uuid, uuid[], date);
create function campaign.judge_mission_progress(
  tenant uuid, participants uuid[], today date, foreseen jsonb, columns text[],
  out rows_recalculated int, out rows_changed int, out windows campaign.summed_window[], out moves campaign.moved_row[]
)
language plpgsql stable
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
set jit = off
-- The planner can't know how many rows a list has that was computed before: it would try each row of one with each of another.
set enable_nestloop = off
as $$
declare
  stored constant text := (select string_agg(format('w.%I', c.name), ', ' order by c.n) from unnest(columns) with ordinality c (name, n));
  with_lacking constant boolean := today is not null;
begin
  -- Each table is restricted by the list itself, before it is joined: with a join alone every batch would read the whole tenant.
  execute format(
    $sql$
    with %1$s fresh as materialized (
      select w.ctid as row_id, w.participant_id, w.window_start, w.window_end, array[%2$s]::bigint[] as stored, s.figures as summed
        from campaign.progress_windows w
       cross join lateral (%3$s) s
       where w.tenant_id = $1 and w.participant_id = any ($2)
      %4$s
    ), judged as (
      select p.row_id, p.participant_id, p.mission_id, p.status, m.figure, v.value, v.was,
             case
               when v.value < m.target or m.figure is null then 'active'
               -- What was logged completes by closed dates alone. Few rows come as far as to be summed a second time.
               when m.is_logged and coalesce((
                 select s.figures[m.figure]
                   from ledger.progression g
                  cross join lateral (%5$s) s
                  where g.tenant_id = $1 and g.rep_id = p.participant_id), 0) < m.target then 'active'
               else 'completed'
             end as becomes
        from (
          select p.ctid as row_id, p.participant_id, p.mission_id, p.window_start, p.window_end, p.status
            from campaign.progress_rows p
           where p.tenant_id = $1 and p.participant_id = any ($2) and p.status <> 'completed'
          %6$s
          offset 0
        ) p
        join (
          select m.id, m.target, array_position($4, campaign.figure_column(m.metric)) as figure, campaign.figure_of(m.metric) > 5 as is_logged
            from campaign.missions m
           where m.tenant_id = $1 and m.enabled and m.activated
          offset 0
        ) m on m.id = p.mission_id
        join fresh f
          on f.participant_id = p.participant_id and f.window_start = p.window_start and f.window_end = p.window_end
       cross join lateral (select f.summed[m.figure] as value, f.stored[m.figure] as was) v
    )
    select count(*) filter (where j.figure is not null),
           count(*) filter (where j.value <> j.was),
           (select coalesce(array_agg(row(f.row_id, f.participant_id, f.window_start, f.summed)::campaign.summed_window), '{}')
              from fresh f where f.summed <> f.stored),
           coalesce(
             array_agg(row(j.row_id, j.participant_id, j.mission_id, j.becomes, j.value)::campaign.moved_row)
               filter (where j.becomes <> j.status),
             '{}')
      from judged j
    $sql$,
    case when with_lacking then 'missing as materialized (select m.* from campaign.missing_mission_progress($1, $2, $3, $5) m),' end,
    stored,
    campaign.sum_of_days(columns, 'w.participant_id', 'w.window_start', 'w.window_end'),
    case when with_lacking then format(
      $sql$
      union all
      select null, m.participant_id, m.window_start, m.window_end, array_fill(0::bigint, array[cardinality(s.figures)]), s.figures
        from (select distinct m.participant_id, m.window_start, m.window_end from missing m) m
       cross join lateral (%s) s
       where not exists (
         select from campaign.progress_windows w
          where w.tenant_id = $1 and w.participant_id = m.participant_id and w.window_start = m.window_start
            and w.window_end = m.window_end)
      $sql$,
      campaign.sum_of_days(columns, 'm.participant_id', 'm.window_start', 'm.window_end')) end,
    campaign.sum_of_days(columns, 'p.participant_id', 'p.window_start', 'least(p.window_end, coalesce(g.closed_through, ''-infinity'') + 1)'),
    case when with_lacking then 'union all select null, m.participant_id, m.mission_id, m.window_start, m.window_end, m.status from missing m' end)
    into rows_recalculated, rows_changed, windows, moves
    using tenant, participants, today, columns, foreseen;
end;
$$;

-- The recompute of these participants: absolute, so that it makes right whatever is stored. `told` are those whose devices are to hear of it,
-- `earned` those who completed a mission.
create or replace function campaign.update_mission_progress(
  tenant uuid, participants uuid[], at timestamptz,
  out rows_recalculated int, out rows_changed int, out rows_completed int, out told uuid[], out earned uuid[]
)
language plpgsql
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  columns constant text[] := campaign.counted_columns(tenant);
  windows campaign.summed_window[];
  moves   campaign.moved_row[];
begin
  call campaign.lock_participants(tenant, participants);
  select j.rows_recalculated, j.rows_changed, j.windows, j.moves
    into rows_recalculated, rows_changed, windows, moves
    from campaign.judge_mission_progress(tenant, participants, null, null, columns) j;

  select coalesce(array_agg(c.participant_id), '{}') into told
    from (select w.participant_id from unnest(windows) w union select m.participant_id from unnest(moves) m) c;
  select count(*), coalesce(array_agg(distinct m.participant_id), '{}') into rows_completed, earned
    from unnest(moves) m
   where m.status = 'completed';

  if cardinality(windows) > 0 then
    execute format(
      $sql$
      with raised as materialized (
        select h.scope_id, h.version + 1 as version from ledger.heads h where h.tenant_id = $1 and h.scope_id = any ($2)
      )
      update campaign.progress_windows w
         set version = h.version, %s
        from unnest($3) s
        join raised h on h.scope_id = s.participant_id
       where w.ctid = s.row_id and w.tenant_id = $1 and w.participant_id = s.participant_id and w.window_start = s.window_start
      $sql$,
      (select string_agg(format('%I = s.figures[%s]', c.name, c.n), ', ') from unnest(columns) with ordinality c (name, n)))
      using tenant, told, windows;
  end if;

  if cardinality(moves) > 0 then
    with raised as materialized (
      select h.scope_id, h.version + 1 as version from ledger.heads h where h.tenant_id = tenant and h.scope_id = any (told)
    )
    update campaign.progress_rows p
       set status = m.status, version = h.version,
           completed_at = case m.status when 'completed' then at end,
           value_at_completion = case m.status when 'completed' then m.value end
      from unnest(moves) m
      join raised h on h.scope_id = m.participant_id
     where p.ctid = m.row_id and p.tenant_id = tenant and p.participant_id = m.participant_id and p.mission_id = m.mission_id;
  end if;

  update ledger.heads h
     set campaign_dirty = false,
         version = h.version + (h.scope_id = any (told))::int,
         campaign_version = case when h.scope_id = any (told) then h.version + 1 else h.campaign_version end
   where h.tenant_id = tenant and h.scope_id = any (participants) and (h.campaign_dirty or h.scope_id = any (told));
end;
$$;

-- What a recompute of these participants would do, with `today` one that makes the rows that are lacking first. `differing` are those for
-- whom it would write something.
create function campaign.compare_mission_progress(
  tenant uuid, participants uuid[], today date, foreseen jsonb,
  out rows_recalculated int, out rows_changed int, out rows_completed int, out differing uuid[]
)
language sql stable
begin atomic
  select j.rows_recalculated, j.rows_changed,
         (select count(*) from unnest(j.moves) m where m.status = 'completed'),
         array(select w.participant_id from unnest(j.windows) w union select m.participant_id from unnest(j.moves) m)
    from campaign.judge_mission_progress(tenant, participants, today, foreseen, campaign.counted_columns(tenant)) j;
end;

drop function campaign.sum_days(uuid, uuid, date, date);

revoke execute on function
  campaign.figure_column(text), campaign.counted_columns(uuid), campaign.sum_of_days(text[], text, text, text),
  campaign.missing_mission_progress(uuid, uuid[], date, jsonb),
  campaign.judge_mission_progress(uuid, uuid[], date, jsonb, text[]), campaign.compare_mission_progress(uuid, uuid[], date, jsonb)
from public;
grant execute on function
  campaign.figure_column(text), campaign.counted_columns(uuid), campaign.sum_of_days(text[], text, text, text),
  campaign.missing_mission_progress(uuid, uuid[], date, jsonb),
  campaign.judge_mission_progress(uuid, uuid[], date, jsonb, text[]), campaign.compare_mission_progress(uuid, uuid[], date, jsonb)
to perennial_service;
