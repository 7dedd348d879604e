-- What somebody has begun to write in a conversation, for themselves alone: to find it again in any browser.

create table drafts (
  user_id uuid not null references users on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  kind text not null constraint drafts_kind_known check (kind in ('reply', 'note')),
  -- Empty once it was sent or cleared: the row stays, so that a save which comes late finds a later revision.
  body text not null constraint drafts_length check (char_length(body) <= 8192),
  -- Counted up by whoever saves. Sending leaps ahead of any save that is still on its way.
  revision bigint not null,
  saved_at timestamptz not null default clock_timestamp(),
  constraint drafts_once primary key (user_id, conversation_id, kind)
);
create index drafts_by_conversation on drafts (conversation_id);
