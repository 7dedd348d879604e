-- A database of the C locale takes every sign beyond ASCII for a letter: of "¿Cuándo", "“ja”" or "عليكم،" nobody found the
-- word itself. Each becomes a blank, so that what is left has its places; "pg_c_utf8" tells signs in every database.
create function words_apart(text) returns text language sql immutable strict parallel safe
  as $$ select case when octet_length($1) = char_length($1) then $1 else regexp_replace($1 collate "pg_c_utf8",
    '(?![[:ascii:]])[[:punct:][:space:]\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]', ' ', 'g') end $$;

create or replace function words_of(text) returns tsvector language sql immutable parallel safe
  as $$ select to_tsvector('public.words'::regconfig, public.words_apart(left($1, 20000))) $$;

update message_words set words = words_of(body) from messages
  where messages.id = message_id and octet_length(body) > char_length(body) and words <> words_of(body);
