-- Answers that people mark. An answer that is marked again has another row, with the next turn; the old one stays.
create table answer_to_mark (
    id              varchar(26)   not null primary key,
    script_id       varchar(26)   not null references script (id),
    item_position   integer       not null,
    turn            integer       not null,
    sitting_id      varchar(26)   not null references sitting (id),
    candidate_id    varchar(26)   not null references candidate (id),
    blueprint       varchar(40)   not null,
    item_version_id varchar(26)   not null references item_version (id),
    possible        decimal(9, 4) not null,
    response_digest char(64)      not null,
    lot             integer       not null,
    double_marked   varchar(8)    not null,
    why_again       varchar(300)  not null,
    standing        varchar(10)   not null,
    state           varchar(10)   not null,
    queued_at       bigint        not null,
    first_by        varchar(26),
    first_marks     decimal(9, 4),
    second_by       varchar(26),
    second_marks    decimal(9, 4),
    moderated_by    varchar(26),
    marks           decimal(9, 4),
    settled_at      bigint,
    bundle_id       varchar(26),
    looked_at       bigint,
    version         bigint        not null,
    constraint answer_to_mark_turn unique (script_id, item_position, turn),
    constraint answer_to_mark_settled check (state <> 'SETTLED' or marks is not null)
);

create index answer_to_mark_state on answer_to_mark (standing, state, item_version_id);
create index answer_to_mark_bundle on answer_to_mark (bundle_id);
create index answer_to_mark_sitting on answer_to_mark (sitting_id, standing);

-- Answers to one question that a marker has in hand, until they are handed in or have been left lying for too long.
create table marking_bundle (
    id              varchar(26)  not null primary key,
    account_id      varchar(26)  not null references account (id),
    account_name    varchar(120) not null,
    item_version_id varchar(26)  not null,
    taken_at        bigint       not null,
    held_until      bigint       not null,
    closed_at       bigint,
    version         bigint       not null
);

create index marking_bundle_account on marking_bundle (account_id, closed_at);

-- Every mark that a person gave, with its criteria. Rows are added, never changed: of one person's marks for an answer
-- the last one holds.
create table given_mark (
    id            varchar(26)   not null primary key,
    answer_id     varchar(26)   not null references answer_to_mark (id),
    script_id     varchar(26)   not null,
    item_position integer       not null,
    place         varchar(10)   not null,
    account_id    varchar(26)   not null references account (id),
    account_name  varchar(120)  not null,
    marks         decimal(9, 4) not null,
    criteria      varchar(400)  not null,
    note          varchar(2000) not null,
    referred      integer       not null,
    why           varchar(300)  not null,
    seconds       integer       not null,
    given_at      bigint        not null
);

create index given_mark_answer on given_mark (answer_id);
create index given_mark_position on given_mark (script_id, item_position);

-- How often a second person marks, by exam; the exam * stands for all that have no row of their own.
create table marking_rule (
    blueprint     varchar(40)   not null primary key,
    share_percent integer       not null,
    margin        decimal(9, 4) not null,
    tolerance     decimal(9, 4) not null,
    version       bigint        not null,
    constraint marking_rule_share check (share_percent between 0 and 100)
);
