-- The figures of the game, version by version, and who changed what. Neither is ever written over: a fact is priced by the version of its
-- date whenever it arrives, and an account of what managers did is worth nothing once it can be mended. So the application may add rows
-- and read them, and nothing else.

create table org.rulesets (
  tenant_id  uuid not null references org.tenants,
  -- Counts up within the tenant from 2: 1 is the one that every tenant starts with, which lies in no table.
  version    int not null check (version > 1),
  -- The first local date that is priced by it.
  starts_on  date not null,
  ruleset    jsonb not null,
  note       text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (tenant_id, version),
  check ((ruleset ->> 'version')::int = version)
);

create table ops.audit_log (
  tenant_id uuid not null references org.tenants,
  id        bigint generated always as identity,
  at        timestamptz not null,
  -- The account that acted.
  who       text not null,
  action    text not null,
  -- What was acted upon: an id, or a name within its kind.
  subject   text not null,
  before    jsonb,
  after     jsonb,
  primary key (tenant_id, id)
);

call ops.protect_table('org.rulesets');
call ops.protect_table('ops.audit_log');
revoke update, delete on org.rulesets, ops.audit_log from perennial_app;
