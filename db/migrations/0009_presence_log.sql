-- Who was Available when, so that a week can be replayed through other settings (domain/what-if.ts).

-- One row each time somebody becomes Available or Away. The number of days kept is db/presence.ts's: the sweep removes
-- what is older, so that this stays a small table.
create table presence_changes (
  id bigint generated always as identity primary key,
  user_id uuid not null references users on delete cascade,
  available boolean not null,
  at timestamptz not null default now()
);
create index presence_changes_by_time on presence_changes (at);

-- One row: since when the changes are kept. What was before, nobody knows.
create table presence_recorded (
  only_row boolean primary key default true constraint presence_recorded_one check (only_row),
  since timestamptz not null default now()
);
insert into presence_recorded default values;

-- What was decided lately, for the replay and for "why not me". Decisions are only ever added, so it grows at its end.
create index decisions_by_time on decisions (at);
