-- What somebody asked for and may not do (ROUTING 37): ids and codes only, kept for 90 days (db/refusals.ts).
create table refusals (
  -- In the order of time, so that the page goes backwards by it.
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  action text not null,
  conversation_id uuid null references conversations on delete cascade,
  contact_id uuid null references contacts on delete cascade,
  -- At the door, or by the rule that looked again under the locks.
  why text not null constraint refusals_why_known check (why in ('door', 'decision')),
  at timestamptz not null default clock_timestamp(),
  constraint refusals_about_one check (num_nonnulls(conversation_id, contact_id) = 1)
);
create index refusals_by_time on refusals (at);
