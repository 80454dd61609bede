-- Where a version of an item stands between being written and going out of use; see ItemState.
alter table item_version add column state varchar(10) not null default 'LIVE';
update item_version set state = 'RETIRED' where retired_at is not null;

-- How often the content of a draft was written, so that two people do not overwrite each other.
alter table item_version add column edition bigint not null default 1;
-- Where the question comes from, and the words by which its authors find it: with a space before and after each.
alter table item_version add column source varchar(200) not null default '';
alter table item_version add column tags varchar(400) not null default '';
-- Whether it came in a package, and whether it went out of use because the package no longer has it.
alter table item_version add column packed integer not null default 1;
alter table item_version add column dropped integer not null default 0;
update item_version set dropped = 1 where retired_at is not null;

create index item_version_state on item_version (bank, state);

-- Who has a part in a version before it goes live: its writers, and who was asked to review it.
create table item_part (
    item_version_id varchar(26)  not null references item_version (id),
    account_id      varchar(40)  not null,
    part            varchar(10)  not null,
    account_name    varchar(120) not null,
    since           bigint       not null,
    primary key (item_version_id, account_id, part)
);

create index item_part_account on item_part (account_id);

-- What was done with an item; rows are added, never changed.
create table item_event (
    id              varchar(26)   not null primary key,
    item_version_id varchar(26)   not null references item_version (id),
    item_ref        varchar(129)  not null,
    verb            varchar(12)   not null,
    words           varchar(1000) not null,
    happened_at     bigint        not null,
    actor_id        varchar(40)   not null,
    actor_name      varchar(120)  not null
);

create index item_event_item on item_event (item_ref);

-- What reviewers and writers say about an item; an answer names the comment that began the thread.
create table item_comment (
    id               varchar(26)   not null primary key,
    item_version_id  varchar(26)   not null references item_version (id),
    item_ref         varchar(129)  not null,
    thread           varchar(26)   not null,
    words            varchar(2000) not null,
    written_at       bigint        not null,
    actor_id         varchar(40)   not null,
    actor_name       varchar(120)  not null,
    resolved_at      bigint,
    resolved_by_name varchar(120),
    version          bigint        not null
);

create index item_comment_item on item_comment (item_ref);

-- A paper that took the place of one that had not been started, because an item on it was withdrawn. Without a new
-- paper, the bank had no other item for the place.
create table paper_exchange (
    id              varchar(26)  not null primary key,
    item_version_id varchar(26)  not null references item_version (id),
    script_id       varchar(26)  not null,
    sitting_id      varchar(26)  not null,
    item_position   integer      not null,
    old_paper_id    varchar(26)  not null references paper (id),
    new_paper_id    varchar(26)  references paper (id),
    new_version_id  varchar(26)  references item_version (id),
    exchanged_at    bigint       not null,
    actor_name      varchar(120) not null
);

create index paper_exchange_item on paper_exchange (item_version_id);

-- How the answers to one version of an item are marked, other than by its own mark scheme. The latest holds.
create table item_ruling (
    id              varchar(26)   not null primary key,
    item_version_id varchar(26)   not null references item_version (id),
    item_ref        varchar(129)  not null,
    verdict         varchar(10)   not null,
    by_version_id   varchar(26)   references item_version (id),
    reason          varchar(1000) not null,
    decided_at      bigint        not null,
    actor_id        varchar(40)   not null,
    actor_name      varchar(120)  not null
);

create index item_ruling_item on item_ruling (item_version_id);

-- A result that is another because of a ruling: as it was, and as it is; or as it will be once a second person agrees.
create table result_amendment (
    id              varchar(26)   not null primary key,
    result_id       varchar(26)   not null references result (id),
    ruling_id       varchar(26)   not null references item_ruling (id),
    was_state       varchar(12)   not null,
    was_marks       decimal(9, 4) not null,
    was_possible    decimal(9, 4) not null,
    was_grade       varchar(4)    not null,
    now_marks       decimal(9, 4) not null,
    now_possible    decimal(9, 4) not null,
    now_grade       varchar(4)    not null,
    state           varchar(10)   not null,
    proposed_at     bigint        not null,
    proposed_by     varchar(40)   not null,
    settled_at      bigint,
    settled_by_name varchar(120),
    version         bigint        not null
);

create index result_amendment_result on result_amendment (result_id);
create index result_amendment_ruling on result_amendment (ruling_id);
create index result_amendment_state on result_amendment (state);

-- When a result that was released was last amended.
alter table result add column amended_at bigint;

-- Results that were amended after they had gone out: somebody tells the awarding body, and says so here.
create table export_correction (
    amendment_id varchar(26)  not null primary key references result_amendment (id),
    told_at      bigint       not null,
    told_by_name varchar(120) not null,
    note         varchar(300) not null
);
