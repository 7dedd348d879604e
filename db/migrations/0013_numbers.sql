-- How WhatsApp sees each number, and how an organisation begins.

-- A row a fact, with WhatsApp's own time: whatever the order in which reports arrive, the newest is kept.
create table number_health (
  number_id uuid not null references numbers on delete cascade,
  fact text not null constraint number_health_fact_known check
    (fact in ('quality', 'limit', 'name', 'account', 'review', 'alert', 'security', 'connection')),
  value text not null,
  detail text null,
  reported_at timestamptz not null,
  -- A restriction that WhatsApp ends by itself counts until then.
  until timestamptz null,
  constraint number_health_once primary key (number_id, fact)
);

-- Whose inbox it is: one row, written by the set-up page (or the demo), once for ever.
create table organisation (
  only_row boolean primary key default true constraint organisation_one check (only_row),
  name text not null constraint organisation_name_present check (name <> ''),
  set_up_at timestamptz not null default now()
);
-- An installation with people in it is set up already.
insert into organisation (name) select 'Switchboard' where exists (select from users);

-- The links to the set-up page that starts have printed, as hashes: while there is no organisation any of them opens it.
create table setup_links (
  token_hash bytea not null constraint setup_links_once primary key,
  made_at timestamptz not null default now()
);
