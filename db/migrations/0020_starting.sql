-- What somebody has sent of templates lately, for the picker that offers those first. Partial: what is no template costs it nothing.
create index messages_templates on messages (sender_id, sent_at desc) where kind = 'template' and sender_id is not null;
