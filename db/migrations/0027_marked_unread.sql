-- Somebody can put a conversation back among their unread ones: the customer's last message counts as unseen again.
-- `marked` until they open it anew. `marks` counts how often it was done, so that a page which was opened before the
-- last time, and is still open in another tab, does not undo it.
alter table seen
  add column marks integer not null default 0,
  add column marked boolean not null default false;
