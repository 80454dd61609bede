create table sitting (
    id             varchar(26)  not null primary key,
    title          varchar(200) not null,
    blueprint      varchar(60)  not null,
    venue_id       varchar(26)  not null references venue (id),
    venue_name     varchar(330) not null,
    zone           varchar(60)  not null,
    scheduled_at   bigint       not null,
    invigilator_id varchar(26)  not null references account (id),
    state          varchar(12)  not null,
    opened_at      bigint,
    closed_at      bigint,
    version        bigint       not null
);

create table script (
    id               varchar(26) not null primary key,
    entry_id         varchar(26) not null unique references entry (id),
    sitting_id       varchar(26) not null references sitting (id),
    candidate_id     varchar(26) not null,
    paper_id         varchar(26) not null,
    questions        integer     not null,
    state            varchar(12) not null,
    seat             integer     not null,
    allowance_millis bigint      not null,
    rules_version    varchar(40),
    ready_at         bigint,
    started_at       bigint,
    paused_at        bigint,
    ends_at          bigint,
    handed_in_at     bigint,
    handed_in_by     varchar(12),
    answered         integer     not null,
    last_saved_at    bigint,
    journal_length   integer     not null,
    chain_head       char(64)    not null,
    held             integer     not null,
    version          bigint      not null
);

create index script_sitting on script (sitting_id);
create index script_ends on script (state, ends_at);

create table time_entry (
    id         varchar(26)  not null primary key,
    script_id  varchar(26)  not null references script (id),
    kind       varchar(12)  not null,
    millis     bigint       not null,
    entered_at bigint       not null,
    actor_name varchar(120) not null,
    reason     varchar(300) not null
);

create index time_entry_script on time_entry (script_id);

-- The current answers; each change is also a row of the journal, in the same transaction.
create table answer (
    script_id varchar(26)   not null references script (id),
    position  integer       not null,
    revision  bigint        not null,
    response  varchar(2000) not null,
    saved_at  bigint        not null,
    primary key (script_id, position)
);

create table journal (
    script_id   varchar(26)   not null references script (id),
    seq         integer       not null,
    kind        varchar(12)   not null,
    position    integer       not null,
    revision    bigint        not null,
    response    varchar(2000) not null,
    recorded_at bigint        not null,
    hash        char(64)      not null,
    primary key (script_id, seq)
);

-- Answers that arrived after the end: kept for review, neither counted nor dropped.
create table held_answer (
    id         varchar(26)   not null primary key,
    script_id  varchar(26)   not null references script (id),
    position   integer       not null,
    revision   bigint        not null,
    response   varchar(2000) not null,
    arrived_at bigint        not null
);

create index held_answer_script on held_answer (script_id);

create table seat (
    token_hash char(64)    not null primary key,
    entry_id   varchar(26) not null references entry (id),
    script_id  varchar(26) not null references script (id),
    issued_at  bigint      not null
);
