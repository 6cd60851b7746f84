-- Who there is: tenants, teams, people, reps and their devices. Days and weeks of a rep are those of the rep's own zone;
-- calendars are kept as data, because a public holiday is a tenant's decision.

create table org.tenants (
  tenant_id        uuid primary key,
  name             text not null,
  zone             text not null,
  day_start_hour   int not null default 0 check (day_start_hour between 0 and 6),
  currency         text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  working_weekdays int[] not null default '{1,2,3,4,5}',
  holidays         date[] not null default '{}',
  targets          jsonb not null default '{"dial": 60, "connect": 15, "appointment": 3, "show": 2, "deal": 1}',
  -- Stamped from the tenant's sync head, so that devices learn of a change.
  version          bigint not null default 0,
  created_at       timestamptz not null default now()
);

create table org.teams (
  tenant_id uuid not null references org.tenants,
  id        uuid not null,
  name      text not null,
  primary key (tenant_id, id)
);

create table org.reps (
  tenant_id           uuid not null references org.tenants,
  id                  uuid not null,
  code                text not null check (code ~ '^[a-z0-9_-]{1,40}$'),
  display_name        text not null,
  email               text,
  zone                text not null,
  joined_on           date not null,
  team_id             uuid not null,
  -- The rep's identity in the CRM; a rep without one is never published.
  workspace_member_id text,
  -- Stamped from the rep's sync head.
  version             bigint not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, team_id) references org.teams (tenant_id, id)
);
create unique index reps_workspace_member on org.reps (tenant_id, workspace_member_id) where workspace_member_id is not null;

create table org.leave_days (
  tenant_id  uuid not null,
  rep_id     uuid not null,
  local_date date not null,
  primary key (tenant_id, rep_id, local_date),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

-- What a signed-in account is in its tenant. The account itself (password, sessions) lives in schema auth.
create table org.members (
  tenant_id    uuid not null references org.tenants,
  user_id      text not null,
  role         text not null check (role in ('rep', 'manager', 'admin')),
  display_name text not null,
  rep_id       uuid,
  primary key (tenant_id, user_id),
  unique (user_id),
  unique (tenant_id, rep_id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id),
  check ((role = 'rep') = (rep_id is not null))
);

-- The teams whose reps a manager may see; an admin sees all.
create table org.team_managers (
  tenant_id uuid not null,
  team_id   uuid not null,
  user_id   text not null,
  primary key (tenant_id, team_id, user_id),
  foreign key (tenant_id, team_id) references org.teams (tenant_id, id),
  foreign key (tenant_id, user_id) references org.members (tenant_id, user_id)
);

create table org.devices (
  tenant_id                  uuid not null,
  rep_id                     uuid not null,
  id                         uuid not null,
  name                       text not null default '',
  first_seen_at              timestamptz not null,
  last_sync_at               timestamptz not null,
  -- What the device said, in its last request, that it still holds back.
  pending_count              int not null,
  pending_oldest_local_date  date,
  pending_oldest_recorded_at timestamptz,
  device_seq_seen            bigint not null,
  -- The recording time of the operation with that sequence number: clocks that run backwards show here.
  last_recorded_at           timestamptz,
  primary key (tenant_id, rep_id, id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

call ops.protect_table('org.tenants');
call ops.protect_table('org.teams');
call ops.protect_table('org.reps');
call ops.protect_table('org.leave_days');
call ops.protect_table('org.members');
call ops.protect_table('org.team_managers');
call ops.protect_table('org.devices');

-- The two questions that have to be asked before a tenant is known.
create function org.membership_of(account text)
returns table (tenant_id uuid, user_id text, role text, display_name text, rep_id uuid)
language sql stable security definer set search_path = pg_catalog, org as $$
  select m.tenant_id, m.user_id, m.role, m.display_name, m.rep_id from org.members m where m.user_id = account
$$;

create function org.tenant_ids()
returns setof uuid
language sql stable security definer set search_path = pg_catalog, org as $$
  select t.tenant_id from org.tenants t order by t.created_at, t.tenant_id
$$;

revoke execute on function org.membership_of(text), org.tenant_ids() from public;
grant execute on function org.membership_of(text), org.tenant_ids() to perennial_app;
