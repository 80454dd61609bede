-- "running" is 1 for the one batch that is not finished, and null for all others.
create table export_batch (
    id           varchar(26)    not null primary key,
    batch_number integer        not null unique,
    layout       varchar(60)    not null,
    layout_text  varchar(32000) not null,
    file_name    varchar(200)   not null unique,
    state        varchar(12)    not null,
    running      integer,
    prepared_at  bigint         not null,
    prepared_by  varchar(120)   not null,
    execution_id bigint,
    claimed      integer        not null,
    refused      integer        not null,
    written      integer        not null,
    bytes        bigint         not null,
    mark_total   decimal(15, 4) not null,
    number_total bigint         not null,
    problem      varchar(300),
    digest       char(64),
    finished_at  bigint,
    version      bigint         not null,
    constraint export_one_at_a_time unique (running),
    constraint export_running check (running is null or running = 1)
);

-- A result goes out once: whatever crashes or is repeated, it has at most one line.
create table export_line (
    batch_id  varchar(26) not null references export_batch (id),
    line_no   integer     not null,
    result_id varchar(26) not null references result (id),
    primary key (batch_id, line_no),
    constraint export_result_once unique (result_id)
);

create table export_refusal (
    batch_id  varchar(26)  not null references export_batch (id),
    result_id varchar(26)  not null references result (id),
    code      varchar(60)  not null,
    arguments varchar(500) not null,
    primary key (batch_id, result_id)
);

create index export_refusal_result on export_refusal (result_id);
