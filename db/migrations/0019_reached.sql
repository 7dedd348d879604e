-- When a message of ours was reported to have come how far, as WhatsApp says it: {"sent": 1790000100000, "read": …}, in
-- milliseconds. `delivery` alone says how far it is; a report that comes late has its time kept here all the same.
alter table messages add column reached jsonb not null default '{}';
