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

-- Makes the rows that these participants lack, as before. Those who got one are told apart once, not by walking through all the new rows for
-- each of them.
create or replace function campaign.create_mission_progress_for_eligible_users(
  tenant uuid, participants uuid[], today date, out rows_created int, out told uuid[]
)
language plpgsql
set search_path = pg_catalog, pg_temp
set jit = off
-- The foreign keys' plans are kept for the session: made while a table is empty, they would read all of it for each row later on.
set enable_seqscan = off
as $$
begin
  insert into ledger.heads (tenant_id, scope_id)
  select tenant, p.id from campaign.participants p where p.tenant_id = tenant and p.id = any (participants) order by p.id
  on conflict do nothing;
  call campaign.lock_participants(tenant, participants);

  with raised as materialized (
    select h.scope_id, h.version + 1 as version from ledger.heads h where h.tenant_id = tenant and h.scope_id = any (participants)
  ), missing as materialized (
    select m.participant_id, m.mission_id, m.window_start, m.window_end, m.status, h.version,
           encode(sha256(convert_to(concat_ws(' ', tenant, m.participant_id, m.mission_id, m.window_start - date '2000-01-01'), 'UTF8')), 'hex') as hash
      from campaign.missing_mission_progress(tenant, participants, today) m
      join raised h on h.scope_id = m.participant_id
  ), windows as (
    insert into campaign.progress_windows (tenant_id, participant_id, window_start, window_end, version)
    select distinct tenant, m.participant_id, m.window_start, m.window_end, m.version from missing m
    on conflict do nothing
  ), inserted as (
    insert into campaign.progress_rows (tenant_id, participant_id, mission_id, window_start, window_end, id, status, version)
    select tenant, m.participant_id, m.mission_id, m.window_start, m.window_end,
           overlay(overlay(left(m.hash, 32) placing '8' from 13) placing '8' from 17)::uuid, m.status, m.version
      from missing m
     order by m.participant_id, m.mission_id
    on conflict do nothing
    returning participant_id
  ), given as materialized (
    select i.participant_id, count(*) as row_count from inserted i group by i.participant_id
  ), heads as (
    update ledger.heads h
       set campaign_dirty = true, version = h.version + 1, campaign_version = h.version + 1
     where h.tenant_id = tenant and h.scope_id = any (participants) and h.scope_id in (select g.participant_id from given g)
  )
  select coalesce(sum(g.row_count), 0), coalesce(array_agg(g.participant_id), '{}') into rows_created, told from given g;
end;
$$;
