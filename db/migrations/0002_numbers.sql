-- WhatsApp business numbers of ours, who answers them, and by which rules.

create table numbers (
  id uuid primary key default uuidv7(),
  phone_number_id text not null constraint numbers_phone_number_id_once unique,
  waba_id text not null,
  display_phone text not null,
  name text not null,
  -- Sealed with a key derived from SECRET_KEY (db/seal.ts); null until the number is connected.
  access_token bytea null,
  app_secret bytea null,
  verify_token bytea null,

  basic_rule text not null default 'online_rotation'
    constraint numbers_basic_rule_known check (basic_rule in ('online_rotation', 'all_rotation', 'nobody')),
  owner_rule boolean not null default false,
  owner_must_be_available boolean not null default false,
  previous_rule boolean not null default false,
  when_free text not null default 'leave' constraint numbers_when_free_known check (when_free in ('leave', 'assign')),
  bot_on boolean not null default false,
  reply_stops_bot boolean not null default false,

  -- Why nothing goes out (credentials, account): holds every sending lane of the number until put right.
  trouble_code integer null,
  trouble text null,
  trouble_since timestamptz null,
  -- When a send last found it so. A minute later one lane may try again: what was put right at Meta needs no button here.
  trouble_tried_at timestamptz null,
  created_at timestamptz not null default now()
);
create index numbers_by_waba on numbers (waba_id);

-- The lock that every automatic assignment of a number takes. Nothing refers to this row, so that holding it never
-- blocks the foreign-key check of a webhook's insert (locking `numbers` would).
create table desks (
  number_id uuid primary key references numbers on delete cascade,
  rotation bigint not null default 0
);

create table members (
  number_id uuid not null references numbers on delete cascade,
  user_id uuid not null references users on delete cascade,
  capacity integer null constraint members_capacity_positive check (capacity > 0),
  -- The desk's rotation value when this member was last given a conversation by rule 3. A new member gets the next
  -- value, and so joins at the end: the rotation remembers agents, never positions.
  rotation bigint not null,
  joined_at timestamptz not null default now(),
  constraint members_once primary key (number_id, user_id)
);
create index members_by_user on members (user_id);
