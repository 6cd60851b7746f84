-- Imports of videos, beside those of calls. A row of a file is an assertion again; what stands of a video is kept beside the assertions, so
-- that dates can be summed from it, and follows from the set of them alone (P5). An import keeps how far the ledger has learnt of it, so
-- that one that was killed goes on where it stood, and the rows that it didn't take, so that they can be mended and sent again.

alter table ledger.imports drop constraint imports_kind_check;
alter table ledger.imports
  add constraint imports_kind_check check (kind in ('activities', 'videos')),
  add column file_name text check (length(file_name) <= 200),
  -- What reading the file found: how many rows, which repeat a key, who was new.
  add column report    jsonb,
  -- Of the last change: the rows up to which it is applied, and what came of them.
  add column progress  jsonb;

-- A row that isn't taken, and why. Its fields are as the file had them.
create table ledger.import_rejects (
  tenant_id   uuid not null,
  import_id   uuid not null,
  line        bigint not null,
  column_name text,
  value       text not null,
  reason      text not null,
  fields      text[] not null,
  primary key (tenant_id, import_id, line),
  foreign key (tenant_id, import_id) references ledger.imports (tenant_id, id) on delete cascade
);

-- Imported calls that a manager took for the doubles of logged ones: no import counts for them.
create table ledger.dropped_calls (
  tenant_id  uuid not null references org.tenants,
  call_id    text not null,
  dropped_at timestamptz not null,
  user_id    text not null,
  primary key (tenant_id, call_id)
);

create table campaign.video_assertions (
  tenant_id   uuid not null,
  import_id   uuid not null,
  video_url   text not null,
  line        bigint not null,
  handle      text not null,
  post_date   date not null,
  -- Null is a blank: the row says nothing about it.
  views       bigint check (views >= 0),
  likes       bigint check (likes >= 0),
  comments    bigint check (comments >= 0),
  units       bigint,
  sales_minor bigint,
  ctr_percent numeric,
  title       text,
  primary key (tenant_id, import_id, video_url),
  foreign key (tenant_id, import_id) references ledger.imports (tenant_id, id) on delete cascade
);
create index video_assertions_by_video on campaign.video_assertions (tenant_id, video_url);
create index video_assertions_by_handle on campaign.video_assertions (tenant_id, import_id, handle, video_url);

-- A video as all imports that count make it, under whose name its handle is. Whoever writes it holds the participant's head.
create table campaign.videos (
  tenant_id      uuid not null,
  video_url      text not null,
  handle         text not null,
  participant_id uuid not null,
  post_date      date not null,
  views          bigint not null,
  likes          bigint not null,
  comments       bigint not null,
  units          bigint not null,
  sales_minor    bigint not null,
  ctr_percent    numeric not null,
  title          text not null,
  primary key (tenant_id, video_url),
  foreign key (tenant_id, participant_id) references campaign.participants (tenant_id, id)
);
create index videos_by_date on campaign.videos (tenant_id, participant_id, post_date);

call ops.protect_table('ledger.import_rejects');
call ops.protect_table('ledger.dropped_calls');
call ops.protect_table('campaign.video_assertions');
call ops.protect_table('campaign.videos');
