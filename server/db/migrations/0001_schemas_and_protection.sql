-- A schema per module, so that the database shows the same house as the code; and one way to protect a table,
-- so that no later migration can forget a part of it.

create schema org;
create schema ledger;
create schema campaign;
create schema board;
create schema crm;
create schema auth;

grant usage on schema org, ledger, campaign, board, crm, ops to perennial_app;

-- The sign-in library works as a role of its own, which reaches nothing but its own tables.
grant usage on schema auth to perennial_auth;
alter default privileges in schema auth grant select, insert, update, delete on tables to perennial_auth;
alter default privileges in schema auth grant usage on sequences to perennial_auth;

-- Shows `target`'s rows of one tenant to the application, of all tenants to the owner's `security definer` functions.
create procedure ops.protect_table(target regclass)
language plpgsql as $$
begin
  if not exists (
    select from pg_attribute
     where attrelid = target and attname = 'tenant_id' and atttypid = 'uuid'::regtype and attnotnull
  ) then
    raise exception '% needs a column tenant_id of type uuid, not null', target;
  end if;

  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy one_tenant on %s to perennial_app
       using (tenant_id = nullif(current_setting(''perennial.tenant'', true), '''')::uuid)
       with check (tenant_id = nullif(current_setting(''perennial.tenant'', true), '''')::uuid)',
    target
  );
  execute format('create policy all_tenants on %s to perennial_owner using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to perennial_app', target);
end;
$$;

-- Which life of the database this is: a device that meets a new epoch knows that the server may have forgotten.
create table ops.epoch (
  only_row boolean primary key default true check (only_row),
  id       uuid not null default gen_random_uuid(),
  since    timestamptz not null default now()
);
insert into ops.epoch default values;
grant select on ops.epoch to perennial_app;
