-- A run that does not take place after all, from when on and why; its course closes again to those enrolled on it.
alter table course_run add column cancelled_at bigint;
alter table course_run add column cancelled_reason varchar(300) not null default '';

create index course_run_trainer on course_run (trainer_id, first_day);

-- What somebody on a run writes on the exercise of a lesson: the draft, and what was handed in with what the trainer said of it.
create table exercise_answer (
    id                varchar(26)   not null primary key,
    enrolment_id      varchar(26)   not null references enrolment (id),
    run_id            varchar(26)   not null references course_run (id),
    account_id        varchar(26)   not null references account (id),
    lesson            varchar(120)  not null,
    state             varchar(12)   not null,
    words             varchar(8000) not null,
    file_id           varchar(26) references kept_file (id),
    file_name         varchar(200)  not null,
    saved_at          bigint        not null,
    handed_words      varchar(8000) not null,
    handed_file_id    varchar(26) references kept_file (id),
    handed_file_name  varchar(200)  not null,
    handed_in_at      bigint,
    remark            varchar(4000) not null,
    remarked_at       bigint,
    remarked_by_name  varchar(120)  not null,
    version           bigint        not null,
    constraint exercise_answer_once unique (enrolment_id, lesson)
);

create index exercise_answer_account on exercise_answer (account_id, lesson);
create index exercise_answer_run on exercise_answer (run_id, handed_in_at);

-- A mock exam: its questions are checks of the course, by their names with spaces; right_answers counts once it is handed in.
create table mock_exam (
    id            varchar(26)   not null primary key,
    account_id    varchar(26)   not null references account (id),
    course        varchar(40)   not null,
    language      varchar(5)    not null,
    checks        varchar(8000) not null,
    begun_at      bigint        not null,
    ends_at       bigint        not null,
    handed_in_at  bigint,
    right_answers integer       not null,
    version       bigint        not null
);

create index mock_exam_account on mock_exam (account_id, course, begun_at);

-- The newest answer to a question of a mock exam.
create table mock_answer (
    mock_id  varchar(26)  not null references mock_exam (id),
    position integer      not null,
    revision bigint       not null,
    response varchar(400) not null,
    primary key (mock_id, position)
);
