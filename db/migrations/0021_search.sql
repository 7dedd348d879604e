-- Finding a customer by a part of their name or phone, and a message by its words. Both extensions come with PostgreSQL
-- and are trusted: whoever owns the database may create them.
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- Without accents and capitals. "unaccent" is only called stable because its dictionary could be changed; ours is not.
create function plain(text) returns text language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

-- Begins with a space, so that the beginning of a word can be asked for: '% ma%'.
alter table contacts add column finding text not null
  generated always as (plain(' ' || coalesce(name, '') || ' ' || coalesce(username, ''))) stored;
-- Enough of a sample for the planner to know a rare name from a common one.
alter table contacts alter column finding set statistics 1000;
alter table identities alter column value set statistics 1000;
create index contacts_finding on contacts using gin (finding gin_trgm_ops);

-- Words of any language, as they are written, without accents.
create text search configuration words (copy = simple);
alter text search configuration words alter mapping for asciiword, word, numword, asciihword, hword, numhword,
  hword_asciipart, hword_part, hword_numpart with unaccent, simple;

-- What was said, by its words. A table of its own: each report of a delivery changes its message, and would write all its
-- words into the index again. No 'references', for what that costs every message; a trigger removes what is gone.
create table message_words (
  message_id uuid not null,
  conversation_id uuid not null,
  number_id uuid not null,
  sent_at timestamptz not null,
  words tsvector not null,
  constraint message_words_once primary key (message_id)
);
-- Words that are said often are found by walking back in time, the rare ones by the index; this is how it is known which are which.
alter table message_words alter column words set statistics 300;
create index message_words_by_time on message_words (sent_at desc, message_id desc);
-- What is new waits in a list that a search reads too: short, so that neither that nor putting it away takes long.
create index message_words_by_word on message_words using gin (words) with (fastupdate = on, gin_pending_list_limit = 256);

create function words_of(text) returns tsvector language sql immutable parallel safe
  as $$ select to_tsvector('public.words'::regconfig, left($1, 20000)) $$;

create function note_words() returns trigger language plpgsql as $$
begin
  insert into message_words (message_id, conversation_id, number_id, sent_at, words)
  select id, conversation_id, number_id, sent_at, words_of(body) from added
  where body <> '' and revoked_at is null;
  return null;
end
$$;
create trigger messages_note_words after insert on messages
  referencing new table as added for each statement execute function note_words();

create function change_words() returns trigger language plpgsql as $$
begin
  delete from message_words where message_id = new.id;
  if new.body <> '' and new.revoked_at is null then
    insert into message_words (message_id, conversation_id, number_id, sent_at, words)
    values (new.id, new.conversation_id, new.number_id, new.sent_at, words_of(new.body));
  end if;
  return null;
end
$$;
create trigger messages_change_words after update of body, revoked_at, conversation_id on messages for each row
  when (old.body is distinct from new.body or old.revoked_at is distinct from new.revoked_at
    or old.conversation_id <> new.conversation_id)
  execute function change_words();

create function forget_words() returns trigger language plpgsql as $$
begin
  delete from message_words using gone where message_id = gone.id;
  return null;
end
$$;
create trigger messages_forget_words after delete on messages
  referencing old table as gone for each statement execute function forget_words();

insert into message_words (message_id, conversation_id, number_id, sent_at, words)
select id, conversation_id, number_id, sent_at, words_of(body) from messages where body <> '' and revoked_at is null;
