-- The day comes to both sides. The baseline's list of users is `given.day_users`; the product's heads are marked, as an import marks them.
update given.facts f set dollars = c.dollars from given.day_corrections c where c.n = f.n;
insert into given.facts select * from given.day_facts;
update baseline.videos v set gmv = c.dollars from given.day_corrections c where v.id = given.id('video', c.n);
insert into baseline.videos (id, client_id, user_id, video_url, post_date, views, likes, gmv, units_sold)
select given.id('video', n), tenant_id, user_id, 'https://video.test/' || n, day, views, likes, dollars, units from given.day_facts;
with touched as (
  select f.user_id, f.day from given.day_facts f union select f.user_id, f.day from given.facts f join given.day_corrections c on c.n = f.n
), summed as (
  select f.tenant_id, f.user_id, f.day, sum(f.dollars) * 100 as sales_minor, sum(f.units) as units, count(*) as videos, sum(f.views) as views,
         sum(f.likes) as likes
    from given.facts f join touched t on t.user_id = f.user_id and t.day = f.day
   group by f.tenant_id, f.user_id, f.day
)
insert into ledger.counted_days as d (tenant_id, scope_id, day, sales_minor, units, videos, views, likes)
select * from summed
on conflict (tenant_id, scope_id, day) do update
   set sales_minor = excluded.sales_minor, units = excluded.units, videos = excluded.videos, views = excluded.views, likes = excluded.likes;
