-- What managers decided about reps, as it was asked for: the rows that make a decision once, whatever is sent twice. They are never changed;
-- one that is taken back is named by a later decision of the kind `revoke`.

create table ledger.decisions (
  tenant_id  uuid not null,
  id         uuid not null,
  rep_id     uuid not null,
  kind       text not null,
  -- Of this rep's: the activity, leave request, award or decision that it is about.
  target_id  uuid,
  body       jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id)
);
create index decisions_of_rep on ledger.decisions (tenant_id, rep_id, kind);
create index decisions_by_target on ledger.decisions (tenant_id, target_id) where target_id is not null;

-- Whose mentor somebody is, from a date on. Of several rows that hold on a date the last decided counts; one without a mentor ends the
-- others.
create table org.mentees (
  tenant_id  uuid not null,
  -- The decision that says so.
  id         uuid not null,
  mentee_id  uuid not null,
  mentor_id  uuid,
  from_date  date not null,
  to_date    date check (to_date >= from_date),
  decided_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, mentee_id) references org.reps (tenant_id, id),
  foreign key (tenant_id, mentor_id) references org.reps (tenant_id, id),
  check (mentee_id <> mentor_id)
);
create index mentees_by_mentee on org.mentees (tenant_id, mentee_id);
create index mentees_by_mentor on org.mentees (tenant_id, mentor_id) where mentor_id is not null;

call ops.protect_table('ledger.decisions');
call ops.protect_table('org.mentees');
revoke update, delete on ledger.decisions, org.mentees from perennial_app;
