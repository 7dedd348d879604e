-- What a browser stopped ringing by, where its own page shall not begin again by itself; and whose push service says no.

alter table push_subscriptions
  -- Since when its push service has said no to everything; null: it has not, or has taken something since.
  add column refused_since timestamptz null;

create table push_endings (
  -- That of the subscription it was.
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  -- SHA-256: enough to know it again. The session may be over, so that what the browser called itself stands here.
  endpoint_hash bytea not null,
  user_agent text null,
  why text not null constraint push_endings_why check (why in ('removed', 'refused')),
  made_at timestamptz not null,
  taken_at timestamptz null,
  refused_since timestamptz null,
  ended_at timestamptz not null default clock_timestamp(),
  constraint push_endings_once unique (user_id, endpoint_hash)
);
