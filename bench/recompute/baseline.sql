-- What the product is measured against: progress kept as a figure in every row, and a recompute that sums for each row and writes it, by
-- the set-based statements that one writes first. Its schema has the types and indexes that it needs; nothing in it is weakened.
create schema baseline;

create table baseline.clients (id uuid primary key);
create table baseline.tiers (
  id uuid primary key default gen_random_uuid(), client_id uuid not null references baseline.clients, tier_id text not null, tier_order int not null,
  unique (client_id, tier_id)
);
create table baseline.users (
  id uuid primary key, client_id uuid not null references baseline.clients, current_tier text, tier_achieved_at timestamp, next_checkpoint_at timestamp
);
create index on baseline.users (client_id);
create table baseline.missions (
  id uuid primary key, client_id uuid not null references baseline.clients, mission_type text not null, target_value int not null, tier_eligibility text not null,
  enabled boolean not null, activated boolean not null
);
create index on baseline.missions (client_id);
create table baseline.mission_progress (
  id uuid primary key default gen_random_uuid(), client_id uuid not null references baseline.clients,
  mission_id uuid not null references baseline.missions, user_id uuid not null references baseline.users,
  current_value int not null default 0, status text not null default 'active', checkpoint_start timestamp, checkpoint_end timestamp,
  completed_at timestamp, created_at timestamp not null default now(), updated_at timestamp not null default now()
);
create index on baseline.mission_progress (client_id, user_id, status);
create index on baseline.mission_progress (mission_id, user_id);
create table baseline.videos (
  id uuid primary key, client_id uuid not null, user_id uuid not null, video_url text not null, post_date timestamp not null,
  views int not null, likes int not null, comments int not null default 0, gmv numeric(10,2) not null, units_sold int not null,
  created_at timestamp not null default now(), updated_at timestamp not null default now()
);

create function baseline.update_mission_progress(p_client_id uuid, p_user_ids uuid[] default null) returns int
language plpgsql as $$
declare
  recalculated int;
begin
  with updates as (
    update baseline.mission_progress p
       set current_value = case m.mission_type
             when 'sales_dollars' then (
               select coalesce(sum(v.gmv), 0)::int from baseline.videos v
                where v.user_id = p.user_id and v.client_id = p_client_id
                  and v.post_date >= p.checkpoint_start and v.post_date < p.checkpoint_end)
             when 'sales_units' then (
               select coalesce(sum(v.units_sold), 0) from baseline.videos v
                where v.user_id = p.user_id and v.client_id = p_client_id
                  and v.post_date >= p.checkpoint_start and v.post_date < p.checkpoint_end)
             when 'videos' then (
               select count(*)::int from baseline.videos v
                where v.user_id = p.user_id and v.client_id = p_client_id
                  and v.post_date >= p.checkpoint_start and v.post_date < p.checkpoint_end)
             when 'views' then (
               select coalesce(sum(v.views), 0)::int from baseline.videos v
                where v.user_id = p.user_id and v.client_id = p_client_id
                  and v.post_date >= p.checkpoint_start and v.post_date < p.checkpoint_end)
             when 'likes' then (
               select coalesce(sum(v.likes), 0)::int from baseline.videos v
                where v.user_id = p.user_id and v.client_id = p_client_id
                  and v.post_date >= p.checkpoint_start and v.post_date < p.checkpoint_end)
             else p.current_value
           end,
           updated_at = now()
      from baseline.missions m
     where p.mission_id = m.id and p.client_id = p_client_id and m.client_id = p_client_id
       and (p_user_ids is null or p.user_id = any (p_user_ids))
       and p.status = 'active' and m.enabled = true and m.activated = true
       and m.mission_type in ('sales_dollars', 'sales_units', 'videos', 'views', 'likes')
    returning p.id
  )
  select count(*) into recalculated from updates;

  update baseline.mission_progress p
     set status = 'completed', completed_at = now(), updated_at = now()
    from baseline.missions m
   where p.mission_id = m.id and p.client_id = p_client_id and m.client_id = p_client_id
     and (p_user_ids is null or p.user_id = any (p_user_ids))
     and p.status = 'active' and m.enabled = true and m.activated = true
     and coalesce(m.target_value, 0) > 0 and p.current_value >= m.target_value
     and m.mission_type in ('sales_dollars', 'sales_units', 'videos', 'views', 'likes');
  return recalculated;
end;
$$;

create function baseline.create_mission_progress_for_eligible_users(p_client_id uuid) returns int
language plpgsql as $$
declare
  created int;
begin
  insert into baseline.mission_progress (
    client_id, mission_id, user_id, current_value, status, checkpoint_start, checkpoint_end, created_at, updated_at)
  select p_client_id, m.id, u.id, 0, case when m.activated then 'active' else 'dormant' end, u.tier_achieved_at, u.next_checkpoint_at,
         now(), now()
    from baseline.missions m
   cross join baseline.users u
    left join baseline.tiers ut on u.current_tier = ut.tier_id and ut.client_id = p_client_id
    left join baseline.tiers mt on m.tier_eligibility = mt.tier_id and mt.client_id = p_client_id
   where m.client_id = p_client_id and u.client_id = p_client_id and m.enabled = true
     and (m.tier_eligibility = 'all'
          or (ut.tier_order is not null and mt.tier_order is not null and ut.tier_order >= mt.tier_order))
     and not exists (
       select 1 from baseline.mission_progress p where p.mission_id = m.id and p.user_id = u.id and p.client_id = p_client_id);
  get diagnostics created = row_count;
  return created;
end;
$$;
