-- Imports. A row of a file is an assertion: of what a call was, made by one import as of one date. What the ledger holds of a call is a
-- function of the set of assertions whose import was read to its end and isn't undone, so the order of files and undos doesn't matter (P5),
-- and an import that was cut off is completed by asking the same question again.

create table ledger.imports (
  tenant_id       uuid not null references org.tenants,
  -- UUIDv7: of two imports as of one date, the later one stands.
  id              uuid not null,
  kind            text not null check (kind in ('activities')),
  origin          text not null check (origin in ('file', 'demo_history')),
  as_of           date not null,
  -- Null where the product itself imported.
  user_id         text,
  started_at      timestamptz not null,
  -- Read to its end: its assertions count from here on.
  accepted_at     timestamptz,
  undone_at       timestamptz,
  -- The ledger holds what followed from the last change.
  finished_at     timestamptz,
  -- Accepting is the first change, undoing the second; the ledger still has to learn of those not applied.
  changes         int not null default 0,
  changes_applied int not null default 0 check (changes_applied <= changes),
  file_digest     text,
  counts          jsonb,
  primary key (tenant_id, id)
);

create table ledger.import_assertions (
  tenant_id        uuid not null,
  import_id        uuid not null,
  call_id          text not null,
  line             bigint not null,
  rep_id           uuid not null,
  local_date       date not null,
  wall_time        text not null,
  -- Null is a blank: the row says nothing about it.
  duration_seconds int check (duration_seconds >= 0),
  channel          text,
  attempt          text,
  prior_outcome    text,
  deal_closed      boolean,
  primary key (tenant_id, import_id, call_id),
  foreign key (tenant_id, import_id) references ledger.imports (tenant_id, id) on delete cascade,
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);
create index import_assertions_by_call on ledger.import_assertions (tenant_id, call_id);
create index import_assertions_by_rep on ledger.import_assertions (tenant_id, import_id, rep_id, call_id);

-- What the ledger was told last of each call, so that only what has changed is told again.
create table ledger.imported_calls (
  tenant_id        uuid not null,
  call_id          text not null,
  rep_id           uuid not null,
  local_date       date not null,
  wall_time        text not null,
  duration_seconds int not null,
  channel          text,
  attempt          text,
  prior_outcome    text,
  deal_closed      boolean not null,
  primary key (tenant_id, call_id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

call ops.protect_table('ledger.imports');
call ops.protect_table('ledger.import_assertions');
call ops.protect_table('ledger.imported_calls');
