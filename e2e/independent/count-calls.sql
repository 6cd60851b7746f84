-- Counts calls by the rules' text alone, in nothing but SQL: what each rep's dates come to, told as a second opinion on every other count.
-- $1 the calls [{rep, date, time, seconds, deal}], $2 the date all joined on, $3 today, $4 the last closed date. Nobody takes leave.
with recursive calls as (
  select rep, date, time, seconds, deal, seconds >= 10 as connected
    from jsonb_to_recordset($1::jsonb) as c (rep text, date date, time text, seconds int, deal boolean)
),
worked as (
  select rep, date,
         count(*)                                            as dials,
         count(*) filter (where connected)                   as connects,
         count(*) filter (where connected and seconds < 30)  as under_30s,
         count(*) filter (where seconds >= 120)              as over_2_min,
         count(*) filter (where deal)                        as deals,
         count(*) filter (where time < '09:00')              as early
    from calls
   group by rep, date
),
dates as materialized (
  select r.rep, d.date::date,
         coalesce(w.dials, 0)      as dials,
         coalesce(w.connects, 0)   as connects,
         coalesce(w.under_30s, 0)  as under_30s,
         coalesce(w.over_2_min, 0) as over_2_min,
         coalesce(w.deals, 0)      as deals,
         coalesce(w.early, 0)      as early
    from (select distinct rep from calls) r
   cross join generate_series($2::date, $3::date, interval '1 day') d (date)
    left join worked w on w.rep = r.rep and w.date = d.date::date
),
seven as materialized (
  select rep, date,
         case when sum(dials) over last_seven >= 200 and sum(connects) over last_seven > 0
              then round(sum(under_30s) over last_seven * 10000 / sum(connects) over last_seven)::int end as sub_30s_drop,
         case when sum(dials) over last_seven >= 200 and sum(connects) over last_seven > 0
              then round(sum(over_2_min) over last_seven * 10000 / sum(connects) over last_seven)::int end as two_plus_minute
    from dates
  window last_seven as (partition by rep order by date rows between 6 preceding and current row)
),
working_days as materialized (
  select rep, date, dials > 0 as worked, row_number() over (partition by rep order by date) as n
    from dates
   where extract(isodow from date) < 6
),
walk (rep, n, date, worked, streak, perfect, freezes, longest) as (
  select distinct rep, 0::bigint, null::date, false, 0, 0, 2, 0
    from calls
  union all
  select d.rep, d.n, d.date, d.worked, next.streak,
         case when d.worked then (w.perfect + 1) % 7 else 0 end,
         case when d.worked then least(2, w.freezes + (w.perfect = 6)::int) else greatest(0, w.freezes - 1) end,
         greatest(w.longest, next.streak)
    from walk w
    join working_days d on d.rep = w.rep and d.n = w.n + 1
   cross join lateral (
           select case when d.worked then w.streak + 1 when w.freezes > 0 then w.streak else 0 end as streak
         ) next
),
figures as (
  select rep, date, 'deals' as figure, sum(deals) over (partition by rep order by date) as value from dates
  union all
  select rep, date, 'early', sum(early) over (partition by rep order by date) from dates
  union all
  select rep, date, 'streak', longest from walk where date is not null
),
held_rates (badge, tier, bound, days, xp) as (
  values ('opener_elite', 'bronze', 5000, 7, 100), ('opener_elite', 'silver', 4000, 14, 250),
         ('opener_elite', 'gold', 3500, 21, 500), ('opener_elite', 'platinum', 3000, 28, 1000),
         ('engagement_master', 'bronze', 2000, 7, 100), ('engagement_master', 'silver', 2500, 14, 250),
         ('engagement_master', 'gold', 3000, 21, 500), ('engagement_master', 'platinum', 3500, 28, 1000)
),
passed as (
  select s.rep, s.date, h.badge, h.tier,
         coalesce(case h.badge when 'opener_elite' then s.sub_30s_drop <= h.bound else s.two_plus_minute >= h.bound end, false) as is_passed
    from seven s
   cross join held_rates h
),
held as (
  select rep, date, badge, tier, count(*) over (partition by rep, badge, tier, failures order by date) as dates_since, is_passed, failures
    from (select *, count(*) filter (where not is_passed) over (partition by rep, badge, tier order by date) as failures from passed) p
   where is_passed
),
reached_tiers (badge, tier, figure, least, xp) as (
  values ('closer', 'bronze', 'deals', 5, 150), ('closer', 'silver', 'deals', 25, 500),
         ('closer', 'gold', 'deals', 100, 1500), ('closer', 'platinum', 'deals', 500, 5000),
         ('first_blood', 'bronze', 'deals', 1, 250),
         ('early_bird', 'bronze', 'early', 10, 75), ('early_bird', 'silver', 'early', 50, 200),
         ('early_bird', 'gold', 'early', 200, 500),
         ('streak_warrior', 'bronze', 'streak', 7, 100), ('streak_warrior', 'silver', 'streak', 30, 350),
         ('streak_warrior', 'gold', 'streak', 90, 1000), ('streak_warrior', 'platinum', 'streak', 365, 5000)
),
badges as materialized (
  select f.rep, t.badge, t.tier, min(f.date) as date, t.xp
    from figures f
    join reached_tiers t on t.figure = f.figure and f.value >= t.least
   where f.date <= $4::date
   group by f.rep, t.badge, t.tier, t.xp
  union all
  select h.rep, t.badge, t.tier, min(h.date), t.xp
    from held h
    join held_rates t on t.badge = h.badge and t.tier = h.tier and h.dates_since >= t.days
   where h.date <= $4::date
   group by h.rep, t.badge, t.tier, t.xp
),
paid as (
  select d.rep, d.date, d.dials, d.deals,
         2 * d.dials + 5 * d.connects + 15 * d.over_2_min + 300 * d.deals
           + case when d.dials > 0 then 25 else 0 end
           + case when w.worked and w.streak > 1 then 10 else 0 end
           + coalesce((select sum(b.xp) from badges b where b.rep = d.rep and b.date = d.date), 0) as xp
    from dates d
    left join walk w on w.rep = d.rep and w.date = d.date
),
running as (
  select rep, date, dials, xp,
         sum(xp) over (partition by rep order by date)::int    as total_xp,
         sum(deals) over (partition by rep order by date)::int as deals
    from paid
)
select r.rep, r.date, r.xp::int, r.total_xp as "totalXp", r.deals,
       (select count(*)::int
          from unnest(array[0, 100, 250, 500, 850, 1300, 1900, 2700, 3800, 5200, 7000, 9200, 12000, 15500, 20000, 25000, 30000,
                            36000, 43000, 51000, 60000, 70000, 82000, 96000, 112000]) as l (starts_at)
         where r.total_xp >= l.starts_at) as level,
       s.sub_30s_drop as "drop", s.two_plus_minute as "twoPlusMinute"
  from running r
  join seven s on s.rep = r.rep and s.date = r.date
 where r.dials > 0 or r.xp > 0
 order by r.rep, r.date;
