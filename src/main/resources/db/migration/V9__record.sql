-- Who signed the closing record of a sitting, when, and what: rows are added, never changed.
create table record_signature (
    id          varchar(26)   not null primary key,
    sitting_id  varchar(26)   not null references sitting (id),
    signed_at   bigint        not null,
    signer_id   varchar(26)   not null references account (id),
    signer_name varchar(120)  not null,
    declaration varchar(20)   not null,
    remarks     varchar(2000) not null,
    digest      char(64)      not null
);

create index record_signature_sitting on record_signature (sitting_id);
