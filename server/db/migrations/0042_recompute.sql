-- The recompute of campaign missions. It sums a participant's windows once for all their missions, from the rollup, absolutely, and writes
-- windows and rows that differ and nothing else. Its functions take the tenant as an argument and are the service role's alone;
-- row-level security binds that role too. Whoever calls them brings at most some hundred participants at a time, one transaction each.

-- What reps did before their dates were rolled up.
insert into ledger.counted_days (
  tenant_id, scope_id, day, dial_made, call_connected, two_plus_minute_call, call_under_30s, callback_scheduled, appointment_set,
  appointment_held, deal_closed, voicemail_left, email_sent, email_reply, sms_sent, sms_reply, sms_enrollment, note_added,
  referral_generated, objection_handled, cadence_touch, early_dial
)
select d.tenant_id, d.rep_id, d.local_date, coalesce(c.dial_made, 0), coalesce(c.call_connected, 0), coalesce(c.two_plus_minute_call, 0),
       coalesce(c.call_under_30s, 0), coalesce(c.callback_scheduled, 0), coalesce(c.appointment_set, 0), coalesce(c.appointment_held, 0),
       coalesce(c.deal_closed, 0), coalesce(c.voicemail_left, 0), coalesce(c.email_sent, 0), coalesce(c.email_reply, 0),
       coalesce(c.sms_sent, 0), coalesce(c.sms_reply, 0), coalesce(c.sms_enrollment, 0), coalesce(c.note_added, 0),
       coalesce(c.referral_generated, 0), coalesce(c.objection_handled, 0), coalesce(c.cadence_touch, 0), coalesce(c.early_dial, 0)
  from ledger.days d
 cross join lateral jsonb_to_record(d.counters) as c (
         dial_made int, call_connected int, two_plus_minute_call int, call_under_30s int, callback_scheduled int, appointment_set int,
         appointment_held int, deal_closed int, voicemail_left int, email_sent int, email_reply int, sms_sent int, sms_reply int,
         sms_enrollment int, note_added int, referral_generated int, objection_handled int, cadence_touch int, early_dial int);

-- Where a metric stands among the figures of a window; null for a raffle. The first five are imported, the others logged.
create function campaign.figure_of(metric text) returns int
language sql immutable parallel safe
return array_position(array[
  'sales_dollars', 'sales_units', 'videos', 'views', 'likes', 'dial_made', 'call_connected', 'two_plus_minute_call', 'call_under_30s',
  'callback_scheduled', 'appointment_set', 'appointment_held', 'deal_closed', 'voicemail_left', 'email_sent', 'email_reply', 'sms_sent',
  'sms_reply', 'sms_enrollment', 'note_added', 'referral_generated', 'objection_handled', 'cadence_touch', 'early_dial'
], metric);

create function campaign.figures(w campaign.progress_windows) returns bigint[]
language sql immutable parallel safe
return array[
  w.sales_minor, w.units, w.videos, w.views, w.likes, w.dial_made, w.call_connected, w.two_plus_minute_call, w.call_under_30s,
  w.callback_scheduled, w.appointment_set, w.appointment_held, w.deal_closed, w.voicemail_left, w.email_sent, w.email_reply, w.sms_sent,
  w.sms_reply, w.sms_enrollment, w.note_added, w.referral_generated, w.objection_handled, w.cadence_touch, w.early_dial
];

-- All figures of some days, `before` not among them. Inlined where it is called.
create function campaign.sum_days(tenant uuid, scope uuid, since date, before date) returns table (figures bigint[])
language sql stable parallel safe
begin atomic
  select array[
           coalesce(sum(d.sales_minor), 0)::bigint, coalesce(sum(d.units), 0)::bigint, coalesce(sum(d.videos), 0),
           coalesce(sum(d.views), 0)::bigint, coalesce(sum(d.likes), 0)::bigint, coalesce(sum(d.dial_made), 0),
           coalesce(sum(d.call_connected), 0), coalesce(sum(d.two_plus_minute_call), 0), coalesce(sum(d.call_under_30s), 0),
           coalesce(sum(d.callback_scheduled), 0), coalesce(sum(d.appointment_set), 0), coalesce(sum(d.appointment_held), 0),
           coalesce(sum(d.deal_closed), 0), coalesce(sum(d.voicemail_left), 0), coalesce(sum(d.email_sent), 0),
           coalesce(sum(d.email_reply), 0), coalesce(sum(d.sms_sent), 0), coalesce(sum(d.sms_reply), 0),
           coalesce(sum(d.sms_enrollment), 0), coalesce(sum(d.note_added), 0), coalesce(sum(d.referral_generated), 0),
           coalesce(sum(d.objection_handled), 0), coalesce(sum(d.cadence_touch), 0), coalesce(sum(d.early_dial), 0)
         ]
    from ledger.counted_days d
   where d.tenant_id = tenant and d.scope_id = scope and d.day >= since and d.day < before;
end;

-- The rows that participants should have and lack. Nobody has a mission twice at once: not in the same window, and no second row while
-- one isn't completed and its window hasn't ended, for one sale would complete both. Versions of a series are one mission.
create function campaign.missing_mission_progress(tenant uuid, participants uuid[], today date)
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
      from campaign.participants p
      left join campaign.tiers t on t.tenant_id = tenant and t.id = p.tier_id
      join offered o on o.ordinal <= coalesce(t.ordinal, -1)
     where p.tenant_id = tenant and p.id = any (participants)
       and not exists (
         select from held h
          where h.participant_id = p.id and h.series_id = o.series_id and (h.window_start = p.window_start or h.is_open));
end;
$$;

-- A statement that both locks and reads would have read before it waited: heads are locked by one of its own.
create procedure campaign.lock_participants(tenant uuid, participants uuid[])
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(cardinality(participants), 0) = 0 then
    raise exception 'no participants are named' using errcode = 'invalid_parameter_value';
  end if;
  perform from ledger.heads h
    where h.tenant_id = tenant and h.scope_id = any (participants)
    order by h.scope_id
      for no key update;
end;
$$;

-- Makes the rows that these participants lack, and marks who got one. `told` are those whose devices are to hear of it. An id follows from the
-- row's key. No plan is forced here: the foreign keys of the rows are checked by plans too.
create function campaign.create_mission_progress_for_eligible_users(
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
  ), heads as (
    update ledger.heads h
       set campaign_dirty = true, version = h.version + 1, campaign_version = h.version + 1
     where h.tenant_id = tenant and h.scope_id = any (participants) and h.scope_id in (select i.participant_id from inserted i)
  )
  select count(*), coalesce(array_agg(distinct i.participant_id), '{}') into rows_created, told from inserted i;
end;
$$;

-- With where the row lies: under the participant's head nobody else writes it meanwhile, and finding it again by its key would cost more than
-- writing it.
create type campaign.summed_window as (row_id tid, participant_id uuid, window_start date, figures bigint[]);
create type campaign.moved_row as (row_id tid, participant_id uuid, mission_id uuid, status text, value bigint);

-- Sums the windows of these participants and judges their open rows: the windows that differ from what is stored, the rows that move on, and
-- how many open rows count and have another value. With `today`, rows that are lacking are judged as though they were there. Writes and
-- locks nothing.
create function campaign.judge_mission_progress(
  tenant uuid, participants uuid[], today date,
  out rows_recalculated int, out rows_changed int, out windows campaign.summed_window[], out moves campaign.moved_row[]
)
language plpgsql stable
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
set jit = off
-- The planner can't know how many rows a list has that was computed before: it would try each row of one with each of another.
set enable_nestloop = off
as $$
begin
  -- Each table is restricted by the list itself, before it is joined: with a join alone every batch would read the whole tenant.
  with missing as materialized (
    select m.* from campaign.missing_mission_progress(tenant, participants, today) m where today is not null
  ), fresh as materialized (
    select w.ctid as row_id, w.participant_id, w.window_start, w.window_end, campaign.figures(w) as stored, s.figures as summed
      from campaign.progress_windows w
     cross join lateral campaign.sum_days(tenant, w.participant_id, w.window_start, w.window_end) s
     where w.tenant_id = tenant and w.participant_id = any (participants)
     union all
    select null, m.participant_id, m.window_start, m.window_end, array_fill(0::bigint, array[cardinality(s.figures)]), s.figures
      from (select distinct m.participant_id, m.window_start, m.window_end from missing m) m
     cross join lateral campaign.sum_days(tenant, m.participant_id, m.window_start, m.window_end) s
     where not exists (
       select from campaign.progress_windows w
        where w.tenant_id = tenant and w.participant_id = m.participant_id and w.window_start = m.window_start
          and w.window_end = m.window_end)
  ), judged as (
    select p.row_id, p.participant_id, p.mission_id, p.status, m.figure, v.value, v.was,
           case
             when v.value < m.target or m.figure is null then 'active'
             -- What was logged completes by closed dates alone. Few rows come as far as to be summed a second time.
             when m.is_logged and coalesce((
               select s.figures[m.figure]
                 from ledger.progression g
                cross join lateral campaign.sum_days(
                        tenant, p.participant_id, p.window_start, least(p.window_end, coalesce(g.closed_through, '-infinity') + 1)) s
                where g.tenant_id = tenant and g.rep_id = p.participant_id), 0) < m.target then 'active'
             else 'completed'
           end as becomes
      from (
        select p.ctid as row_id, p.participant_id, p.mission_id, p.window_start, p.window_end, p.status
          from campaign.progress_rows p
         where p.tenant_id = tenant and p.participant_id = any (participants) and p.status <> 'completed'
        union all
        select null, m.participant_id, m.mission_id, m.window_start, m.window_end, m.status from missing m
        offset 0
      ) p
      join (
        select m.id, m.target, campaign.figure_of(m.metric) as figure, campaign.figure_of(m.metric) > 5 as is_logged
          from campaign.missions m
         where m.tenant_id = tenant and m.enabled and m.activated
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
    into rows_recalculated, rows_changed, windows, moves
    from judged j;
end;
$$;

-- The recompute of these participants: absolute, so that it makes right whatever is stored. `told` are those whose devices are to hear of it,
-- `earned` those who completed a mission.
create function campaign.update_mission_progress(
  tenant uuid, participants uuid[], at timestamptz,
  out rows_recalculated int, out rows_changed int, out rows_completed int, out told uuid[], out earned uuid[]
)
language plpgsql
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  windows campaign.summed_window[];
  moves   campaign.moved_row[];
begin
  call campaign.lock_participants(tenant, participants);
  select j.rows_recalculated, j.rows_changed, j.windows, j.moves
    into rows_recalculated, rows_changed, windows, moves
    from campaign.judge_mission_progress(tenant, participants, null) j;

  select coalesce(array_agg(c.participant_id), '{}') into told
    from (select w.participant_id from unnest(windows) w union select m.participant_id from unnest(moves) m) c;
  select count(*), coalesce(array_agg(distinct m.participant_id), '{}') into rows_completed, earned
    from unnest(moves) m
   where m.status = 'completed';

  with raised as materialized (
    select h.scope_id, h.version + 1 as version from ledger.heads h where h.tenant_id = tenant and h.scope_id = any (told)
  )
  update campaign.progress_windows w
     set version = h.version,
         sales_minor = s.figures[1], units = s.figures[2], videos = s.figures[3], views = s.figures[4], likes = s.figures[5],
         dial_made = s.figures[6], call_connected = s.figures[7], two_plus_minute_call = s.figures[8], call_under_30s = s.figures[9],
         callback_scheduled = s.figures[10], appointment_set = s.figures[11], appointment_held = s.figures[12],
         deal_closed = s.figures[13], voicemail_left = s.figures[14], email_sent = s.figures[15], email_reply = s.figures[16],
         sms_sent = s.figures[17], sms_reply = s.figures[18], sms_enrollment = s.figures[19], note_added = s.figures[20],
         referral_generated = s.figures[21], objection_handled = s.figures[22], cadence_touch = s.figures[23], early_dial = s.figures[24]
    from unnest(windows) s
    join raised h on h.scope_id = s.participant_id
   where w.ctid = s.row_id and w.tenant_id = tenant and w.participant_id = s.participant_id and w.window_start = s.window_start;

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
  tenant uuid, participants uuid[], today date,
  out rows_recalculated int, out rows_changed int, out rows_completed int, out differing uuid[]
)
language sql stable
begin atomic
  select j.rows_recalculated, j.rows_changed,
         (select count(*) from unnest(j.moves) m where m.status = 'completed'),
         array(select w.participant_id from unnest(j.windows) w union select m.participant_id from unnest(j.moves) m)
    from campaign.judge_mission_progress(tenant, participants, today) j;
end;

-- A mission of somebody, with its value. It is the metric of the row's window and stored nowhere else; below 0 it is shown as 0.
create view campaign.mission_progress with (security_invoker = true) as
select p.id, p.tenant_id, p.mission_id, p.participant_id as user_id,
       greatest((campaign.figures(w))[campaign.figure_of(m.metric)], 0) as current_value,
       p.status, p.window_start as checkpoint_start, p.window_end as checkpoint_end, p.completed_at, p.value_at_completion, p.cooldown_until
  from campaign.progress_rows p
  join campaign.missions m on m.tenant_id = p.tenant_id and m.id = p.mission_id
  join campaign.progress_windows w
    on w.tenant_id = p.tenant_id and w.participant_id = p.participant_id and w.window_start = p.window_start and w.window_end = p.window_end;
grant select on campaign.mission_progress to perennial_app;

revoke execute on all routines in schema campaign from public;
grant execute on function campaign.figure_of(text), campaign.figures(campaign.progress_windows) to perennial_app;
grant execute on all routines in schema campaign to perennial_service;
