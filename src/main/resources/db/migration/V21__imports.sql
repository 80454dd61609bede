-- Files of questions that authors bring into a bank. What is counted here adds up: questions = imported + duplicates + refused.
create table question_import (
    id           varchar(26)   not null primary key,
    version      bigint        not null,
    file_name    varchar(200)  not null,
    bytes        bigint        not null,
    digest       char(64)      not null,
    format       varchar(12)   not null,
    bank         varchar(64)   not null,
    language     varchar(2)    not null,
    outcome      integer       not null,
    process      varchar(40)   not null,
    topic        varchar(200)  not null,
    facility     integer       not null,
    state        varchar(12)   not null,
    owner_id     varchar(40)   not null,
    owner_name   varchar(120)  not null,
    begun_at     bigint        not null,
    ended_at     bigint,
    execution_id bigint,
    questions    integer       not null,
    imported     integer       not null,
    duplicates   integer       not null,
    refused      integer       not null,
    written      integer       not null,
    problem      varchar(2000),
    left_out     varchar(8000) not null
);

create index question_import_owner on question_import (owner_id, begun_at);

-- The report: a row for every question in the file. Also the checkpoint of the job that writes it.
create table import_row (
    import_id varchar(26)   not null references question_import (id),
    row_no    integer       not null,
    file_name varchar(400)  not null,
    line_no   integer       not null,
    name      varchar(200)  not null,
    fate      varchar(10)   not null,
    item_ref  varchar(129)  not null,
    reason    varchar(2000) not null,
    notes     varchar(4000) not null,
    primary key (import_id, row_no)
);

create index import_row_fate on import_row (import_id, fate, row_no);
create index import_row_ref on import_row (import_id, item_ref);

-- What is asked already: by the items of the bank (row 0) and by the questions of the file so far.
create table import_content (
    import_id varchar(26)  not null references question_import (id),
    content   char(64)     not null,
    item_ref  varchar(129) not null,
    row_no    integer      not null,
    primary key (import_id, content)
);
