-- Tags, what else is known of a contact, who said yes or no to being written to, and a contact's history.

-- Trusted extensions: whoever owns the database may create them.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- "VIP", "vip" and "víp" are one word to whoever reads them, so they are one name.
create collation if not exists same_word (provider = icu, locale = 'und-u-ks-level1', deterministic = false);

-- Where both were made already, the first one is kept and has what the others were on.
with known as (
  select id, first_value(id) over (partition by name collate same_word order by id) as kept from tags
)
insert into contact_tags (contact_id, tag_id)
select contact_id, kept from contact_tags join known on known.id = tag_id where kept <> known.id
on conflict on constraint contact_tags_once do nothing;
delete from tags where id in (
  select id from (select id, row_number() over (partition by name collate same_word order by id) as nth from tags) known
  where nth > 1);
alter table tags
  alter column name type text collate same_word,
  add constraint tags_name_length check (char_length(name) between 1 and 60),
  add column created_at timestamptz not null default now();

-- What an organisation wants to know of a contact, and what it knows. Values are text in one form a kind:
-- number 12.5 · date 2026-11-26 · yes_no yes, no · choice one of the choices
create table attributes (
  id uuid primary key default uuidv7(),
  name text collate same_word not null constraint attributes_name_once unique
    constraint attributes_name_length check (char_length(name) between 1 and 60),
  kind text not null constraint attributes_kind_known check (kind in ('text', 'number', 'date', 'yes_no', 'choice')),
  choices text[] not null default '{}',
  created_at timestamptz not null default now(),
  constraint attributes_choices_of_a_choice check ((kind = 'choice') = (cardinality(choices) > 0))
);
create table contact_attributes (
  contact_id uuid not null references contacts on delete cascade,
  attribute_id uuid not null references attributes on delete cascade,
  value text not null constraint contact_attributes_value_length check (char_length(value) between 1 and 1000),
  constraint contact_attributes_once primary key (contact_id, attribute_id)
);
create index contact_attributes_by_attribute on contact_attributes (attribute_id);

alter table contacts
  -- Whether they may be sent marketing: 'in' or 'out' as they or we said it; null: never asked.
  add column consent text null constraint contacts_consent_known check (consent in ('in', 'out')),
  -- When that was said, by WhatsApp's own clock where it was said there: what comes late changes nothing.
  add column consent_at timestamptz null,
  -- What a blocked contact writes is kept, and opens nothing, wakes nobody and is answered by no bot.
  add column blocked_at timestamptz null,
  -- It was merged into this one, and waits here to be parted again; it has no identity left.
  add column merged_into_id uuid null references contacts;
create index contacts_merged on contacts (merged_into_id) where merged_into_id is not null;
create index contacts_without_owner on contacts (id) where owner_id is null and owner_email is null;
create index contacts_of_nobody_yet on contacts (id) where owner_email is not null;

-- As people type it into a search box. unaccent is only stable, since its rules could be changed; ours are the package's.
create function as_typed(text) returns text language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, $1));
create index contacts_as_typed on contacts
  using gin (as_typed(coalesce(name, '') || ' ' || coalesce(username, '')) gin_trgm_ops);
create index identities_phone_parts on identities using gin (value gin_trgm_ops) where kind = 'phone';

-- A contact's history, beside owner_changes. Names of tags and attributes are kept as they were.
create table contact_events (
  id uuid primary key default uuidv7(),
  contact_id uuid not null references contacts on delete cascade,
  kind text not null constraint contact_events_kind_known check (kind in (
    'created', 'renamed', 'tagged', 'untagged', 'attribute', 'opted_in', 'opted_out', 'blocked', 'unblocked',
    'imported', 'import_undone', 'merged', 'parted')),
  -- Null: the customer themselves, through WhatsApp.
  actor_id uuid null references users,
  data jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);
create index contact_events_by_contact on contact_events (contact_id, at desc);

-- Two contacts made one, with what went from the one to the other, so that it can go back.
create table contact_merges (
  -- The form's key: sent twice, merged once.
  id uuid primary key,
  kept_id uuid not null references contacts on delete cascade,
  merged_id uuid not null references contacts on delete cascade,
  by_user uuid not null references users,
  moved jsonb not null,
  at timestamptz not null default clock_timestamp(),
  undone_at timestamptz null
);
create index contact_merges_by_kept on contact_merges (kept_id);
create index contact_merges_by_merged on contact_merges (merged_id);

-- Who took the contacts out of the house, and how many.
create table contact_exports (
  id uuid primary key default uuidv7(),
  by_user uuid not null references users,
  filters jsonb not null default '{}',
  rows integer null, -- null: it was broken off
  at timestamptz not null default clock_timestamp()
);

-- That somebody deleted a contact, and how much went; of the contact itself nothing is kept.
create table contact_deletions (
  id uuid primary key default uuidv7(),
  by_user uuid not null references users,
  conversations integer not null,
  messages integer not null,
  at timestamptz not null default clock_timestamp()
);
