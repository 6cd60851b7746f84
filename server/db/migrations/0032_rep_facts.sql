-- What reps say of themselves: changes of their profile, and leave they ask for. Each row is an operation's and is never changed; the
-- profile is folded from them all, so their order of arrival doesn't matter.

create table org.profile_changes (
  tenant_id      uuid not null,
  rep_id         uuid not null,
  -- The operation's.
  id             uuid not null,
  recorded_at    timestamptz not null,
  local_date     date not null,
  zone           text,
  specialization text check (specialization in ('speed_dialer', 'relationship_builder', 'closer', 'referral_master')),
  title          text,
  -- Asks for no title any more.
  clears_title   boolean not null default false,
  primary key (tenant_id, rep_id, id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id),
  check (num_nonnulls(zone, specialization, title) > 0 or clears_title),
  check (title is null or not clears_title)
);

create table org.leave_requests (
  tenant_id   uuid not null,
  rep_id      uuid not null,
  -- The operation's.
  id          uuid not null,
  recorded_at timestamptz not null,
  local_date  date not null,
  from_date   date not null,
  to_date     date not null,
  primary key (tenant_id, rep_id, id),
  foreign key (tenant_id, rep_id) references org.reps (tenant_id, id),
  check (from_date <= to_date)
);

call ops.protect_table('org.profile_changes');
call ops.protect_table('org.leave_requests');
revoke update, delete on org.profile_changes, org.leave_requests from perennial_app;
