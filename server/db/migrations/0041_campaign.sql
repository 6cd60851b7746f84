-- Campaign missions. The rollup of a date, the totals of a window and the rows of missions are what a recompute reads and writes; a
-- rep's head is the only lock of a participant, and marks and clears `campaign_dirty` under it, so that no mark is lost.

alter table ledger.heads
  add column campaign_dirty   boolean not null default false,
  -- The version at which what a device is told of the campaign changed last.
  add column campaign_version bigint not null default 0;
alter table ledger.heads set (fillfactor = 50);
create index heads_campaign_dirty on ledger.heads (tenant_id, scope_id) where campaign_dirty;

-- What a participant did on a date: the imported figures by post date, the counters of the ledger by local date. Kept by whoever writes the
-- facts, in the same transaction. The scope is a participant's, which is the rep's own id for a rep.
create table ledger.counted_days (
  tenant_id            uuid not null references org.tenants,
  scope_id             uuid not null,
  day                  date not null,
  sales_minor          bigint not null default 0,
  units                bigint not null default 0,
  videos               int not null default 0,
  views                bigint not null default 0,
  likes                bigint not null default 0,
  dial_made            int not null default 0,
  call_connected       int not null default 0,
  two_plus_minute_call int not null default 0,
  call_under_30s       int not null default 0,
  callback_scheduled   int not null default 0,
  appointment_set      int not null default 0,
  appointment_held     int not null default 0,
  deal_closed          int not null default 0,
  voicemail_left       int not null default 0,
  email_sent           int not null default 0,
  email_reply          int not null default 0,
  sms_sent             int not null default 0,
  sms_reply            int not null default 0,
  sms_enrollment       int not null default 0,
  note_added           int not null default 0,
  referral_generated   int not null default 0,
  objection_handled    int not null default 0,
  cadence_touch        int not null default 0,
  early_dial           int not null default 0,
  -- Beside the key all figures: a recompute reads this index and nothing else.
  primary key (tenant_id, scope_id, day) include (
    sales_minor, units, videos, views, likes, dial_made, call_connected, two_plus_minute_call, call_under_30s, callback_scheduled,
    appointment_set, appointment_held, deal_closed, voicemail_left, email_sent, email_reply, sms_sent, sms_reply, sms_enrollment,
    note_added, referral_generated, objection_handled, cadence_touch, early_dial
  )
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

create table campaign.programmes (
  tenant_id         uuid primary key references org.tenants,
  -- Windows of those without a checkpoint begin here.
  starts_on         date not null,
  tier_metric       text not null default 'units' check (tier_metric in ('units', 'sales')),
  tier_mode         text not null default 'fixed_checkpoint' check (tier_mode in ('fixed_checkpoint', 'lifetime')),
  checkpoint_months int not null default 4 check (checkpoint_months between 1 and 24)
);

create table campaign.tiers (
  tenant_id         uuid not null references campaign.programmes,
  id                text not null check (id ~ '^tier_[1-6]$'),
  ordinal           int not null check (ordinal between 1 and 6),
  name              text not null,
  color             text not null,
  -- In the programme's metric: minor units of money, or units. The entry tier's is 0.
  threshold         bigint not null check (threshold >= 0),
  commission_rate   int not null default 0 check (commission_rate between 0 and 10000),
  checkpoint_exempt boolean not null default false,
  version           bigint not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, ordinal)
);

-- Who takes part: every rep under the rep's own id, and those whom a file names and nobody signs in as.
create table campaign.participants (
  tenant_id     uuid not null references org.tenants,
  id            uuid not null,
  rep_id        uuid check (rep_id = id),
  display_name  text not null,
  tier_id       text not null,
  -- The dates of the tenant in which the tier is earned, the end not among them.
  window_start  date not null check (isfinite(window_start)),
  window_end    date not null,
  primary key (tenant_id, id),
  check (window_start < window_end),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

-- Lower-cased, without the @. A rep has the handle of the own code from the beginning.
create table campaign.handles (
  tenant_id      uuid not null,
  handle         text not null check (handle = lower(handle) and handle !~ '^@' and handle <> ''),
  participant_id uuid not null,
  primary key (tenant_id, handle),
  foreign key (tenant_id, participant_id) references campaign.participants (tenant_id, id)
);
create index handles_of_participant on campaign.handles (tenant_id, participant_id);

-- A version of a mission is what it is for life once it is published; an edit makes a new one of the same series, for new rows.
create table campaign.missions (
  tenant_id        uuid not null references org.tenants,
  id               uuid not null,
  series_id        uuid not null,
  series_version   int not null default 1 check (series_version >= 1),
  title            text not null check (length(title) between 1 and 120),
  description      text not null default '' check (length(description) <= 1000),
  -- What is counted, or `raffle`.
  metric           text not null,
  -- In the metric's unit: minor units for money.
  target           bigint not null,
  -- `all`, or the lowest tier that has it. Not a foreign key: an unknown tier is skipped and listed by the run.
  tier_eligibility text not null default 'all',
  preview_from     text,
  display_order    int not null default 1,
  featured         boolean not null default false,
  reward_id        uuid,
  raffle_ends_on   date,
  state            text not null default 'draft' check (state in ('draft', 'published', 'retired')),
  -- Visible, and counting.
  enabled          boolean not null default true,
  activated        boolean not null default false,
  published_at     timestamptz,
  -- Activated, and rows that are still dormant have to be moved: a crash resumes here.
  activating       boolean not null default false,
  version          bigint not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, series_id, series_version),
  check (metric in (
    'sales_dollars', 'sales_units', 'videos', 'views', 'likes', 'raffle', 'dial_made', 'call_connected', 'two_plus_minute_call',
    'call_under_30s', 'callback_scheduled', 'appointment_set', 'appointment_held', 'deal_closed', 'voicemail_left', 'email_sent',
    'email_reply', 'sms_sent', 'sms_reply', 'sms_enrollment', 'note_added', 'referral_generated', 'objection_handled', 'cadence_touch',
    'early_dial'
  )),
  check ((metric = 'raffle') = (raffle_ends_on is not null)),
  check (case when metric = 'raffle' then target = 0 else target > 0 end)
);

-- The totals of a participant's window, summed once for all missions of it.
create table campaign.progress_windows (
  tenant_id            uuid not null,
  participant_id       uuid not null,
  window_start         date not null check (isfinite(window_start)),
  window_end           date not null check (window_start < window_end),
  version              bigint not null default 0,
  sales_minor          bigint not null default 0,
  units                bigint not null default 0,
  videos               bigint not null default 0,
  views                bigint not null default 0,
  likes                bigint not null default 0,
  dial_made            bigint not null default 0,
  call_connected       bigint not null default 0,
  two_plus_minute_call bigint not null default 0,
  call_under_30s       bigint not null default 0,
  callback_scheduled   bigint not null default 0,
  appointment_set      bigint not null default 0,
  appointment_held     bigint not null default 0,
  deal_closed          bigint not null default 0,
  voicemail_left       bigint not null default 0,
  email_sent           bigint not null default 0,
  email_reply          bigint not null default 0,
  sms_sent             bigint not null default 0,
  sms_reply            bigint not null default 0,
  sms_enrollment       bigint not null default 0,
  note_added           bigint not null default 0,
  referral_generated   bigint not null default 0,
  objection_handled    bigint not null default 0,
  cadence_touch        bigint not null default 0,
  early_dial           bigint not null default 0,
  primary key (tenant_id, participant_id, window_start, window_end),
  foreign key (tenant_id, participant_id) references campaign.participants (tenant_id, id)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

-- No index on version, status or a total here and above: each would cost the recompute its HOT updates.
create table campaign.progress_rows (
  tenant_id           uuid not null,
  participant_id      uuid not null,
  mission_id          uuid not null,
  window_start        date not null,
  window_end          date not null check (window_start < window_end),
  -- Never changes: what redemptions and devices name the row by.
  id                  uuid not null,
  status              text not null check (status in ('dormant', 'active', 'completed')),
  completed_at        timestamptz,
  value_at_completion bigint,
  -- A repeated mission counts from here on.
  cooldown_until      date,
  version             bigint not null,
  primary key (tenant_id, participant_id, mission_id, window_start),
  unique (tenant_id, id),
  check ((status = 'completed') = (completed_at is not null)),
  -- Without its window a row would have no value; the window has its participant.
  foreign key (tenant_id, participant_id, window_start, window_end)
    references campaign.progress_windows (tenant_id, participant_id, window_start, window_end),
  foreign key (tenant_id, mission_id) references campaign.missions (tenant_id, id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

call ops.protect_table('ledger.counted_days');
call ops.protect_table('campaign.programmes');
call ops.protect_table('campaign.tiers');
call ops.protect_table('campaign.participants');
call ops.protect_table('campaign.handles');
call ops.protect_table('campaign.missions');
call ops.protect_table('campaign.progress_windows');
call ops.protect_table('campaign.progress_rows');
