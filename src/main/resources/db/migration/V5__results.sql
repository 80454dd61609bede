create table script_mark (
    script_id varchar(26)   not null primary key references script (id),
    paper_id  varchar(26)   not null references paper (id),
    questions integer       not null,
    answered  integer       not null,
    earned    decimal(9, 4) not null,
    possible  decimal(9, 4) not null,
    marked_at bigint        not null
);

create table position_mark (
    script_id       varchar(26)   not null references script_mark (script_id),
    item_position   integer       not null,
    item_version_id varchar(26)   not null,
    outcome         integer       not null,
    process         varchar(40)   not null,
    answered        boolean       not null,
    earned          decimal(9, 4) not null,
    possible        decimal(9, 4) not null,
    primary key (script_id, item_position)
);

create index position_mark_item on position_mark (item_version_id);

create table result (
    id             varchar(26)   not null primary key,
    script_id      varchar(26)   not null references script (id),
    entry_id       varchar(26)   not null references entry (id),
    candidate_id   varchar(26)   not null references candidate (id),
    sitting_id     varchar(26)   not null references sitting (id),
    blueprint      varchar(40)   not null,
    unit_code      varchar(10)   not null,
    unit_level     varchar(10)   not null,
    pass_mark      integer       not null,
    completed_on   varchar(10)   not null,
    marks          decimal(9, 4) not null,
    possible       decimal(9, 4) not null,
    grade          varchar(4)    not null,
    state          varchar(12)   not null,
    determined_at  bigint        not null,
    confirmed_at   bigint,
    confirmed_by   varchar(120),
    released_at    bigint,
    released_by    varchar(120),
    version        bigint        not null,
    constraint result_once unique (script_id),
    constraint result_confirmed check (state = 'PROVISIONAL' or confirmed_at is not null),
    constraint result_released check (state <> 'RELEASED' or released_at is not null)
);

create index result_sitting on result (sitting_id, state);
create index result_state on result (state, id);
create index result_candidate on result (candidate_id);

create table result_outcome (
    result_id varchar(26)   not null references result (id),
    outcome   integer       not null,
    title     varchar(300)  not null,
    marks     decimal(9, 4) not null,
    possible  decimal(9, 4) not null,
    primary key (result_id, outcome)
);
