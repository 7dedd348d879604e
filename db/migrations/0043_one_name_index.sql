-- The list of contacts finds names as the inbox does, by contacts_finding. Yesterday's code still asks as_typed.
drop index contacts_as_typed;
