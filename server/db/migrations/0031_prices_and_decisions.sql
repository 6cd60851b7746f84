-- An entry says what its base was multiplied by, and a rep's standing says what was decided of it: up to where its dates are closed, so that
-- ranks and badges can be decided, and what its mentees do.

alter table ledger.entries add column percent int not null default 100;

alter table ledger.progression
  add column closed_through    date,
  add column mentees           int not null default 0,
  add column team_appointments int,
  add column team_connects     int,
  add check ((team_appointments is null) = (team_connects is null));
