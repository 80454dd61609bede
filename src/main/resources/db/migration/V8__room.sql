-- While an evacuation lasts it stands on the sitting; the scripts that it stopped are marked, and only they go on.
alter table sitting add column evacuated_at bigint;
alter table sitting add column evacuation_reason varchar(300);
alter table sitting add column evacuated_by varchar(120);

alter table script add column evacuated_at bigint;

-- Sign-ins of somebody who held a seat already: how many, the last, and how many the invigilator has looked at.
alter table script add column signed_in_again integer not null default 0;
alter table script add column signed_in_again_at bigint;
alter table script add column signed_in_again_seen integer not null default 0;
create index seat_script on seat (script_id);

-- What went wrong at a sitting, as the invigilator noted it; rows are added and never changed.
create table irregularity (
    id         varchar(26)   not null primary key,
    sitting_id varchar(26)   not null references sitting (id),
    kind       varchar(24)   not null,
    happened   varchar(1000) not null,
    done       varchar(1000) not null,
    noted_at   bigint        not null,
    actor_name varchar(120)  not null,
    request    varchar(26)   not null unique
);

create index irregularity_sitting on irregularity (sitting_id);

create table irregularity_candidate (
    irregularity_id varchar(26) not null references irregularity (id),
    candidate_id    varchar(26) not null,
    primary key (irregularity_id, candidate_id)
);

-- A word from the invigilator, and to whom it went. A script counts what its candidate has not read.
create table room_message (
    id         varchar(26)  not null primary key,
    sitting_id varchar(26)  not null references sitting (id),
    words      varchar(300) not null,
    sent_at    bigint       not null,
    actor_name varchar(120) not null,
    request    varchar(26)  not null unique
);

create index room_message_sitting on room_message (sitting_id);

create table room_delivery (
    id         varchar(26) not null primary key,
    message_id varchar(26) not null references room_message (id),
    script_id  varchar(26) not null references script (id),
    read_at    bigint,
    unique (message_id, script_id)
);

create index room_delivery_script on room_delivery (script_id);

alter table script add column unread integer not null default 0;
