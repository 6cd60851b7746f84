-- Undoing an import takes back the badges and ranks that rested on it. They aren't reversed, which is a manager's word and final, but
-- withdrawn: the day their facts come back they may be given again. The row stays, so that devices learn of it.

alter table ledger.awards add column withdrawn boolean not null default false;
