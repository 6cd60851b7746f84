-- A database restored from an older copy begins a new epoch: `since` is later than `made_at` then, and for 35 days devices may bring back
-- what the copy doesn't know. How far the ledger has come is one number, for the process that notices an older copy at its start; it
-- says nothing about any tenant.

alter table ops.epoch add column made_at timestamptz;
update ops.epoch set made_at = since;
alter table ops.epoch alter column made_at set not null;

create function ledger.progress()
returns bigint
language sql stable security definer set search_path = pg_catalog, ledger as $$
  select coalesce(sum(h.version), 0)::bigint from ledger.heads h
$$;

revoke execute on function ledger.progress() from public;
grant execute on function ledger.progress() to perennial_app;
