-- A customer's tags as one value, so that who has all of several tags is read from one index: it keeps for each tag who
-- has it, packed, and meets them a third as long as two ranges of `contact_tags` take to be merged. No writer knows of it:
-- what is put on or taken off in `contact_tags` is done here too, one by one, so that two at a time lose nothing.
create table contact_tag_sets (
  contact_id uuid primary key references contacts (id) on delete cascade,
  tag_ids uuid[] not null
);
insert into contact_tag_sets (contact_id, tag_ids)
  select contact_id, array_agg(tag_id) from contact_tags group by contact_id;
create index contact_tag_sets_by_tag on contact_tag_sets using gin (tag_ids) with (fastupdate = off);

create function put_in_tag_sets() returns trigger language plpgsql as $$
begin
  insert into contact_tag_sets as sets (contact_id, tag_ids)
    select contact_id, array_agg(tag_id) from added group by contact_id order by contact_id
    on conflict (contact_id) do update set tag_ids = sets.tag_ids || excluded.tag_ids;
  return null;
end
$$;
create trigger contact_tags_put after insert on contact_tags
  referencing new table as added for each statement execute function put_in_tag_sets();

create function take_from_tag_sets() returns trigger language plpgsql as $$
begin
  perform from contact_tag_sets where contact_id in (select contact_id from removed) order by contact_id for update;
  update contact_tag_sets sets set tag_ids = array(select unnest(sets.tag_ids) except select unnest(gone.tag_ids))
    from (select contact_id, array_agg(tag_id) as tag_ids from removed group by contact_id) gone
    where sets.contact_id = gone.contact_id;
  return null;
end
$$;
create trigger contact_tags_take after delete on contact_tags
  referencing old table as removed for each statement execute function take_from_tag_sets();
