-- The current answers are the last of each position in the journal; kept once, they cannot differ.
drop table answer;
