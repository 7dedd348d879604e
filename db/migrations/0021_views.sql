-- Lists that somebody comes back to: what an address narrows the inbox to, under a name. Ids and choices only, no text that
-- was looked for. Shared ones are everybody's to open, and still show each what they may see.
create table saved_views (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  name text not null constraint saved_views_name_present check (name <> ''),
  query text not null,
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  constraint saved_views_once unique (user_id, name)
);
create index saved_views_shared on saved_views (name) where shared;
