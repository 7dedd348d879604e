-- Who made whom the owner of a contact. A form that is sent twice finds its change under its key.
create table owner_changes (
  id uuid primary key,
  contact_id uuid not null references contacts on delete cascade,
  by_user uuid not null references users,
  -- The new owner: a user, an e-mail address that belongs to no user yet, or (both null) nobody.
  owner_id uuid null references users,
  owner_email text null,
  at timestamptz not null default clock_timestamp(),
  constraint owner_changes_one_owner check (owner_id is null or owner_email is null)
);
create index owner_changes_by_contact on owner_changes (contact_id, at desc);

-- Open conversations that a change of owner moves (ROUTING 38, 41), each by its workflow in its turn. The row goes in
-- the transaction that moves it, so that a repeated step finds nothing to do; a later change takes an earlier one's place.
create table owner_moves (
  conversation_id uuid primary key references conversations on delete cascade,
  -- A move is for this episode alone: the next one is routed to the new owner anyway.
  episode integer not null,
  change_id uuid not null references owner_changes on delete cascade,
  agent_id uuid not null references users
);
create index owner_moves_by_change on owner_moves (change_id);

-- What a transfer says to the agent who gets the conversation. Written before the command, under its key: shown where
-- a decision carries that key, so a refused transfer shows none, and no text comes near Temporal.
create table transfer_notes (
  command_id uuid primary key,
  conversation_id uuid not null references conversations on delete cascade,
  author_id uuid not null references users,
  body text not null constraint transfer_notes_not_empty check (body <> ''),
  at timestamptz not null default clock_timestamp()
);
