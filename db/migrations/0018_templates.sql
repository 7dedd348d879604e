-- What WhatsApp says of a template beside what is in it.
alter table templates
  add column whatsapp_id text null,
  add column rejected_reason text null,
  -- Since when a complete sync no longer has it: deleted at WhatsApp. The row stays, for the page and what was sent of it.
  add column gone_at timestamptz null,
  -- WhatsApp's time of the last thing it reported of it by itself: an older report changes nothing.
  add column reported_at timestamptz null;

-- One row for each account whose templates have been asked for.
create table template_syncs (
  waba_id text primary key,
  -- Somebody, the schedule or a report wants to know anew; done when a sync that began later has ended.
  asked_at timestamptz not null default clock_timestamp(),
  begun_at timestamptz null,
  -- The last one that saw the whole list, and how long that was.
  done_at timestamptz null,
  listed integer null,
  -- Rows of that list which nobody could read.
  unreadable integer not null default 0,
  -- What kept the last one from its end, as a code with WhatsApp's words; null: nothing.
  fault text null,
  detail text null
);
