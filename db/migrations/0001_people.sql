-- People who log in. `users`, `sessions`, `accounts` and `verifications` have better-auth's columns under our names
-- (its `user`, `session`, `account` and `verification`), so that one pool and one migrator serve both.

create table users (
  id uuid primary key default uuidv7(),
  name text not null constraint users_name_present check (name <> ''),
  email text not null constraint users_email_once unique constraint users_email_lower check (email = lower(email)),
  email_verified boolean not null default false,
  image text null,
  role text not null constraint users_role_known check (role in ('admin', 'inbox_manager', 'service', 'sale')),
  active boolean not null default true,
  hue smallint not null default 1 constraint users_hue_range check (hue between 1 and 8),
  theme text not null default 'system' constraint users_theme_known check (theme in ('system', 'light', 'dark')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  token text not null constraint sessions_token_once unique,
  expires_at timestamptz not null,
  ip_address text null,
  user_agent text null,
  -- "Keep me signed in": ends after 30 idle days instead of 12 idle hours (ours, not better-auth's).
  remembered boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_by_user on sessions (user_id);

create table accounts (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  account_id text not null,
  provider_id text not null,
  issuer text null,
  access_token text null,
  refresh_token text null,
  id_token text null,
  access_token_expires_at timestamptz null,
  refresh_token_expires_at timestamptz null,
  scope text null,
  password text null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint accounts_once unique (provider_id, account_id)
);
create index accounts_by_user on accounts (user_id);

create table verifications (
  id uuid primary key default uuidv7(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_by_identifier on verifications (identifier);

-- Counts login attempts (better-auth's rate limit kept in the database, so that every web process counts alike).
create table rate_limits (
  id uuid primary key default uuidv7(),
  key text not null constraint rate_limits_key_once unique,
  count integer not null,
  last_request bigint not null
);

-- A table of its own, so that renewing a lease never waits for (or holds up) a decision that locks the user's row.
create table presence (
  user_id uuid primary key references users on delete cascade,
  available boolean not null default false,
  since timestamptz not null default now(),
  lease_until timestamptz not null default now()
);
create index presence_available on presence (lease_until) where available;

-- One row: when a web process was last up. A lease that ran out while none was up is not an agent who left.
create table web_pulse (
  only_row boolean primary key default true constraint web_pulse_one check (only_row),
  seen_at timestamptz not null default now()
);
insert into web_pulse default values;
