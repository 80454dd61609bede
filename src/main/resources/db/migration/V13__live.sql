-- Who is not admitted: since when; why and by whom is a remark. Admitting the candidate takes it away.
alter table script add column refused_at bigint;

-- What the invigilator remarks on candidates or the room, and why somebody was not admitted: added, never changed.
create table room_remark (
    id         varchar(26)  not null primary key,
    sitting_id varchar(26)  not null references sitting (id),
    kind       varchar(16)  not null,
    words      varchar(300) not null,
    noted_at   bigint       not null,
    actor_name varchar(120) not null,
    request    varchar(26)  not null unique
);

create index room_remark_sitting on room_remark (sitting_id);

create table room_remark_script (
    remark_id varchar(26) not null references room_remark (id),
    script_id varchar(26) not null references script (id),
    primary key (remark_id, script_id)
);
