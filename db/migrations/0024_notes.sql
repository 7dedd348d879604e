-- What colleagues say to each other beside a thread. Tables of their own: whatever sends, searches or counts messages
-- cannot meet a note, and so no customer can.

create table notes (
  id uuid primary key default uuidv7(),
  conversation_id uuid not null references conversations on delete cascade,
  author_id uuid not null references users,
  -- Drawn like a message's, under the conversation's lock: a stream knows by it what is new.
  seq bigint not null,
  -- Empty once its writer took it back; that there was one stays to be seen.
  body text not null,
  form_key uuid not null,
  at timestamptz not null default clock_timestamp(),
  deleted_at timestamptz null,
  constraint notes_seq_once unique (conversation_id, seq),
  constraint notes_form_key_once unique (author_id, form_key),
  constraint notes_empty_when_deleted check ((body = '') = (deleted_at is not null))
);
create index notes_by_time on notes (conversation_id, at desc, seq desc);

-- Whom a note calls by name. Somebody who may no longer see the conversation keeps the row and is shown nothing of it.
create table note_mentions (
  note_id uuid not null references notes on delete cascade,
  user_id uuid not null references users on delete cascade,
  -- The note's, and its seq: what is unread is asked for by person, without the note.
  conversation_id uuid not null references conversations on delete cascade,
  seq bigint not null,
  -- As it stands in the note, behind the @: people change their names.
  written text not null,
  created_at timestamptz not null default clock_timestamp(),
  -- When the person had it on their screen; null: unread.
  seen_at timestamptz null,
  constraint note_mentions_once primary key (note_id, user_id)
);
create index note_mentions_by_user on note_mentions (user_id, created_at desc);
create index note_mentions_unseen on note_mentions (user_id, conversation_id) where seen_at is null;
