-- Supervised rest breaks: what the arrangement grants, what is used, and while one lasts, when it is used up.
alter table script add column break_millis bigint not null default 0;
alter table script add column break_used_millis bigint not null default 0;
alter table script add column break_until bigint;

-- Times in which nothing was heard from a candidate who was writing, and what an invigilator decided about each.
create table disconnection (
    id           varchar(26)  not null primary key,
    script_id    varchar(26)  not null references script (id),
    silent_since bigint       not null,
    heard_again  bigint,
    lost_millis  bigint       not null,
    state        varchar(12)  not null,
    decided_at   bigint,
    decided_by   varchar(120),
    reason       varchar(300),
    version      bigint       not null
);

create index disconnection_script on disconnection (script_id);

-- When the server was last awake while somebody was connected: what was silent since then was silent because of it.
create table server_beat (
    id       integer not null primary key,
    beaten_at bigint not null
);

insert into server_beat (id, beaten_at) values (1, 0);
