-- Which trainer may invigilate which exam, from when until when; lapses by its date, or is withdrawn.
create table accreditation (
    id                varchar(26)  not null primary key,
    account_id        varchar(26)  not null references account (id),
    exam              varchar(60)  not null,
    standing          varchar(12)  not null,
    valid_from        varchar(10)  not null,
    valid_until       varchar(10)  not null,
    given_at          bigint       not null,
    given_by_name     varchar(120) not null,
    withdrawn_at      bigint,
    withdrawn_by_name varchar(120),
    withdrawn_reason  varchar(300),
    version           bigint       not null
);

create index accreditation_account on accreditation (account_id, exam);

-- What ties a trainer to a candidate, as it was declared. It is ended, never removed.
create table interest (
    id               varchar(26)  not null primary key,
    account_id       varchar(26)  not null references account (id),
    candidate_id     varchar(26)  not null references candidate (id),
    kind             varchar(12)  not null,
    note             varchar(500) not null,
    declared_at      bigint       not null,
    declared_by_name varchar(120) not null,
    ended_at         bigint,
    ended_by_name    varchar(120),
    version          bigint       not null
);

create index interest_account on interest (account_id);

-- Files that are kept for good, in parts of base 64: the one form of bytes that both databases share.
create table kept_file (
    id         varchar(26)  not null primary key,
    name       varchar(200) not null,
    media_type varchar(80)  not null,
    bytes      integer      not null,
    digest     char(64)     not null,
    kept_at    bigint       not null
);

create table kept_file_part (
    file_id varchar(26)    not null references kept_file (id),
    part    integer        not null,
    content varchar(32000) not null,
    primary key (file_id, part)
);

-- Who noted an irregularity, by key: whoever did does not decide it.
alter table irregularity add column actor_id varchar(26) not null default '';

-- What is added to an irregularity afterwards; rows are added, never changed.
create table irregularity_entry (
    id              varchar(26)   not null primary key,
    irregularity_id varchar(26)   not null references irregularity (id),
    kind            varchar(12)   not null,
    person          varchar(120)  not null,
    capacity        varchar(120)  not null,
    words           varchar(2000) not null,
    entered_at      bigint        not null,
    actor_id        varchar(26)   not null,
    actor_name      varchar(120)  not null
);

create index irregularity_entry_of on irregularity_entry (irregularity_id);

-- Evidence stays apart from the story: whatever reads irregularities cannot show it by mistake.
create table irregularity_evidence (
    file_id         varchar(26)  not null primary key references kept_file (id),
    irregularity_id varchar(26)  not null references irregularity (id),
    note            varchar(300) not null,
    added_at        bigint       not null,
    actor_name      varchar(120) not null
);

create index irregularity_evidence_of on irregularity_evidence (irregularity_id);

-- The last decision holds; earlier ones stay.
create table irregularity_decision (
    id              varchar(26)   not null primary key,
    irregularity_id varchar(26)   not null references irregularity (id),
    verdict         varchar(24)   not null,
    reason          varchar(1000) not null,
    decided_at      bigint        not null,
    actor_id        varchar(26)   not null,
    actor_name      varchar(120)  not null
);

create index irregularity_decision_of on irregularity_decision (irregularity_id);

-- In what capacity a record was signed, why the office signed in the invigilator's place, and the file that was made.
alter table record_signature add column capacity varchar(12) not null default 'INVIGILATOR';
alter table record_signature add column reason varchar(1000) not null default '';
alter table record_signature add column file_id varchar(26);
