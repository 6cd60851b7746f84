-- The facts of the benchmark, the same on every machine: every figure is a hash of a row's number. Four tenants with 70, 10, 10 and 10 % of the
-- users, five tiers, twenty missions each over six types; :users users, 200 facts each on average, a tenth of all facts on a hundredth of
-- the users, half of whom came to a second window.
create schema given;
create function given.hash(n bigint, salt int) returns bigint language sql immutable parallel safe
return hashint8extended(n, salt) & 4611686018427387903;
create function given.id(kind text, n bigint) returns uuid language sql immutable parallel safe
return md5(kind || n)::uuid;

create table given.users as
select n, given.id('user', n) as id, given.id('tenant', case when n % 10 < 7 then 0 else n % 10 - 6 end) as tenant_id,
       'tier_' || 1 + given.hash(n, 1) % 5 as tier, (1 + given.hash(n, 1) % 5)::int as tier_order,
       case when n % 100 = 1 then null else date '2026-01-01' + (given.hash(n, 2) % 120)::int end as window_start,
       case when n % 50 = 2 then null else date '2026-01-01' + (given.hash(n, 2) % 120)::int + 180 end as window_end,
       n % 2 = 0 and n % 100 <> 1 and n % 50 <> 2 as moved
  from generate_series(0, :users - 1) n;

create table given.missions as
select t, n, given.id('mission ' || t, n) as id, given.id('tenant', t) as tenant_id,
       (array['sales_dollars', 'sales_units', 'videos', 'views', 'likes', 'raffle'])[1 + n % 6] as type,
       case n % 6 when 0 then 3600 when 1 then 360 when 2 then 120 when 3 then 300000 when 4 then 12000 else 0 end * (4 + n) / 12 as target,
       case when n % 4 = 3 then 'tier_' || 1 + n % 3 else 'all' end as eligibility,
       case when n % 4 = 3 then 1 + n % 3 else 0 end as tier_order,
       n <> 7 as enabled, n <> 8 as activated, n >= 16 as second_wave
  from generate_series(0, 3) t cross join generate_series(0, 19) n;

create table given.facts as
select g as n, u.id as user_id, u.tenant_id, date '2026-01-01' + (given.hash(g, 4) % 300)::int as day,
       given.hash(g, 5) % 60 as dollars, given.hash(g, 6) % 6 as units, given.hash(g, 7) % 5000 as views, given.hash(g, 8) % 200 as likes
  from generate_series(0, :users::bigint * 200 - 1) g
  join given.users u
    on u.n = case when g % 10 = 0 then given.hash(g, 3) % greatest(:users / 100, 1) else given.hash(g, 3) % :users end;

-- What a day brings: a hundredth of the users have five new facts and a correction of an old one.
create table given.day_users as select u.* from given.users u where given.hash(u.n, 9) % 100 = 0;
create table given.day_facts as
select -1 - (u.n * 5 + k) as n, u.id as user_id, u.tenant_id, date '2026-06-20' as day,
       given.hash(u.n * 5 + k, 10) % 60 as dollars, given.hash(u.n * 5 + k, 11) % 6 as units,
       given.hash(u.n * 5 + k, 12) % 5000 as views, given.hash(u.n * 5 + k, 13) % 200 as likes
  from given.day_users u cross join generate_series(0, 4) k;
create table given.day_corrections as
select distinct on (f.user_id) f.n, f.dollars + 7 as dollars
  from given.facts f join given.day_users u on u.id = f.user_id
 order by f.user_id, f.n;

-- Who has which mission in which window: those of the second wave came after half of the users had moved.
create table given.rows as
select u.id as user_id, u.tenant_id, m.id as mission_id, m.activated,
       case when m.second_wave and u.moved then u.window_end else u.window_start end as window_start,
       case when m.second_wave and u.moved then u.window_end + 180 else u.window_end end as window_end
  from given.users u
  join given.missions m on m.tenant_id = u.tenant_id and m.enabled and m.tier_order <= u.tier_order;
analyze given.users, given.missions, given.facts, given.day_facts, given.rows;
