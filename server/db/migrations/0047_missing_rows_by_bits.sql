-- The rows that participants should have and lack, as before, found by a bit for each mission on offer: those of the rows that a participant
-- has are put together and compared with those of the tier. Nothing is joined row by row where nothing is lacking. And each participant's
-- rows are looked up by their own key: while a tenant's first rows are being made, the planner takes the table for empty and would read
-- all of it for every batch.
create or replace function campaign.missing_mission_progress(tenant uuid, participants uuid[], today date, foreseen jsonb default null)
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
      select o.*, set_bit(repeat('0', count(*) over ()::int)::varbit, o.place, 1) as bit
        from (
          select m.id, m.series_id, case when m.activated then 'active' else 'dormant' end as status,
                 case when m.tier_eligibility = 'all' then -1 else t.ordinal end as ordinal,
                 row_number() over (order by m.id)::int - 1 as place
            from campaign.missions m
            left join campaign.tiers t on t.tenant_id = tenant and t.id = m.tier_eligibility
           where m.tenant_id = tenant and m.enabled and m.state = 'published'
        ) o
    ), versions as materialized (
      select m.id, o.bit from offered o join campaign.missions m on m.tenant_id = tenant and m.series_id = o.series_id
    ), eligible as materialized (
      select t.ordinal, bit_or(o.bit) as bits
        from (select -1 as ordinal union select t.ordinal from campaign.tiers t where t.tenant_id = tenant) t
        join offered o on o.ordinal <= t.ordinal
       group by t.ordinal
    ), people as materialized (
      select p.id, p.window_start, p.window_end, coalesce(t.ordinal, -1) as ordinal
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
    ), held as materialized (
      select p.*, h.bits
        from people p
       cross join lateral (
         select bit_or(v.bit) as bits
           from campaign.progress_rows r
           join versions v on v.id = r.mission_id
          where r.tenant_id = tenant and r.participant_id = p.id
            and (r.window_start = p.window_start or (r.status <> 'completed' and r.window_end > today))
       ) h
    )
    select h.id, o.id, h.window_start, h.window_end, o.status
      from held h
      join eligible e on e.ordinal = h.ordinal and (h.bits is null or h.bits & e.bits <> e.bits)
      join offered o on o.ordinal <= h.ordinal and (h.bits is null or get_bit(h.bits, o.place) = 0);
end;
$$;
