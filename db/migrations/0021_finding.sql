-- What finds a conversation besides its last message: how long one may still answer it.

-- By what is left of the window, for each place a conversation can stand. One index for every list in that order: a page
-- takes the first few of each number and stage. Closed as a value, since Postgres takes no order from behind "is null".
create index conversations_by_window on conversations (number_id, (coalesce(stage, 'closed')), window_until, id)
  where window_until is not null;
-- The few that somebody has put aside.
create index conversations_snoozed on conversations (number_id, last_message_at desc, id desc) where snoozed_until is not null;
