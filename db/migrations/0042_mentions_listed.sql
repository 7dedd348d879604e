-- Which conversations somebody was called in is all that a list of them asks: it is read from the index alone.
drop index note_mentions_by_user;
create index note_mentions_by_user on note_mentions (user_id, created_at desc) include (conversation_id);
