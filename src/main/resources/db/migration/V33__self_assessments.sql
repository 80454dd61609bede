-- A member's look at their own school; the answers are question=degree, with spaces between.
create table self_assessment (
    id          varchar(26)   not null primary key,
    account_id  varchar(26)   not null references account (id),
    answers     varchar(8000) not null,
    begun_at    bigint        not null,
    changed_at  bigint        not null,
    finished_at bigint,
    version     bigint        not null
);

create index self_assessment_account on self_assessment (account_id);
