-- The way to each tenant's CRM, what its records were last seen to hold, and what was published. A projection's version is stored before
-- it is written there: whatever version a record shows, we know what stood under it, also after a crash between the two.

create table crm.connections (
  tenant_id           uuid not null references org.tenants,
  id                  uuid not null,
  -- The twin answers at this product's own address, which may change from start to start: only a Twenty's is kept.
  kind                text not null check (kind in ('twin', 'twenty')),
  url                 text check ((kind = 'twenty') = (url is not null)),
  -- The workspace that the key opens: another one has other records.
  workspace_id        text,
  api_key_encrypted   bytea not null,
  requests_per_second int not null check (requests_per_second > 0),
  requests_per_minute int not null check (requests_per_minute > 0),
  -- Paused: the CRM refuses us for a reason that somebody has to set right.
  status              text not null default 'active' check (status in ('active', 'paused')),
  last_error          text,
  last_error_at       timestamptz,
  -- One process publishes at a time. The fence grows with each holder, so that one who lost the lease can't renew it.
  lease_holder        uuid,
  lease_fence         bigint not null default 0,
  lease_until         timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id)
);

create table crm.records (
  tenant_id           uuid not null,
  rep_id              uuid not null,
  -- Whose record this is: a rep who is given another member id has another record.
  workspace_member_id text not null,
  -- As last read, or as our last write was answered; null: there was none.
  record_id           uuid,
  fields              jsonb,
  read_version        text,
  read_at             timestamptz,
  -- The version of the rep's head, and the rep's date, that the record is known to show.
  published_version   bigint,
  published_through   date,
  published_at        timestamptz,
  -- Refused writes in a row, the largest batch that the row may travel in (null: any), and when to try again.
  attempts            int not null default 0,
  batch_limit         int check (batch_limit >= 1),
  retry_at            timestamptz,
  parked_code         text check (parked_code in ('refused', 'record_deleted', 'unknown_version', 'several_records')),
  parked_reason       text,
  primary key (tenant_id, rep_id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id),
  check ((parked_code is null) = (parked_reason is null))
);

create table crm.published_versions (
  tenant_id       uuid not null,
  rep_id          uuid not null,
  number          bigint not null,
  projection      jsonb not null,
  ledger_version  bigint not null,
  through         date not null,
  stored_at       timestamptz not null,
  acknowledged_at timestamptz,
  primary key (tenant_id, rep_id, number),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);

-- One for all reps: a record that is given to another rep never shows a number that this one has too.
create sequence crm.published_number;
grant usage on sequence crm.published_number to perennial_app;

call ops.protect_table('crm.connections');
call ops.protect_table('crm.records');
call ops.protect_table('crm.published_versions');

-- Asked before a tenant is known: whose CRM there is to keep in step.
create function crm.connected_tenants()
returns setof uuid
language sql stable security definer set search_path = pg_catalog, crm as $$
  select c.tenant_id from crm.connections c order by c.tenant_id
$$;

revoke execute on function crm.connected_tenants() from public;
grant execute on function crm.connected_tenants() to perennial_app;
