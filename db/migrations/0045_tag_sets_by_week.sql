-- Beside a customer's tags the weeks of its conversations, as 7 days from 1970, UTC: one for each conversation, that of
-- its latest message. One index for both: of those with a tag that thousands have, a week’s are named without a look at
-- all the others. Each customer with a conversation has a row now, which is what two who write at once wait for; one week
-- of many that are the same is as good as another.
create function week_of(at timestamptz) returns int language sql immutable parallel safe
  as $$ select ((at at time zone 'utc')::date - date '1970-01-01') / 7 $$;

-- Each week alone, and with its seven neighbours (below zero): of many weeks fewer are asked for.
create function weeks_and_eights(weeks int[]) returns int[] language sql immutable parallel safe
  as $$ select weeks || array(select -1 - week / 8 from unnest(weeks) week) $$;

alter table contact_tag_sets
  alter column tag_ids set default '{}',
  add column weeks int[] not null default '{}';

create function move_in_tag_sets() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update contact_tag_sets
      set weeks = weeks[:array_position(weeks, week_of(old.last_message_at)) - 1]
        || weeks[array_position(weeks, week_of(old.last_message_at)) + 1:]
      where contact_id = old.contact_id and week_of(old.last_message_at) = any(weeks);
  end if;
  if tg_op <> 'DELETE' then
    insert into contact_tag_sets as sets (contact_id, weeks)
      values (new.contact_id, array[week_of(new.last_message_at)])
      on conflict (contact_id) do update set weeks = sets.weeks || excluded.weeks;
  end if;
  return null;
end
$$;
create trigger conversations_come_and_go after insert or delete on conversations
  for each row execute function move_in_tag_sets();
-- Once a week and conversation, however much is said in it.
create trigger conversations_move_on after update of contact_id, last_message_at on conversations
  for each row when (old.contact_id <> new.contact_id or week_of(old.last_message_at) <> week_of(new.last_message_at))
  execute function move_in_tag_sets();

insert into contact_tag_sets as sets (contact_id, weeks)
  select contact_id, array_agg(week_of(last_message_at)) from conversations group by contact_id order by max(last_message_at)
  on conflict (contact_id) do update set weeks = excluded.weeks;
create index contact_tag_sets_by_tag_and_week on contact_tag_sets using gin (tag_ids, weeks_and_eights(weeks))
  with (fastupdate = off);
drop index contact_tag_sets_by_tag;
