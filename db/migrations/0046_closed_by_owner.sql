-- A Sale's list of one number: without it all that they own is read for the few, or none, that are on that number. What is
-- open needs none of this, so that a message writes nothing here.
create index conversations_closed_by_owner on conversations (owner_id, number_id, last_message_at desc, id desc)
  include (last_agent_id, contact_id) where status = 'closed' and owner_id is not null;
