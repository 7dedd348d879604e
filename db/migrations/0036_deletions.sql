-- A contact that is deleted takes its conversations along, and each of these what refers to it: found by an index, or for
-- every one of them a table is read from end to end. tests/db/deletions.test.ts asks for one wherever a row can go.
create index seen_by_conversation on seen (conversation_id);
create index transfer_notes_by_conversation on transfer_notes (conversation_id);
create index same_person_by_other on same_person (other_id);
create index refusals_by_contact on refusals (contact_id) where contact_id is not null;
create index refusals_by_conversation on refusals (conversation_id) where conversation_id is not null;
-- An undo asks of each contact whether a later import changed it as well.
create index import_rows_by_contact on import_rows (contact_id) where changed is not null and undone is null;
