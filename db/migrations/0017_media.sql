-- Pictures, recordings and files of messages, in and out. One row a file, at most one a message.
create table media (
  id uuid primary key default uuidv7(),
  conversation_id uuid not null references conversations on delete cascade,
  -- Null: somebody has uploaded it and not sent it yet; after a day it is thrown away.
  message_id uuid null references messages on delete cascade constraint media_one_a_message unique,
  uploaded_by uuid null references users,
  -- WhatsApp's id for it, and since when: what came in can be fetched for 7 days, what we gave it is kept for 30.
  source_id text null,
  source_at timestamptz null,
  kind text not null constraint media_kind_known check (kind in
    ('image', 'video', 'audio', 'voice', 'document', 'sticker')),
  state text not null constraint media_state_known check (state in ('fetching', 'stored', 'failed')),
  -- Why it failed, as a code (domain/medium.ts).
  failure text null,
  -- As it was called outside, tidied: shown, and offered for saving; never a path of ours.
  name text null,
  -- Found in the content, never as claimed.
  mime text null,
  size bigint null,
  -- As WhatsApp told it until the file is here; then of what is kept. Hexadecimal.
  sha256 text null constraint media_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  storage_key text null,
  thumb_key text null,
  width integer null,
  height integer null,
  seconds double precision null,
  created_at timestamptz not null default clock_timestamp(),
  constraint media_failed_says_why check ((state = 'failed') = (failure is not null)),
  constraint media_stored_is_somewhere check (state <> 'stored' or (storage_key is not null and mime is not null and size is not null)),
  constraint media_from_somewhere check (uploaded_by is not null or source_id is not null)
);
create index media_by_conversation on media (conversation_id);
-- Uploads that nobody has sent.
create index media_unsent on media (created_at) where message_id is null;
