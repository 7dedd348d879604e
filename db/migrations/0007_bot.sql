-- What a number's bot says and when (domain/bot.ts), and what it remembers while it has a conversation.

create table bots (
  number_id uuid primary key references numbers on delete cascade,
  version integer not null default 1 constraint bots_version_positive check (version > 0),
  settings jsonb not null,
  -- Signs what a webhook bot is sent; sealed like the number's own secrets. Made with the first address.
  webhook_secret bytea null
);

-- One row a version, written by the save that made it: who changed what is kept.
create table bot_versions (
  number_id uuid not null references numbers on delete cascade,
  version integer not null,
  changed_by uuid null references users,
  changed_at timestamptz not null default clock_timestamp(),
  -- With them whether the bot was on and whether a reply stops it: {"on", "replyStopsBot", "settings"}.
  settings jsonb not null,
  constraint bot_versions_once primary key (number_id, version)
);

-- How far the bot has listened in an episode, and its memory. A table of its own: the conversation's row is hot.
create table bot_talks (
  conversation_id uuid not null references conversations on delete cascade,
  episode integer not null,
  -- The seq of the last inbound message it has answered (or chosen to be silent about).
  heard_seq bigint not null,
  memory jsonb not null,
  constraint bot_talks_once primary key (conversation_id, episode)
);
