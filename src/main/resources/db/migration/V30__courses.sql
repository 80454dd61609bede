-- A course that is given at a venue, by a trainer, on certain days; its materials open to those enrolled on its first.
create table course_run (
    id         varchar(26) not null primary key,
    course     varchar(40) not null,
    venue_id   varchar(26) not null references venue (id),
    trainer_id varchar(26) not null references account (id),
    first_day  varchar(10) not null,
    last_day   varchar(10) not null,
    sitting_id varchar(26),
    created_at bigint      not null,
    version    bigint      not null
);

create index course_run_first_day on course_run (first_day);

-- A candidate on a run, and the account by which they study; the days on which they were there are ISO dates with commas.
create table enrolment (
    id               varchar(26)  not null primary key,
    run_id           varchar(26)  not null references course_run (id),
    candidate_id     varchar(26)  not null references candidate (id),
    account_id       varchar(26)  not null references account (id),
    days_present     varchar(400) not null,
    enrolled_at      bigint       not null,
    enrolled_by_name varchar(120) not null,
    withdrawn_at     bigint,
    version          bigint       not null,
    constraint enrolment_once unique (run_id, candidate_id)
);

create index enrolment_account on enrolment (account_id);

-- How far somebody is in a lesson: the place is in thousandths of its length.
create table lesson_progress (
    id          varchar(26)  not null primary key,
    account_id  varchar(26)  not null,
    course      varchar(40)  not null,
    lesson      varchar(120) not null,
    place       integer      not null,
    seen_at     bigint       not null,
    finished_at bigint,
    version     bigint       not null,
    constraint lesson_progress_once unique (account_id, lesson)
);

-- A check question that somebody has answered: the last answer, and the box in which it waits to be asked again; 0 for none.
create table check_card (
    id          varchar(26)  not null primary key,
    account_id  varchar(26)  not null,
    course      varchar(40)  not null,
    check_ref   varchar(120) not null,
    last_right  integer      not null,
    answers     integer      not null,
    box         integer      not null,
    due_on      varchar(10),
    answered_at bigint       not null,
    version     bigint       not null,
    constraint check_card_once unique (account_id, check_ref)
);

-- A highlight or a note of one's own, at words of a lesson: found again by the words, what stands around them and the place.
create table study_note (
    id          varchar(26)   not null primary key,
    account_id  varchar(26)   not null,
    lesson      varchar(120)  not null,
    quotation   varchar(2000) not null,
    before_it   varchar(200)  not null,
    after_it    varchar(200)  not null,
    place       integer       not null,
    words       varchar(4000) not null,
    written_at  bigint        not null,
    version     bigint        not null
);

create index study_note_lesson on study_note (account_id, lesson);
