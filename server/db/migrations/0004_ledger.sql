-- The ledger. Operations are what reached us, once; activities are the facts they and the imports make; entries, days and progression are
-- projections of these, computed again for the dates that a fact touches. Every row that a device may read carries the version of
-- its scope's head, given under the head's lock, so that no row becomes visible behind a cursor already handed out.

create table ledger.heads (
  tenant_id uuid not null references org.tenants,
  -- A rep, or the tenant itself.
  scope_id  uuid not null,
  version   bigint not null default 0,
  primary key (tenant_id, scope_id)
);

create table ledger.operations (
  tenant_id    uuid not null,
  rep_id       uuid not null,
  id           uuid not null,
  kind         text not null,
  kind_version int not null,
  body         jsonb not null,
  -- The activity that an undo or an amendment is about.
  target_id    uuid,
  device_id    uuid not null,
  device_seq   bigint not null,
  -- As the device had them.
  raw_times    jsonb not null,
  -- As they count.
  recorded_at  timestamptz not null,
  occurred_at  timestamptz not null,
  zone         text not null,
  local_date   date not null,
  backdated    boolean not null,
  late         boolean not null,
  suspect      boolean not null,
  received_at  timestamptz not null,
  version      bigint not null,
  primary key (tenant_id, rep_id, id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);
create index operations_by_target on ledger.operations (tenant_id, rep_id, target_id) where target_id is not null;

create table ledger.activities (
  tenant_id        uuid not null,
  rep_id           uuid not null,
  id               uuid not null,
  activity         text not null,
  duration_seconds int check (duration_seconds >= 0),
  disposition      text,
  value_minor      bigint check (value_minor >= 0),
  currency         text,
  contact_ref      text,
  note             text,
  source           text not null check (source in ('device', 'import')),
  -- What a file says besides, kept with the call.
  attributes       jsonb not null default '{}',
  recorded_at      timestamptz not null,
  occurred_at      timestamptz not null,
  zone             text not null,
  local_date       date not null,
  backdated        boolean not null,
  late             boolean not null,
  suspect          boolean not null,
  undone           boolean not null,
  undone_late      boolean not null,
  -- No device and no import asserts it any more.
  withdrawn        boolean not null default false,
  version          bigint not null,
  primary key (tenant_id, rep_id, id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);
create index activities_by_date on ledger.activities (tenant_id, rep_id, local_date);
create index activities_by_version on ledger.activities (tenant_id, rep_id, version, id);

create table ledger.entries (
  tenant_id       uuid not null,
  rep_id          uuid not null,
  id              uuid not null,
  local_date      date not null,
  rule            text not null,
  cause           text not null,
  reversal        boolean not null,
  base            int not null,
  amount          int not null,
  ruleset_version int not null,
  primary key (tenant_id, rep_id, id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);
create index entries_by_date on ledger.entries (tenant_id, rep_id, local_date);

create table ledger.days (
  tenant_id        uuid not null,
  rep_id           uuid not null,
  local_date       date not null,
  counters         jsonb not null,
  xp               jsonb not null,
  heartbeat        boolean not null,
  last_activity_at timestamptz,
  version          bigint not null,
  primary key (tenant_id, rep_id, local_date),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);
create index days_by_version on ledger.days (tenant_id, rep_id, version, local_date);

create table ledger.progression (
  tenant_id        uuid not null,
  rep_id           uuid not null,
  total_xp         bigint not null,
  level            int not null,
  rank             text not null,
  closed_deals     int not null,
  streak_days      int not null,
  longest_streak   int not null,
  freezes          int not null,
  last_activity_at timestamptz,
  -- The last date that is settled: what is missing up to here is missed.
  final_through    date,
  version          bigint not null,
  primary key (tenant_id, rep_id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

-- When a rep's date became final. It only ever gains rows (P6).
create table ledger.settled_days (
  tenant_id  uuid not null,
  rep_id     uuid not null,
  local_date date not null,
  settled_at timestamptz not null,
  primary key (tenant_id, rep_id, local_date),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

-- What a fact changed in a date that had been settled already (P1).
create table ledger.corrections (
  tenant_id    uuid not null,
  id           bigint generated always as identity,
  rep_id       uuid not null,
  entry_id     uuid not null,
  local_date   date not null,
  rule         text not null,
  before       int not null,
  after        int not null,
  cause        text not null,
  corrected_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

call ops.protect_table('ledger.heads');
call ops.protect_table('ledger.operations');
call ops.protect_table('ledger.activities');
call ops.protect_table('ledger.entries');
call ops.protect_table('ledger.days');
call ops.protect_table('ledger.progression');
call ops.protect_table('ledger.settled_days');
call ops.protect_table('ledger.corrections');
