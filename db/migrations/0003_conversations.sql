-- Customers, their conversations with our numbers, and everything that was said and decided.

create table contacts (
  id uuid primary key default uuidv7(),
  name text null,
  username text null,
  -- The owner is a user, or an e-mail address that belongs to no user yet; never both.
  owner_id uuid null references users,
  owner_email text null constraint contacts_owner_email_lower check (owner_email = lower(owner_email)),
  hue smallint not null default 1 constraint contacts_hue_range check (hue between 1 and 8),
  created_at timestamptz not null default now(),
  constraint contacts_one_owner check (owner_id is null or owner_email is null)
);
create index contacts_by_owner on contacts (owner_id) where owner_id is not null;
create index contacts_by_owner_email on contacts (owner_email) where owner_email is not null;

-- How WhatsApp names a customer. The phone may be missing for ever; a business-scoped id changes with the phone.
create table identities (
  kind text not null constraint identities_kind_known check (kind in ('bsuid', 'parent_bsuid', 'phone')),
  value text not null,
  contact_id uuid not null references contacts on delete cascade,
  created_at timestamptz not null default now(),
  constraint identities_once primary key (kind, value)
);
create index identities_by_contact on identities (contact_id);

-- Two contacts that WhatsApp says are one person. Nothing merges by itself (ROUTING 53).
create table same_person (
  contact_id uuid not null references contacts on delete cascade,
  other_id uuid not null references contacts on delete cascade,
  found_at timestamptz not null default now(),
  constraint same_person_once primary key (contact_id, other_id),
  constraint same_person_ordered check (contact_id < other_id)
);

create table tags (
  id uuid primary key default uuidv7(),
  name text not null constraint tags_name_once unique,
  hue smallint not null default 1 constraint tags_hue_range check (hue between 1 and 8)
);
create table contact_tags (
  contact_id uuid not null references contacts on delete cascade,
  tag_id uuid not null references tags on delete cascade,
  constraint contact_tags_once primary key (contact_id, tag_id)
);
create index contact_tags_by_tag on contact_tags (tag_id);

create table conversations (
  id uuid primary key default uuidv7(),
  number_id uuid not null references numbers,
  contact_id uuid not null references contacts,
  -- The contact's owner, carried here so that the condition of who sees what stays indexable (DESIGN, section 2).
  owner_id uuid null references users,

  status text not null default 'closed' constraint conversations_status_known check (status in ('open', 'closed')),
  stage text null constraint conversations_stage_known check (stage in ('bot', 'waiting', 'assigned')),
  agent_id uuid null references users,
  episode integer not null default 0,
  -- Counts changes of stage or agent, over all episodes; a decision names the turn it made.
  turn integer not null default 0,
  -- The last episode whose workflow has reported in; the relay paces its starts by it.
  joined_episode integer not null default 0,
  waiting_since timestamptz null,

  -- Who replied last in an episode (else who was last assigned): ROUTING's "previous", read when the next one opens.
  previous_agent_id uuid null references users,
  -- Who it was last assigned to: what a Sale still sees after the close.
  last_agent_id uuid null references users,

  -- The seq last given to a message or event of this conversation; drawn under this row's lock, so it is commit order.
  last_seq bigint not null default 0,
  -- The seq of the last inbound message: a close names the one it has seen.
  last_inbound_seq bigint not null default 0,
  inbound_count integer not null default 0,
  last_message_id uuid null,
  last_message_at timestamptz not null default now(),
  -- The customer's own timestamp plus 24 hours; null until they write.
  window_until timestamptz null,
  changed_at timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default now(),

  constraint conversations_once unique (contact_id, number_id),
  constraint conversations_open_has_stage check ((status = 'open') = (stage is not null)),
  constraint conversations_assigned_has_agent check ((stage is not distinct from 'assigned') = (agent_id is not null)),
  constraint conversations_waiting_has_since check ((stage is not distinct from 'waiting') = (waiting_since is not null))
);
-- One index for each way the list is asked for; each ends in the keyset (last_message_at, id).
create index conversations_by_time on conversations (status, last_message_at desc, id desc);
create index conversations_by_number on conversations (number_id, status, last_message_at desc, id desc);
create index conversations_by_agent on conversations (agent_id, last_message_at desc, id desc) where agent_id is not null;
create index conversations_waiting on conversations (number_id, last_message_at desc, id desc) where stage = 'waiting';
create index conversations_with_bot on conversations (number_id, last_message_at desc, id desc) where stage = 'bot';
create index conversations_by_owner on conversations (owner_id, status, last_message_at desc, id desc) where owner_id is not null;
create index conversations_by_last_agent on conversations (last_agent_id, status, last_message_at desc, id desc) where last_agent_id is not null;
create index conversations_by_load on conversations (number_id, agent_id) where stage = 'assigned';
create index conversations_by_change on conversations (changed_at);

create table episodes (
  conversation_id uuid not null references conversations on delete cascade,
  episode integer not null,
  opened_by text not null constraint episodes_opened_by_known check (opened_by in ('customer', 'agent')),
  opened_by_user uuid null references users,
  opened_at timestamptz not null default now(),
  closed_at timestamptz null,
  closed_by uuid null references users,
  constraint episodes_once primary key (conversation_id, episode)
);

create table messages (
  id uuid primary key default uuidv7(),
  conversation_id uuid not null references conversations on delete cascade,
  -- The conversation's, without 'references': every message would share-lock the one row of its number.
  number_id uuid not null,
  episode integer not null,
  seq bigint not null,
  direction text not null constraint messages_direction_known check (direction in ('in', 'out')),
  author text not null constraint messages_author_known check (author in ('customer', 'agent', 'bot', 'phone', 'system')),
  sender_id uuid null references users,
  kind text not null,
  body text null,
  -- Everything else WhatsApp said about it, as parsed (domain/message.ts); unknown keys kept.
  content jsonb not null default '{}',
  -- The emoji each side put on this message: {"customer": "👍", "us": "❤️"}.
  reactions jsonb not null default '{}',
  edited_at timestamptz null,
  revoked_at timestamptz null,
  wamid text null,
  reply_to_wamid text null,
  -- WhatsApp's own time for what came in; for ours, when the person pressed Send.
  sent_at timestamptz not null,
  created_at timestamptz not null default now(),

  delivery text null constraint messages_delivery_known check (delivery in
    ('queued', 'sending', 'unknown', 'sent', 'delivered', 'read', 'played', 'failed', 'withdrawn')),
  delivery_at timestamptz null,
  -- The form's key: pressed twice, stored once.
  form_key uuid null,
  -- The turn a bot's answer was decided on; one decided before a Transfer is withdrawn.
  turn integer null,
  attempt integer not null default 0,
  -- Attempts made before a person last pressed Retry: the lane's own tries are bounded from there.
  attempt_base integer not null default 0,
  attempt_at timestamptz null,
  retry_at timestamptz null,
  error_code integer null,
  error_detail text null,

  constraint messages_wamid_once unique (number_id, wamid),
  constraint messages_seq_once unique (conversation_id, seq),
  constraint messages_out_has_delivery check ((direction = 'out') = (delivery is not null)),
  constraint messages_agent_has_sender check (author <> 'agent' or sender_id is not null)
);
-- Not a constraint, so that what came in (nearly everything) costs it nothing.
create unique index messages_form_key_once on messages (form_key) where form_key is not null;
create index messages_by_time on messages (conversation_id, sent_at desc, seq desc);
-- The sending lane's queue: what a conversation still has to send, oldest first.
create index messages_unsent on messages (conversation_id, seq) where delivery in ('queued', 'sending');
create index messages_unsent_by_number on messages (number_id) where delivery in ('queued', 'sending');

-- Reports that came before the message they are about: our send had not answered yet, or the target of a reaction is
-- unknown. Applied when it appears.
create table parked_reports (
  number_id uuid not null references numbers on delete cascade,
  wamid text not null,
  kind text not null,
  report jsonb not null,
  received_at timestamptz not null default now(),
  constraint parked_reports_once primary key (number_id, wamid, kind)
);

-- Asked within the statement that stores the message: a volatile function looks at what is committed when it is called,
-- the statement around it at what was before it waited for the conversation's lock. plpgsql keeps
-- its plan from call to call.
create function is_parked(number uuid, message text) returns boolean language plpgsql volatile as $$
begin
  return exists (select from parked_reports where number_id = number and wamid = message);
end
$$;

-- The thread's history: who did what, when. A decision's line names its turn, where the explanation is stored.
create table events (
  id uuid primary key default uuidv7(),
  conversation_id uuid not null references conversations on delete cascade,
  episode integer not null,
  seq bigint not null,
  kind text not null,
  actor_id uuid null references users,
  agent_id uuid null references users,
  turn integer null,
  data jsonb not null default '{}',
  at timestamptz not null default clock_timestamp(),
  constraint events_seq_once unique (conversation_id, seq)
);
create index events_by_time on events (conversation_id, at desc, seq desc);

-- The value the deciding function returned, never worked out again.
create table decisions (
  conversation_id uuid not null references conversations on delete cascade,
  turn integer not null,
  episode integer not null,
  code text not null,
  stage text null,
  agent_id uuid null references users,
  by_user uuid null references users,
  explanation jsonb not null,
  -- The command that made it; a step repeated after a lost answer finds its decision here.
  command_id uuid null constraint decisions_command_once unique,
  at timestamptz not null default clock_timestamp(),
  constraint decisions_once primary key (conversation_id, turn)
);

-- Unread is per person: the conversation's inbound_count less what they have seen.
create table seen (
  user_id uuid not null references users on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  inbound_count integer not null,
  constraint seen_once primary key (user_id, conversation_id)
);

create table templates (
  id uuid primary key default uuidv7(),
  waba_id text not null,
  name text not null,
  language text not null,
  status text not null,
  category text not null,
  parameter_format text not null default 'POSITIONAL',
  components jsonb not null,
  quality text null,
  synced_at timestamptz not null default now(),
  constraint templates_once unique (waba_id, name, language)
);
