-- Who has a tag, in the contacts' order: two of them are put side by side without a look at any contact.
create index contact_tags_with_tag on contact_tags (tag_id, contact_id);
drop index contact_tags_by_tag;
