-- Texts of our own that an organisation's people say often. WhatsApp knows nothing of them (that would be a template).

create table canned_replies (
  id uuid primary key default uuidv7(),
  -- What is typed behind the / to find it. Capitals and accents make no difference.
  name text collate same_word not null constraint canned_replies_name_once unique
    constraint canned_replies_name_length check (char_length(name) between 1 and 40),
  -- May hold {{contact.name}} and the like (domain/canned.ts).
  body text not null constraint canned_replies_body_length check (char_length(body) between 1 and 4096),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
