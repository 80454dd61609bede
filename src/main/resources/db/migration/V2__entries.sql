create table venue (
    id         varchar(26)  not null primary key,
    partner    varchar(120) not null,
    name       varchar(120) not null,
    place      varchar(200) not null,
    zone       varchar(60)  not null,
    created_at bigint       not null,
    version    bigint       not null
);

create table candidate (
    id               varchar(26) not null primary key,
    candidate_number varchar(9)  not null unique,
    given_name       varchar(80) not null,
    family_name      varchar(80) not null,
    born_on          varchar(10) not null,
    language         varchar(8)  not null,
    created_at       bigint      not null,
    version          bigint      not null
);

create index candidate_name on candidate (family_name, given_name);

create table entry (
    id             varchar(26) not null primary key,
    candidate_id   varchar(26) not null references candidate (id),
    sitting_id     varchar(26) not null,
    blueprint      varchar(60) not null,
    attempt        integer     not null,
    base_seconds   integer     not null,
    extra_percent  integer     not null,
    keycode        varchar(8)  not null,
    paper_id       varchar(26),
    repeated_items integer     not null,
    entered_at     bigint      not null,
    withdrawn_at   bigint,
    version        bigint      not null
);

create index entry_candidate on entry (candidate_id);
create index entry_sitting on entry (sitting_id);
create index entry_keycode on entry (keycode);

create table achievement (
    id           varchar(26) not null primary key,
    candidate_id varchar(26) not null references candidate (id),
    blueprint    varchar(60) not null,
    achieved_at  bigint      not null,
    constraint achievement_once unique (candidate_id, blueprint)
);
