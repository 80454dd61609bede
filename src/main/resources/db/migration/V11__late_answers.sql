-- An answer that arrived after the end: when its computer says it was given, why that was not believed, what became of
-- it. A reason of its own for each that came without a word about the time. 'HELD' waits for a person.
alter table held_answer add column state varchar(12) not null default 'HELD';
alter table held_answer add column reason varchar(24) not null default 'NO_PROOF';
alter table held_answer add column said_at bigint;
alter table held_answer add column given_at bigint;
alter table held_answer add column decided_at bigint;
alter table held_answer add column decided_by varchar(120);
alter table held_answer add column decided_why varchar(300);

-- Files of sealed answers that were taken in: each once.
create table sealed_file (
    digest      char(64)     not null primary key,
    script_id   varchar(26)  not null references script (id),
    imported_at bigint       not null,
    actor_name  varchar(120) not null,
    answers     integer      not null
);
