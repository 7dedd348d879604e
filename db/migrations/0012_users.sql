-- What a person sets about themself, and when they were last there.

-- A language there is a catalogue for (web/ui/words.ts); the shape alone is checked here.
alter table users add column language text not null default 'en'
  constraint users_language_shape check (language ~ '^[a-z]{2}(-[A-Z]{2})?$');
-- Single-key shortcuts can be turned off (WCAG 2.1.4).
alter table users add column single_keys boolean not null default true;

-- Their last request, by the minute, kept where a login's end does not take it along; null: never yet.
alter table presence add column seen_at timestamptz null;
