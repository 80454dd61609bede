-- How a sitting's exam is closed off. A sitting without a row has the usual thresholds and asks for no particular browser.
create table closed_book (
    sitting_id        varchar(26)   not null primary key references sitting (id),
    full_screen       integer       not null,
    away_times        integer       not null,
    away_seconds      integer       not null,
    full_screen_times integer       not null,
    copy_times        integer       not null,
    browser           varchar(12)   not null,
    address           varchar(200)  not null,
    at_door           integer       not null,
    allow_quit        integer       not null,
    quit_password     varchar(64)   not null,
    whole_screen      integer       not null,
    spell_check       integer       not null,
    clipboard         varchar(12)   not null,
    agent_suffix      varchar(60)   not null,
    allowed_urls      varchar(2000) not null,
    exam_keys         varchar(2000) not null,
    salt              varchar(44)   not null,
    config_key        varchar(64)   not null,
    version           bigint        not null
);

-- What a candidate's window noticed: what kind, when by the server's clock, and for how long. Never what anybody wrote.
-- Rows are added and never changed; the request keeps one that is sent twice from counting twice.
create table script_signal (
    id          varchar(26) not null primary key,
    script_id   varchar(26) not null references script (id),
    sitting_id  varchar(26) not null references sitting (id),
    kind        varchar(20) not null,
    happened_at bigint      not null,
    millis      bigint      not null,
    heard_at    bigint      not null,
    request     varchar(40) not null,
    unique (script_id, request)
);

create index script_signal_sitting on script_signal (sitting_id);

-- A script that was locked because its browser could not show that it is the right one, and how it went on.
create table script_lock (
    id          varchar(26)  not null primary key,
    script_id   varchar(26)  not null references script (id),
    sitting_id  varchar(26)  not null references sitting (id),
    locked_at   bigint       not null,
    unlocked_at bigint,
    actor_name  varchar(120) not null,
    reason      varchar(300) not null,
    waived      integer      not null
);

create index script_lock_script on script_lock (script_id);
create index script_lock_sitting on script_lock (sitting_id);

alter table script add column locked_at bigint;
alter table script add column waived_at bigint;
