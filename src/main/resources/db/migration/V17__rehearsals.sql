-- A sitting of made-up candidates, by which an operator tries the server. No result is ever determined for it.
alter table sitting add column rehearsal integer not null default 0;

-- Those made-up candidates: they are in no list, and cannot be entered for a real sitting.
alter table candidate add column rehearsal integer not null default 0;

-- A venue tries its computers before the day. The code is in the link that they open, until it has run out.
create table rehearsal (
    id          varchar(26)  not null primary key,
    sitting_id  varchar(26)  not null references sitting (id),
    venue_id    varchar(26)  not null references venue (id),
    code        varchar(12)  not null unique,
    started_at  bigint       not null,
    open_until  bigint       not null,
    actor_name  varchar(120) not null,
    version     bigint       not null
);

create index rehearsal_sitting on rehearsal (sitting_id);
create index rehearsal_venue on rehearsal (venue_id);

-- One try of one computer. Its key is also what its page shows to be it.
create table rehearsal_computer (
    id           varchar(26)  not null primary key,
    rehearsal_id varchar(26)  not null references rehearsal (id),
    name         varchar(40)  not null,
    browser      varchar(200) not null,
    joined_at    bigint       not null,
    heard_at     bigint       not null,
    step         varchar(12)  not null,
    measured     varchar(600) not null,
    findings     varchar(300) not null,
    version      bigint       not null
);

create index rehearsal_computer_of on rehearsal_computer (rehearsal_id);

-- What arrived from it, to be compared with what it says it gave.
create table rehearsal_answer (
    computer_id varchar(26)   not null references rehearsal_computer (id),
    position    integer       not null,
    revision    bigint        not null,
    response    varchar(2000) not null,
    primary key (computer_id, position)
);
