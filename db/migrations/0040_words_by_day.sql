-- A message's words, and the day it was sent on (counted from 1970, UTC) alone and with its 31 neighbours. Nobody's text
-- becomes a word with an @ before it: to the parser that is a blank.
create function dated_words(words tsvector, sent_at timestamptz) returns tsvector language sql immutable parallel safe
  as $$ select words || array_to_tsvector(array[
    '@' || ((sent_at at time zone 'utc')::date - date '1970-01-01'),
    '@@' || ((sent_at at time zone 'utc')::date - date '1970-01-01') / 32]) $$;

-- One index for both: of a word that thousands have, those of some days are named without a look at all the others. What
-- named them by age before (0035) was true of whole pages of the table only, and had every row of these looked at again.
create index message_words_by_word_and_day on message_words using gin (dated_words(words, sent_at))
  with (fastupdate = on, gin_pending_list_limit = 256);
drop index message_words_by_word;
drop index message_words_by_age;
