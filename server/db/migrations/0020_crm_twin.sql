-- The embedded CRM ("the twin"): workspaces, their keys, and the records of every object in one table. What an object's
-- fields are is the twin's own data, so a record is the values of its fields by name; only what identifies it is a column.

create table crm.twin_workspaces (
  tenant_id      uuid not null references org.tenants,
  id             uuid not null unique,
  name           text not null,
  -- Signs the workspace's keys.
  signing_secret bytea not null check (length(signing_secret) >= 32),
  -- Requests per second and per minute.
  short_limit    int not null check (short_limit > 0),
  long_limit     int not null check (long_limit > 0),
  created_at     timestamptz not null default now(),
  primary key (tenant_id, id)
);
call ops.protect_table('crm.twin_workspaces');

create table crm.twin_api_keys (
  tenant_id    uuid not null,
  workspace_id uuid not null,
  id           uuid not null unique,
  name         text not null,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, workspace_id, id),
  foreign key (tenant_id, workspace_id) references crm.twin_workspaces (tenant_id, id)
);
call ops.protect_table('crm.twin_api_keys');

create table crm.twin_records (
  tenant_id    uuid not null,
  workspace_id uuid not null,
  -- The object's singular name.
  object       text not null,
  id           uuid not null,
  -- The value of the object's unique field, apart from the others because row-level security lets an index be used for
  -- plain columns only. Deleted records keep theirs.
  unique_value text collate "C",
  -- Date-times in UTC with milliseconds, as text.
  fields       jsonb not null,
  primary key (tenant_id, workspace_id, object, id),
  unique (tenant_id, workspace_id, object, unique_value),
  foreign key (tenant_id, workspace_id) references crm.twin_workspaces (tenant_id, id)
);
call ops.protect_table('crm.twin_records');

-- Whose key it is, while the tenant isn't known yet.
create function crm.twin_workspace_by_key(key_id uuid)
returns table (
  tenant_id uuid, workspace_id uuid, key_name text, signing_secret bytea,
  expires_at timestamptz, revoked_at timestamptz, short_limit int, long_limit int
)
language sql stable security definer set search_path = pg_catalog, crm as $$
  select w.tenant_id, w.id, k.name, w.signing_secret, k.expires_at, k.revoked_at, w.short_limit, w.long_limit
    from crm.twin_api_keys as k
    join crm.twin_workspaces as w on w.tenant_id = k.tenant_id and w.id = k.workspace_id
   where k.id = key_id
$$;
revoke execute on function crm.twin_workspace_by_key(uuid) from public;
grant execute on function crm.twin_workspace_by_key(uuid) to perennial_app;
