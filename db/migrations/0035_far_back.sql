-- A list that is narrowed to a number, a tag or somebody is told by the index what to leave out: where few belong on it,
-- or none, thousands of conversations would be fetched for nothing.
drop index conversations_by_owner;
create index conversations_by_owner on conversations (owner_id, status, last_message_at desc, id desc)
  include (number_id, last_agent_id, contact_id) where owner_id is not null;
drop index conversations_by_last_agent;
create index conversations_by_last_agent on conversations (last_agent_id, status, last_message_at desc, id desc)
  include (number_id, contact_id) where last_agent_id is not null;
drop index conversations_by_number;
create index conversations_by_number on conversations (number_id, status, last_message_at desc, id desc) include (contact_id);
drop index conversations_by_time;
create index conversations_by_time on conversations (status, last_message_at desc, id desc) include (contact_id);

-- When the messages of a part of the table were sent, for next to nothing: a word that thousands have is fetched a few
-- years' piece at a time. Some of a page may be older, from an import or a phone's history.
create index message_words_by_age on message_words using brin (sent_at timestamptz_minmax_multi_ops) with (pages_per_range = 32);
-- So many of the words that nearly all which are not known are in a thousand messages at most.
alter table message_words alter column words set statistics 1000;
