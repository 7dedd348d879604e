-- The list of conversations in which somebody is mentioned: which these are, and whether one is among them, are read from
-- the index alone.
create index note_mentions_by_user_and_conversation on note_mentions (user_id, conversation_id);
