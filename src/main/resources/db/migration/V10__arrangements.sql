create table arrangement (
    id                varchar(26)  not null primary key,
    candidate_id      varchar(26)  not null references candidate (id),
    needs             varchar(400) not null,
    state             varchar(12)  not null,
    valid_until       varchar(10)  not null,
    requested_at      bigint       not null,
    requested_by      varchar(26)  not null,
    requested_by_name varchar(120) not null,
    approved_at       bigint,
    approved_by_name  varchar(120),
    withdrawn_at      bigint,
    withdrawn_by_name varchar(120),
    version           bigint       not null
);

create index arrangement_candidate on arrangement (candidate_id);
create index arrangement_state on arrangement (state, valid_until);

-- The reason stays apart from what it leads to, so that whatever reads arrangements cannot show it by mistake.
create table arrangement_evidence (
    arrangement_id varchar(26)   not null primary key references arrangement (id),
    reason         varchar(20)   not null,
    note           varchar(2000) not null
);

alter table entry add column arrangement_id varchar(26);
alter table entry add column needs varchar(400) not null default '';
