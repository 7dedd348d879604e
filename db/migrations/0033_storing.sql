-- Files that are put into the storage before they have a row in `media`. What has none a day later was left by a process
-- that died in between; nothing else would ever find it.
create table storing (
  medium_id uuid primary key,
  begun_at timestamptz not null default clock_timestamp()
);
