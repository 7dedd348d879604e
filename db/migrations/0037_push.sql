-- Web Push (RFC 8030): a phone rings while the page is closed.

-- One row, made by whichever process comes first: who we are to every push service (VAPID, RFC 8292).
create table push_keys (
  only_row boolean primary key default true constraint push_keys_one check (only_row),
  public_key text not null,
  private_key bytea not null, -- sealed, as access tokens are
  made_at timestamptz not null default now()
);

-- A browser that rings for whoever is signed in in it. However the session ends, the ringing ends with it.
create table push_subscriptions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  session_id uuid not null references sessions on delete cascade,
  -- Where a push goes. Whoever knows it and the keys could ring there, so that it is never logged.
  endpoint text not null
    constraint push_subscriptions_once unique
    constraint push_subscriptions_endpoint_length check (length(endpoint) <= 1000),
  -- The browser's key and its secret, base64url: what is pushed can be read by that browser alone (RFC 8291).
  p256dh text not null,
  auth text not null,
  made_at timestamptz not null default clock_timestamp(),
  -- When its push service last took something.
  taken_at timestamptz null,
  -- How often in a row it has said no since.
  refused smallint not null default 0
);
create index push_subscriptions_by_user on push_subscriptions (user_id);
create index push_subscriptions_by_session on push_subscriptions (session_id);

-- Up to when it was looked for what somebody is to be called for. A row since their first subscription; its lock is
-- the turn of whoever looks, so that of several workers one does.
create table push_looks (
  user_id uuid primary key references users on delete cascade,
  looked_at timestamptz not null default clock_timestamp()
);

-- One call (domain/alert.ts) for one browser. Kept for a while after it is settled: what is found again is known by it.
create table pushes (
  subscription_id uuid not null references push_subscriptions on delete cascade,
  alert_id text not null,
  -- Not adding 'references': writing a call never waits for a conversation, and a row is gone within minutes.
  conversation_id uuid not null,
  at timestamptz not null,
  -- When to send it, at the earliest; while it is being sent, when another may try. Null: settled, whatever came of it.
  due_at timestamptz null,
  attempts smallint not null default 0,
  primary key (subscription_id, alert_id)
);
create index pushes_due on pushes (due_at) where due_at is not null;
