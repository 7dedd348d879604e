-- People who were asked to join, and links that set a new password. No table holds a link: of its token only the hash.

create table invitations (
  id uuid primary key default uuidv7(),
  -- The form that asked for it; it may name several addresses. Sent twice, invited once.
  form_key uuid not null,
  email text not null constraint invitations_email_lower check (email = lower(email)),
  role text not null constraint invitations_role_known check (role in ('admin', 'inbox_manager', 'service', 'sale')),
  state text not null default 'pending'
    constraint invitations_state_known check (state in ('pending', 'accepted', 'revoked', 'expired')),
  invited_by uuid not null references users,
  invited_at timestamptz not null default clock_timestamp(),
  -- One more with each resend. A link counts for its own round alone, so a resend voids the earlier ones.
  round integer not null default 1,
  -- The form that began the round: a resend pressed twice is one.
  round_key uuid not null,
  -- When this round's mails were taken by the mail server; null: not yet.
  mailed_at timestamptz null,
  reminded_at timestamptz null,
  -- Set with each mail that is tried: nobody's days run while no mail can leave. Null until the first try of the round.
  remind_at timestamptz null,
  expires_at timestamptz null,
  -- unreachable: tried again by itself · refused: the mail server will never take it · given_up: tried for long enough
  mail_trouble text null
    constraint invitations_mail_trouble_known check (mail_trouble in ('unreachable', 'refused', 'given_up')),
  -- What the mail server said, and since when no mail has left.
  mail_trouble_detail text null,
  mail_trouble_since timestamptz null,
  ended_at timestamptz null,
  user_id uuid null references users,
  constraint invitations_form_once unique (form_key, email),
  constraint invitations_accepted_by_somebody check ((state = 'accepted') = (user_id is not null))
);
create unique index invitations_pending_once on invitations (email) where state = 'pending';

-- The numbers they will answer.
create table invitation_numbers (
  invitation_id uuid not null references invitations on delete cascade,
  number_id uuid not null references numbers on delete cascade,
  constraint invitation_numbers_once primary key (invitation_id, number_id)
);

-- A try to mail adds one: the mail server may have taken it although we never heard.
create table invitation_tokens (
  token_hash bytea not null constraint invitation_tokens_once primary key,
  invitation_id uuid not null references invitations on delete cascade,
  round integer not null
);
create index invitation_tokens_by_invitation on invitation_tokens (invitation_id);

-- Somebody forgot their password. A row also where nobody has that address (user_id null), so that both take as long;
-- the step that would mail it removes those.
create table password_resets (
  id uuid primary key default uuidv7(),
  user_id uuid null references users on delete cascade,
  asked_at timestamptz not null default clock_timestamp(),
  mailed_at timestamptz null,
  -- Of its link, set with each try to mail it.
  expires_at timestamptz null
);
create index password_resets_by_user on password_resets (user_id);

-- Those of a user go together when one of them has set a new password.
create table password_reset_tokens (
  token_hash bytea not null constraint password_reset_tokens_once primary key,
  reset_id uuid not null references password_resets on delete cascade
);
create index password_reset_tokens_by_reset on password_reset_tokens (reset_id);
