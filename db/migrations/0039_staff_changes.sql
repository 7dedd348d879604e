-- Who changed somebody's role or numbers, ended their access or let them in again. Nothing is ever taken out of it.
create table staff_changes (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  by_user uuid not null references users on delete cascade,
  at timestamptz not null default now(),
  what text not null constraint staff_changes_what check (what in ('post', 'deactivated', 'reactivated')),
  -- Null where the role stayed as it was.
  role_from text null,
  role_to text null,
  joined uuid[] not null default '{}',
  left_numbers uuid[] not null default '{}'
);
create index staff_changes_by_user on staff_changes (user_id, id);
