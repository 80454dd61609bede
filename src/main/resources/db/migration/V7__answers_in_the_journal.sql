-- The current answers are the last of each position in the journal; kept once, they cannot differ.
drop table answer;

-- What the board called a wish for time, so that one that is sent twice counts once.
alter table time_entry add column request varchar(26);
