-- What a date is given besides its activities, and the exams it rests on. An award is taken once: its id comes from what it is for, so that
-- deciding again finds it there. Only a manager's reversal marks it, and only an exam's moves, to the earliest attempt that passed.

create table ledger.awards (
  tenant_id  uuid not null,
  rep_id     uuid not null,
  id         uuid not null,
  kind       text not null check (kind in ('exam', 'badge', 'rank', 'adjustment')),
  code       text not null,
  local_date date not null,
  -- Rule and amount of each line that it pays.
  lines      jsonb not null check (jsonb_typeof(lines) = 'array'),
  -- Closed deals that it adds or takes away.
  deals      int not null default 0 check (deals = 0 or kind = 'adjustment'),
  reversed   boolean not null default false,
  decided_at timestamptz not null,
  -- The figures that were read to decide it.
  evidence   jsonb not null check (jsonb_typeof(evidence) = 'array'),
  reason     text check (reason is not null or kind <> 'adjustment'),
  version    bigint not null,
  primary key (tenant_id, rep_id, id),
  unique (tenant_id, rep_id, kind, code),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);
create index awards_by_date on ledger.awards (tenant_id, rep_id, local_date);
create index awards_by_version on ledger.awards (tenant_id, rep_id, version, id);

create table ledger.exam_attempts (
  tenant_id       uuid not null,
  rep_id          uuid not null,
  -- The operation that handed it in.
  id              uuid not null,
  -- Who knows the grade of an attempt must not hand it in again.
  attempt_id      uuid not null,
  exam_id         text not null,
  bank            int not null,
  local_date      date not null,
  occurred_at     timestamptz not null,
  elapsed_seconds int not null check (elapsed_seconds >= 0),
  correct         int not null check (correct >= 0),
  questions       int not null check (questions > 0 and correct <= questions),
  passed          boolean not null,
  ruleset_version int not null,
  version         bigint not null,
  primary key (tenant_id, rep_id, id),
  unique (tenant_id, rep_id, attempt_id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);
create index exam_attempts_by_version on ledger.exam_attempts (tenant_id, rep_id, version, id);

-- Dates that got facts after their grace had ended: they aren't closed again before this moment.
create table ledger.reopened_dates (
  tenant_id  uuid not null,
  rep_id     uuid not null,
  local_date date not null,
  until      timestamptz not null,
  primary key (tenant_id, rep_id, local_date),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

call ops.protect_table('ledger.awards');
call ops.protect_table('ledger.exam_attempts');
call ops.protect_table('ledger.reopened_dates');
