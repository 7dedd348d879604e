-- Files of contacts: what they say, row by row, and what came of each row. The rows are kept here and not the file: any
-- worker can go on where another stopped, and what was wrong with a row is asked like anything else.

create table imports (
  id uuid primary key default uuidv7(),
  -- The form that brought the file: sent twice, read once.
  form_key uuid not null constraint imports_form_once unique,
  by_user uuid not null references users,
  file_name text not null,
  -- mapping: somebody says which column is what · checking: tried out, nothing is written · checked: waits for the word
  -- running · done · stopped: by a person, what was done stays · undoing · undone
  state text not null constraint imports_state_known check (state in
    ('mapping', 'checking', 'checked', 'running', 'done', 'stopped', 'undoing', 'undone')),
  columns text[] not null,
  rows integer not null,
  -- domain/import.ts
  mapping jsonb null,
  -- The last line that the present pass has done with. It goes on behind it, in the transaction that moves this.
  at_line integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  -- Of an undo: what was changed since, and so stays.
  kept integer not null default 0,
  -- Owners' addresses that are nobody here yet.
  pending_owners integer not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz null,
  finished_at timestamptz null
);
create index imports_by_time on imports (created_at desc);

create table import_rows (
  import_id uuid not null references imports on delete cascade,
  -- As a spreadsheet numbers them; 1 is the heading.
  line integer not null,
  cells jsonb not null,
  -- As the check read it; digits.
  phone text null,
  outcome text null constraint import_rows_outcome_known check (outcome in ('new', 'updated', 'same', 'refused')),
  problem text null,
  -- What the problem is about: a column, counted from 0, or the line with the same phone.
  problem_column integer null,
  problem_line integer null,
  -- Without 'references': a contact that is deleted later takes nothing along.
  contact_id uuid null,
  -- What the row changed, as it was and as it is now (db/import-run.ts).
  changed jsonb null,
  undone text null constraint import_rows_undone_known check (undone in ('removed', 'put_back', 'kept')),
  constraint import_rows_once primary key (import_id, line)
);
create index import_rows_by_phone on import_rows (import_id, phone, line) where phone is not null;
create index import_rows_refused on import_rows (import_id, line) where outcome = 'refused';
