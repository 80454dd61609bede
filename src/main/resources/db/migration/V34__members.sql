-- What is to be sent by mail: written with the deed it tells of, sent after. Of one occasion there is one message.
create table mail (
    id          varchar(26)    not null primary key,
    occasion    varchar(120)   not null,
    recipient   varchar(254)   not null,
    language    varchar(5)     not null,
    subject     varchar(200)   not null,
    words       varchar(16000) not null,
    unsubscribe varchar(400)   not null,
    state       varchar(10)    not null,
    attempts    integer        not null,
    problem     varchar(400)   not null,
    made_at     bigint         not null,
    next_at     bigint         not null,
    sent_at     bigint,
    version     bigint         not null,
    constraint mail_once unique (occasion)
);

create index mail_due on mail (state, next_at);
create index mail_made on mail (made_at);

-- A membership is paid for a year at a time; the dates are days of the member's own country, both included.
create table membership (
    id         varchar(26)  not null primary key,
    account_id varchar(26)  not null references account (id),
    kind       varchar(12)  not null,
    school     varchar(160) not null,
    country    varchar(5)   not null,
    language   varchar(5)   not null,
    joined_at  bigint       not null,
    paid_from  varchar(10),
    paid_until varchar(10),
    ended_on   varchar(10),
    end_reason varchar(400) not null,
    version    bigint       not null
);

create index membership_account on membership (account_id);
create index membership_until on membership (paid_until);

-- Who uses a membership: its holder, and whom a school has invited.
create table member_seat (
    id            varchar(26) not null primary key,
    membership_id varchar(26) not null references membership (id),
    account_id    varchar(26) not null references account (id),
    taken_at      bigint      not null,
    left_at       bigint,
    version       bigint      not null,
    constraint member_seat_once unique (membership_id, account_id)
);

create index member_seat_account on member_seat (account_id);

-- Who wants to join or is invited, until a link in a message has proved the address; of the link only a digest is kept.
create table member_proof (
    id            varchar(26)  not null primary key,
    membership_id varchar(26)  not null,
    email         varchar(254) not null,
    name          varchar(120) not null,
    kind          varchar(12)  not null,
    school        varchar(160) not null,
    country       varchar(5)   not null,
    language      varchar(5)   not null,
    token_digest  varchar(64)  not null,
    made_at       bigint       not null,
    expires_at    bigint       not null,
    used_at       bigint,
    version       bigint       not null,
    constraint member_proof_token unique (token_digest)
);

create index member_proof_email on member_proof (email, made_at);
create index member_proof_membership on member_proof (membership_id);

-- What is owed for a year, as it was said on the day of issue; numbers have no gaps, so one row keeps the last.
create table invoice (
    id             varchar(26)   not null primary key,
    invoice_number bigint        not null,
    membership_id  varchar(26)   not null references membership (id),
    occasion       varchar(60)   not null,
    language       varchar(5)    not null,
    seller         varchar(1000) not null,
    buyer          varchar(1000) not null,
    what           varchar(400)  not null,
    currency       varchar(3)    not null,
    net            bigint        not null,
    vat_rate       varchar(10)   not null,
    vat            bigint        not null,
    issued_on      varchar(10)   not null,
    due_on         varchar(10)   not null,
    state          varchar(5)    not null,
    paid_on        varchar(10),
    covers_from    varchar(10),
    covers_until   varchar(10),
    remark         varchar(400)  not null,
    version        bigint        not null,
    constraint invoice_numbered unique (invoice_number),
    constraint invoice_once unique (occasion)
);

create index invoice_membership on invoice (membership_id);

create table invoice_counter (
    id          varchar(10) not null primary key,
    last_number bigint      not null
);

insert into invoice_counter (id, last_number) values ('invoice', 0);

-- That somebody has completed a course for members; anybody with the number may check it.
create table completion (
    id             varchar(26)  not null primary key,
    account_id     varchar(26)  not null references account (id),
    course         varchar(40)  not null,
    audience       varchar(40)  not null,
    number_written varchar(20)  not null,
    name           varchar(120) not null,
    language       varchar(5)   not null,
    lessons        integer      not null,
    questions      integer      not null,
    right_answers  integer      not null,
    completed_on   varchar(10)  not null,
    constraint completion_once unique (account_id, course, audience),
    constraint completion_numbered unique (number_written)
);
