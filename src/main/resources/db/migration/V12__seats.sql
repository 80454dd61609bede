-- At which of the candidate's computers, counted from one, a script is written. A seat of an earlier one has ended.
alter table script add column place integer not null default 0;
alter table script add column moved_at bigint;
alter table script add column move_until bigint;
alter table script add column came_after integer not null default 0;
update script set place = 1 where id in (select script_id from seat);
alter table seat add column place integer not null default 1;

-- Who checked at the door who it is, and what the candidate's computer found out about itself.
alter table script add column identity_checked_at bigint;
alter table script add column identity_checked_by varchar(120);
alter table script add column system_check varchar(300);

-- The code on the wall by which candidates choose their names; there is one while the sitting is open.
alter table sitting add column door_code varchar(16);
create index sitting_door on sitting (door_code);

-- Somebody at a browser asks for a seat; the invigilator says yes or no.
create table seat_request (
    id         varchar(26)  not null primary key,
    script_id  varchar(26)  not null references script (id),
    sitting_id varchar(26)  not null references sitting (id),
    token_hash char(64)     not null unique,
    kind       varchar(8)   not null,
    sign       varchar(4)   not null,
    state      varchar(12)  not null,
    asked_at   bigint       not null,
    decided_at bigint,
    decided_by varchar(120)
);

create index seat_request_sitting on seat_request (sitting_id, state);
create index seat_request_script on seat_request (script_id);
