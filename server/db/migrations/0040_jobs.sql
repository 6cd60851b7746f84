-- What the servers do by themselves: who runs a job for a tenant, and what became of every run. Both are here and not in the queue that
-- wakes the servers, so that a queue which forgets, repeats or comes late costs at most a minute.

-- The role of the queue's library, which makes and changes the tables of its own schema at the start and reaches nothing else.
create schema pgboss;
grant usage, create on schema pgboss to perennial_jobs;

-- There is a row for as long as somebody runs the job, or until the lease of one who was killed ends. The token is new with every
-- taking: a holder that was overtaken finds another one, under lock, before it commits.
create table ops.job_leases (
  tenant_id uuid not null references org.tenants,
  job       text not null,
  token     uuid not null,
  -- Host and process, for people.
  holder    text not null,
  until     timestamptz not null,
  primary key (tenant_id, job)
);

create table ops.job_executions (
  tenant_id     uuid not null references org.tenants,
  id            uuid not null,
  job           text not null,
  -- The moment of the schedule that this run is for; null where somebody asked for it.
  scheduled_for timestamptz,
  asked_by      text not null check (asked_by in ('schedule', 'manager', 'command_line')),
  -- The account of the manager who asked.
  asked_by_user text,
  asked_at      timestamptz not null,
  started_at    timestamptz,
  finished_at   timestamptz,
  outcome       text check (outcome in ('success', 'partial', 'failed')),
  dry_run       boolean not null,
  row_limit     int check (row_limit > 0),
  -- How many processes have begun it: more than one where the first was killed or stopped.
  attempts      int not null default 0,
  -- Of the lease under which it is being run: another one may write here no more.
  token         uuid,
  steps         jsonb not null default '[]',
  checkpoints   jsonb not null default '{}',
  error         text,
  primary key (tenant_id, id),
  -- However many servers find a moment due at once, one of them gets it.
  unique (tenant_id, job, scheduled_for),
  check ((asked_by = 'schedule') = (scheduled_for is not null)),
  check ((asked_by = 'manager') = (asked_by_user is not null)),
  check ((finished_at is null) = (outcome is null)),
  check (finished_at is null or token is null)
);

create index job_executions_by_time on ops.job_executions (tenant_id, job, asked_at desc);
create index job_executions_open on ops.job_executions (tenant_id, job) where finished_at is null;

call ops.protect_table('ops.job_leases');
call ops.protect_table('ops.job_executions');

-- When no server was there, last time: devices couldn't say then what they held, so their dates wait a while after the return.
create table ops.presence (
  only_row    boolean primary key default true check (only_row),
  seen_at     timestamptz not null,
  away_since  timestamptz,
  returned_at timestamptz,
  check ((away_since is null) = (returned_at is null))
);

-- A server says that it is there. Nobody was, if that was said last longer ago than `away_after`; an absence that begins while the one
-- before is still waited for (`wait` from the return on) continues it.
create function ops.note_presence(at timestamptz, away_after interval, wait interval)
returns void
language sql security definer set search_path = pg_catalog, ops as $$
  insert into ops.presence as p (seen_at) values (at)
  on conflict (only_row) do update
     set away_since = case when at - p.seen_at <= away_after then p.away_since
                           when p.returned_at + wait > p.seen_at then p.away_since
                           else p.seen_at end,
         returned_at = case when at - p.seen_at <= away_after then p.returned_at else at end,
         seen_at = greatest(p.seen_at, at)
$$;

create function ops.last_absence()
returns table (away_since timestamptz, returned_at timestamptz)
language sql stable security definer set search_path = pg_catalog, ops as $$
  select p.away_since, p.returned_at from ops.presence p where p.returned_at is not null
$$;

revoke execute on function ops.note_presence(timestamptz, interval, interval), ops.last_absence() from public;
grant execute on function ops.note_presence(timestamptz, interval, interval), ops.last_absence() to perennial_app;
