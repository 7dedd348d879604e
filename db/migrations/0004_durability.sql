-- What came from WhatsApp, what Temporal must hear of, and who waits in line.

create table deliveries (
  id uuid primary key default uuidv7(),
  received_at timestamptz not null default now(),
  waba_id text null,
  -- The bytes as they were signed. bytea: a body may hold what Postgres refuses in text (NUL).
  body bytea not null,
  -- The numbers (phone_number_id) of the app whose secret signed it: it speaks for no others, also when worked through later.
  signed_for text[] not null default '{}',
  -- done: every item stored · partly: some items could not be understood · unreadable: none could
  -- waiting: more items than a webhook may work through; the worker does
  state text not null constraint deliveries_state_known check (state in ('done', 'partly', 'unreadable', 'waiting')),
  problems jsonb not null default '[]'
);
create index deliveries_by_time on deliveries (received_at);
create index deliveries_to_look_at on deliveries (received_at) where state <> 'done';

-- What must reach Temporal, in the same transaction as the change it tells of.
create table outbox (
  id bigint generated always as identity primary key,
  workflow_id text not null,
  signal text not null,
  -- Ids only (workflows/contract.ts says which), never text, phone or name.
  start jsonb not null,
  -- Written while its execution had not reported in: carrying it starts one, which the relay paces. A backlog of these
  -- (a day without Temporal) must not have to be looked through to find a reply's signal, hence the two indexes.
  opening boolean not null default false,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  retry_at timestamptz null,
  error text null
);
create index outbox_by_workflow on outbox (workflow_id, id);
create index outbox_openings on outbox (id) where opening;
create index outbox_news on outbox ((signal <> 'serve'), id) where not opening;

-- Those the desk will hand out by itself, oldest first.
create table line (
  conversation_id uuid primary key references conversations on delete cascade,
  -- The conversation's; without 'references', as for messages.
  number_id uuid not null,
  episode integer not null,
  position bigint generated always as identity,
  -- The turn of the decision that found nobody (the thread explains it once, not at every try); null: not tried yet.
  tried_turn integer null
);
create index line_by_number on line (number_id, position);

-- Sending pace (GCRA: the theoretical arrival time of the next send), one row a number and one a pair.
create table paces (
  key text primary key,
  next_at timestamptz not null
);
