-- A foreign key is checked row by row: of 2,500 queued operations and what follows from them, that was half of what writing them cost.
-- These three tables, which grow by the thousand, have their reps checked once per statement instead. That no rep goes away under
-- its rows is still held by the foreign keys of `progression` and `days`, which every rep with facts has.

alter table ledger.operations drop constraint operations_tenant_id_rep_id_fkey;
alter table ledger.activities drop constraint activities_tenant_id_rep_id_fkey;
alter table ledger.entries drop constraint entries_tenant_id_rep_id_fkey;

create function ledger.check_reps() returns trigger
language plpgsql as $$
begin
  if exists (
    select tenant_id, rep_id from added
    except
    select tenant_id, id from org.reps
  ) then
    raise foreign_key_violation using message = format('a row of %s names no rep', tg_table_name);
  end if;
  return null;
end;
$$;

create trigger operations_have_reps
  after insert on ledger.operations
  referencing new table as added
  for each statement execute function ledger.check_reps();

create trigger activities_have_reps
  after insert on ledger.activities
  referencing new table as added
  for each statement execute function ledger.check_reps();

create trigger entries_have_reps
  after insert on ledger.entries
  referencing new table as added
  for each statement execute function ledger.check_reps();
