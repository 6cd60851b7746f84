-- What a campaign gives: rewards, what of them was earned and claimed, boosts, shipments, discounts, raffles, and what tiers are decided by.
-- Decisions are rows that only move forward (P5): the moves themselves are guarded here, whoever writes.

create table campaign.rewards (
  tenant_id     uuid not null,
  id            uuid not null,
  type          text not null
                check (type in ('gift_card', 'spark_ads', 'experience', 'physical_gift', 'commission_boost', 'discount')),
  source        text not null check (source in ('vip_tier', 'mission')),
  -- One exact tier.
  tier_id       text not null,
  name          text not null check (length(name) between 1 and 120),
  description   text not null default '' check (length(description) <= 1000),
  config        jsonb not null check (jsonb_typeof(config) = 'object'),
  frequency     text not null check (frequency in ('one_time', 'weekly', 'monthly', 'unlimited')),
  -- How often within the frequency's window.
  quantity      int check (quantity between 1 and 10),
  display_order int not null default 1,
  enabled       boolean not null default true,
  version       bigint not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, tier_id) references campaign.tiers (tenant_id, id),
  check (quantity is not null or frequency = 'unlimited'),
  check (type <> 'commission_boost' or (coalesce((config->>'rate')::int, 0) between 1 and 10000
                                        and coalesce((config->>'durationDays')::int, 0) between 1 and 365)),
  check (type <> 'discount' or (coalesce((config->>'rate')::int, 0) between 1 and 10000
                                and coalesce((config->>'durationMinutes')::int, 0) between 10 and 525600
                                and coalesce(config->>'coupon', '') ~ '^[A-Z0-9]{2,8}$'
                                and coalesce((config->>'maxUses')::int, 1) > 0))
);
alter table campaign.missions add foreign key (tenant_id, reward_id) references campaign.rewards (tenant_id, id);

-- A reward that somebody has earned or claimed. That of a mission has the id of its row, so that a row earns one; that of a tier has the id of
-- the operation that claimed it.
create table campaign.redemptions (
  tenant_id      uuid not null,
  id             uuid not null,
  participant_id uuid not null,
  reward_id      uuid not null,
  progress_id    uuid check (progress_id = id),
  -- The reward's, as it was when this was made.
  type           text not null,
  tier_id        text not null,
  status         text not null check (status in ('claimable', 'claimed', 'fulfilled', 'concluded', 'rejected')),
  created_at     timestamptz not null,
  claimed_at     timestamptz,
  -- Of boosts and discounts.
  scheduled_for  timestamptz,
  fulfilled_at   timestamptz,
  concluded_at   timestamptz,
  reason         text,
  primary key (tenant_id, id),
  foreign key (tenant_id, participant_id) references campaign.participants (tenant_id, id),
  foreign key (tenant_id, reward_id) references campaign.rewards (tenant_id, id),
  foreign key (tenant_id, progress_id) references campaign.progress_rows (tenant_id, id),
  check ((claimed_at is not null) = (status in ('claimed', 'fulfilled', 'concluded'))),
  check ((concluded_at is not null) = (status = 'concluded')),
  check ((reason is not null) = (status = 'rejected')),
  check (scheduled_for is null or type in ('commission_boost', 'discount'))
);
create index redemptions_of_participant on campaign.redemptions (tenant_id, participant_id, reward_id);
-- What managers have to do something about.
create index redemptions_open on campaign.redemptions (tenant_id, claimed_at) where status in ('claimed', 'fulfilled');
-- One discount at a time.
create unique index one_discount_each on campaign.redemptions (tenant_id, participant_id)
  where type = 'discount' and status in ('claimed', 'fulfilled');

create function campaign.guard_redemption() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  scheduled boolean := new.type in ('commission_boost', 'discount');
begin
  if tg_op = 'INSERT' then
    if new.status not in ('claimable', 'rejected') and not (new.progress_id is null and new.status = 'claimed') then
      raise exception 'a redemption does not begin as %', new.status using errcode = 'check_violation';
    end if;
    return new;
  end if;

  if (new.participant_id, new.reward_id, new.type, new.tier_id, new.created_at)
     is distinct from (old.participant_id, old.reward_id, old.type, old.tier_id, old.created_at)
     or new.progress_id is distinct from old.progress_id then
    raise exception 'what a redemption is for does not change' using errcode = 'check_violation';
  end if;
  if new.status <> old.status and not (
       (old.status = 'claimable' and new.status in ('claimed', 'rejected'))
    or (old.status = 'claimed' and new.status = case when scheduled then 'fulfilled' else 'concluded' end)
    or (old.status = 'fulfilled' and new.status = 'concluded')
  ) then
    raise exception 'a redemption of % does not go from % to %', new.type, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
create trigger guard_redemption before insert or update on campaign.redemptions
  for each row execute function campaign.guard_redemption();

-- Each move of a redemption, boost or shipment, with who made it. A manager's action is taken once by its id.
create table campaign.moves (
  tenant_id     uuid not null,
  id            uuid not null,
  redemption_id uuid not null,
  subject       text not null check (subject in ('redemption', 'boost', 'shipment', 'discount')),
  before        text,
  after         text not null,
  at            timestamptz not null,
  -- An account, a rep, or a job.
  who           text not null,
  by            text not null check (by in ('operation', 'manager', 'job')),
  -- What a manager asked for, to know a repeated request again.
  request       jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, redemption_id) references campaign.redemptions (tenant_id, id)
);
create index moves_of_redemption on campaign.moves (tenant_id, redemption_id, at);

create table campaign.boosts (
  tenant_id      uuid not null,
  redemption_id  uuid not null,
  participant_id uuid not null,
  state          text not null check (state in ('scheduled', 'active', 'expired', 'pending_info', 'pending_payout', 'paid')),
  -- In basis points, as the reward said when it was claimed.
  rate           int not null check (rate between 1 and 10000),
  duration_days  int not null check (duration_days between 1 and 365),
  scheduled_for  timestamptz not null,
  activated_at   timestamptz,
  ends_at        timestamptz,
  -- All that the participant had ever sold when it began and when it ended.
  baseline_minor bigint,
  end_minor      bigint,
  payout_minor   bigint check (payout_minor >= 0),
  pending_since  timestamptz,
  paid_at        timestamptz,
  primary key (tenant_id, redemption_id),
  foreign key (tenant_id, redemption_id) references campaign.redemptions (tenant_id, id),
  check ((state = 'scheduled') = (activated_at is null)),
  check ((activated_at is null) = (ends_at is null) and (activated_at is null) = (baseline_minor is null)),
  check ((state in ('scheduled', 'active')) = (end_minor is null) and (end_minor is null) = (payout_minor is null)),
  check ((state = 'paid') = (paid_at is not null))
);
-- One boost at a time.
create unique index one_boost_each on campaign.boosts (tenant_id, participant_id) where state in ('scheduled', 'active');

create function campaign.guard_boost() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.state <> old.state and (old.state, new.state) not in (
    ('scheduled', 'active'), ('active', 'expired'), ('expired', 'pending_info'), ('pending_info', 'pending_payout'),
    ('pending_payout', 'paid')
  ) then
    raise exception 'a boost does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
create trigger guard_boost before update on campaign.boosts for each row execute function campaign.guard_boost();

-- Where a payout goes: shown to managers alone.
create table campaign.payment_infos (
  tenant_id     uuid not null,
  redemption_id uuid not null,
  method        text not null check (method in ('paypal', 'venmo')),
  account       text not null,
  given_at      timestamptz not null,
  primary key (tenant_id, redemption_id),
  foreign key (tenant_id, redemption_id) references campaign.boosts (tenant_id, redemption_id)
);

create table campaign.shipments (
  tenant_id     uuid not null,
  redemption_id uuid not null,
  size          text,
  address       jsonb not null check (jsonb_typeof(address) = 'object'),
  state         text not null check (state in ('address_given', 'shipped', 'delivered')),
  carrier       text check (carrier in ('FedEx', 'UPS', 'USPS', 'DHL')),
  tracking      text,
  shipped_at    timestamptz,
  delivered_at  timestamptz,
  primary key (tenant_id, redemption_id),
  foreign key (tenant_id, redemption_id) references campaign.redemptions (tenant_id, id),
  check ((state = 'address_given') = (shipped_at is null)),
  check ((state = 'delivered') = (delivered_at is not null)),
  check (shipped_at is null or carrier is not null)
);

create table campaign.discounts (
  tenant_id        uuid not null,
  redemption_id    uuid not null,
  rate             int not null check (rate between 1 and 10000),
  duration_minutes int not null check (duration_minutes between 10 and 525600),
  max_uses         int check (max_uses > 0),
  uses             int not null default 0 check (uses >= 0 and uses <= max_uses),
  coupon           text not null check (coupon ~ '^[A-Z0-9]{2,8}$'),
  -- From its activation on.
  expires_at       timestamptz,
  primary key (tenant_id, redemption_id),
  foreign key (tenant_id, redemption_id) references campaign.redemptions (tenant_id, id)
);

-- The seed stays here until the draw; the hash of its bytes is told when the raffle opens, so that nobody can choose one afterwards.
create table campaign.raffles (
  tenant_id  uuid not null,
  mission_id uuid not null,
  seed       text not null check (seed ~ '^[0-9a-f]{64}$'),
  seed_hash  text not null generated always as (encode(sha256(decode(seed, 'hex')), 'hex')) stored,
  opened_at  timestamptz not null,
  drawn_at   timestamptz,
  drawn_by   text,
  -- Nobody where nobody had entered.
  winner_id  uuid,
  primary key (tenant_id, mission_id),
  foreign key (tenant_id, mission_id) references campaign.missions (tenant_id, id),
  foreign key (tenant_id, winner_id) references campaign.participants (tenant_id, id),
  check ((drawn_at is null) = (drawn_by is null)),
  check (winner_id is null or drawn_at is not null)
);

create function campaign.guard_raffle() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.seed <> old.seed or old.drawn_at is not null then
    raise exception 'a raffle is drawn once, with the seed that it was opened with' using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
create trigger guard_raffle before update on campaign.raffles for each row execute function campaign.guard_raffle();

create table campaign.raffle_entries (
  tenant_id      uuid not null,
  mission_id     uuid not null,
  participant_id uuid not null,
  -- The operation that entered: what the draw sorts by.
  id             uuid not null,
  entered_on     date not null,
  entered_at     timestamptz not null,
  outcome        text check (outcome in ('won', 'rejected')),
  reason         text check ((reason is not null) = (outcome is not distinct from 'rejected')),
  primary key (tenant_id, mission_id, participant_id),
  unique (tenant_id, id),
  foreign key (tenant_id, mission_id) references campaign.raffles (tenant_id, mission_id),
  foreign key (tenant_id, participant_id) references campaign.participants (tenant_id, id)
);
create unique index one_winner on campaign.raffle_entries (tenant_id, mission_id) where outcome = 'won';

-- Sales that no file brings: dated facts, put right by an opposite one.
create table campaign.adjustments (
  tenant_id      uuid not null,
  id             uuid not null,
  participant_id uuid not null,
  kind           text not null check (kind in ('manual_sale', 'refund', 'bonus', 'correction')),
  -- Counted in the window of this date of the tenant.
  day            date not null check (isfinite(day)),
  amount_minor   bigint not null default 0,
  units          bigint not null default 0,
  reason         text not null check (length(reason) between 1 and 500),
  decided_by     text not null,
  decided_at     timestamptz not null,
  -- The run that first counted it.
  counted_at     timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, participant_id) references campaign.participants (tenant_id, id),
  check ((amount_minor = 0) <> (units = 0))
);
create index adjustments_of_participant on campaign.adjustments (tenant_id, participant_id, day);
create index adjustments_waiting on campaign.adjustments (tenant_id) where counted_at is null;

-- Every promotion and checkpoint with what it was decided by; rows are only ever added.
create table campaign.tier_checkpoints (
  tenant_id      uuid not null,
  id             uuid not null,
  participant_id uuid not null,
  kind           text not null check (kind in ('promotion', 'checkpoint')),
  status         text not null check (status in ('promoted', 'maintained', 'demoted')),
  window_start   date not null,
  window_end     date not null,
  -- Earned inside the window, and what was asked for: at a checkpoint by the tier before, for a promotion by the tier after.
  achieved       bigint not null,
  required       bigint not null,
  tier_before    text not null,
  tier_after     text not null,
  -- The due date, of a promotion the date of the run.
  decided_on     date not null,
  decided_at     timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, participant_id) references campaign.participants (tenant_id, id)
);
create index tier_checkpoints_of_participant on campaign.tier_checkpoints (tenant_id, participant_id, decided_at);

-- What is told to somebody who takes part; each cause tells once.
create table campaign.communications (
  tenant_id      uuid not null,
  id             uuid not null,
  participant_id uuid not null,
  kind           text not null,
  body           jsonb not null default '{}',
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, participant_id) references campaign.participants (tenant_id, id)
);
create index communications_of_participant on campaign.communications (tenant_id, participant_id, created_at);

-- A week's allowance as it was written down on its Monday. The wallet itself is folded from facts and doesn't wait for it.
create table campaign.wallet_entries (
  tenant_id  uuid not null,
  -- Made from rep and week.
  id         uuid not null,
  rep_id     uuid not null,
  kind       text not null check (kind in ('allowance')),
  -- Its Monday.
  week       date not null check (extract(isodow from week) = 1),
  amount     int not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, rep_id, kind, week),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

call ops.protect_table('campaign.rewards');
call ops.protect_table('campaign.redemptions');
call ops.protect_table('campaign.moves');
call ops.protect_table('campaign.boosts');
call ops.protect_table('campaign.payment_infos');
call ops.protect_table('campaign.shipments');
call ops.protect_table('campaign.discounts');
call ops.protect_table('campaign.raffles');
call ops.protect_table('campaign.raffle_entries');
call ops.protect_table('campaign.adjustments');
call ops.protect_table('campaign.tier_checkpoints');
call ops.protect_table('campaign.communications');
call ops.protect_table('campaign.wallet_entries');
revoke delete on campaign.redemptions, campaign.boosts, campaign.raffles, campaign.raffle_entries, campaign.adjustments
  from perennial_app;
revoke update, delete on campaign.moves, campaign.tier_checkpoints, campaign.wallet_entries from perennial_app;
