-- The current answers are the last of each position in the journal; kept once, they cannot differ.
drop table answer;

-- What the board called a wish for time, so that one that is sent twice counts once.
alter table time_entry add column request varchar(26);

-- Sixty rows for each script that is handed in, by a whole room in the same minute: each further index or reference on
-- them is most of what handing in costs the embedded database. They are written with their script_mark or not at all.
create table item_mark (
    script_id       varchar(26)   not null,
    item_position   integer       not null,
    item_version_id varchar(26)   not null,
    outcome         integer       not null,
    process         varchar(40)   not null,
    answered        boolean       not null,
    earned          decimal(9, 4) not null,
    possible        decimal(9, 4) not null,
    primary key (script_id, item_position)
);

insert into item_mark (script_id, item_position, item_version_id, outcome, process, answered, earned, possible)
    select script_id, item_position, item_version_id, outcome, process, answered, earned, possible from position_mark;

drop table position_mark;
