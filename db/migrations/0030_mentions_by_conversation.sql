-- A contact that is deleted takes its conversations along, and each of these the mentions in it.
create index note_mentions_by_conversation on note_mentions (conversation_id);
