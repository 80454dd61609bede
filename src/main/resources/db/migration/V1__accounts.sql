-- Instants are milliseconds since 1970 in UTC; see src/docs/decisions.
create table account (
    id            varchar(26)  not null primary key,
    email         varchar(254) not null unique,
    name          varchar(120) not null,
    password_hash varchar(200) not null,
    roles         varchar(120) not null,
    created_at    bigint       not null,
    disabled_at   bigint,
    version       bigint       not null
);

create table audit_entry (
    id           varchar(26)  not null primary key,
    occurred_at  bigint       not null,
    actor_id     varchar(40)  not null,
    actor_name   varchar(120) not null,
    action       varchar(60)  not null,
    subject_kind varchar(40)  not null,
    subject      varchar(120) not null,
    detail       varchar(500) not null
);

create index audit_entry_when on audit_entry (occurred_at);
