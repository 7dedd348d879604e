-- How a number's assignment settings came to be what they are.

-- The version of the rules and members in force; a decision names the one it was made by (explanation ->> 'version').
alter table numbers add column rules_version integer not null default 1
  constraint numbers_rules_version_positive check (rules_version > 0);

-- One row a version, written by the save that made it. What was there before the first save is kept by that save too.
create table rule_versions (
  number_id uuid not null references numbers on delete cascade,
  version integer not null,
  -- Null: as the number was connected.
  changed_by uuid null references users,
  changed_at timestamptz not null default clock_timestamp(),
  -- The whole settings, so that any version can be read without the others.
  settings jsonb not null,
  -- What differs from the version before, as domain/assignment.ts names it; the page says it in words.
  changes jsonb not null,
  constraint rule_versions_once primary key (number_id, version)
);
