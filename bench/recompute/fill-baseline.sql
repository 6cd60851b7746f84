set session_replication_role = replica;
insert into baseline.clients select distinct tenant_id from given.users;
insert into baseline.tiers (client_id, tier_id, tier_order)
select given.id('tenant', t), 'tier_' || n, n from generate_series(0, 3) t cross join generate_series(1, 5) n;
insert into baseline.users (id, client_id, current_tier, tier_achieved_at, next_checkpoint_at)
select id, tenant_id, tier, window_start, window_end from given.users order by n;
insert into baseline.missions (id, client_id, mission_type, target_value, tier_eligibility, enabled, activated)
select id, tenant_id, type, target, eligibility, enabled, activated from given.missions;
insert into baseline.videos (id, client_id, user_id, video_url, post_date, views, likes, gmv, units_sold)
select given.id('video', n), tenant_id, user_id, 'https://video.test/' || n, day, views, likes, dollars, units from given.facts order by day, n;
create index videos_window on baseline.videos (client_id, user_id, post_date);
create index videos_covering on baseline.videos (client_id, user_id, post_date) include (gmv, units_sold, views, likes);
insert into baseline.mission_progress (client_id, mission_id, user_id, status, checkpoint_start, checkpoint_end)
select tenant_id, mission_id, user_id, case when activated then 'active' else 'dormant' end, window_start, window_end
  from given.rows order by user_id, mission_id;
set session_replication_role = origin;
