-- Foreign keys hold by how the rows are made, and indexes are made when the rows are there, on both sides.
set session_replication_role = replica;
insert into org.tenants (tenant_id, name, zone) select given.id('tenant', t), 'Tenant ' || t, 'Europe/Madrid' from generate_series(0, 3) t;
insert into campaign.programmes (tenant_id, starts_on) select tenant_id, '2026-01-01' from org.tenants;
insert into campaign.tiers (tenant_id, id, ordinal, name, color, threshold)
select t.tenant_id, 'tier_' || n, n, 'Tier ' || n, '#000000', n * 100 from org.tenants t cross join generate_series(1, 5) n;
insert into campaign.participants (tenant_id, id, display_name, tier_id, window_start, window_end)
select tenant_id, id, 'User ' || n, tier, coalesce(window_start, '2026-01-01'), coalesce(window_end, 'infinity')
  from given.users order by tenant_id, id;
insert into campaign.missions (
  tenant_id, id, series_id, title, metric, target, tier_eligibility, raffle_ends_on, state, enabled, activated)
select tenant_id, id, id, 'Mission ' || n, type, target * case type when 'sales_dollars' then 100 else 1 end, eligibility,
       case type when 'raffle' then date '2026-12-31' end, 'published', enabled, activated
  from given.missions;
insert into ledger.heads (tenant_id, scope_id, campaign_dirty) select tenant_id, id, true from given.users order by tenant_id, id;
do $$
declare
  key text := (select pg_get_constraintdef(c.oid) from pg_constraint c where c.conrelid = 'ledger.counted_days'::regclass and c.contype = 'p');
begin
  alter table ledger.counted_days drop constraint counted_days_pkey;
  insert into ledger.counted_days (tenant_id, scope_id, day, sales_minor, units, videos, views, likes)
  select tenant_id, user_id, day, sum(dollars) * 100, sum(units), count(*), sum(views), sum(likes)
    from given.facts group by tenant_id, user_id, day order by day, tenant_id, user_id;
  execute 'alter table ledger.counted_days add constraint counted_days_pkey ' || key;
end;
$$;
insert into campaign.progress_windows (tenant_id, participant_id, window_start, window_end)
select distinct tenant_id, user_id, coalesce(window_start, '2026-01-01'), coalesce(window_end, 'infinity') from given.rows order by 1, 2, 3;
insert into campaign.progress_rows (tenant_id, participant_id, mission_id, window_start, window_end, id, status, version)
select tenant_id, user_id, mission_id, coalesce(window_start, '2026-01-01'), coalesce(window_end, 'infinity'), gen_random_uuid(),
       case when activated then 'active' else 'dormant' end, 0
  from given.rows order by 1, 2, 3, 4;
set session_replication_role = origin;
