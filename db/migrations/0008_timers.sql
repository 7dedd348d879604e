-- What happens by itself after a while: giving back, closing, waking. Each deadline is worked out from the row
-- (domain/timers.ts), so that a workflow's timer only says when to look.

alter table numbers
  -- An assigned conversation without a first reply goes to somebody else after this; null: it stays.
  add column give_back_minutes integer null constraint numbers_give_back_positive check (give_back_minutes > 0),
  -- A conversation without a message is closed after this; null: it stays open.
  add column auto_close_days integer null constraint numbers_auto_close_positive check (auto_close_days > 0);

alter table conversations
  -- Null: awake. Only what somebody has can be snoozed; any move wakes it.
  add column snoozed_until timestamptz null,
  -- When it last woke: what would have been due meanwhile counts from here.
  add column woke_at timestamptz null,
  -- The episode that somebody keeps open, and the turn whose agent keeps it: the next of either is another matter.
  add column kept_open_episode integer null,
  add column kept_turn integer null,
  add constraint conversations_snoozed_is_assigned check (snoozed_until is null or stage is not distinct from 'assigned');

-- Loads leave the snoozed ones out (db/load.ts). Included, so that a count reads this index alone.
drop index conversations_by_load;
create index conversations_by_load on conversations (number_id, agent_id) include (snoozed_until) where stage = 'assigned';

-- Whom the desk passes over for this one: it was theirs and got no first reply in time (ROUTING 61).
alter table line add column without_agent uuid null references users;

-- Snoozing and keeping move nobody and so make no decision: a repeat finds the line it left in the thread.
alter table events add column command_id uuid null;
create unique index events_command_once on events (command_id) where command_id is not null;
