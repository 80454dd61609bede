-- News and alerts. What is not written in a language is an empty text.
create table article (
    id              varchar(26)    not null primary key,
    kind            varchar(8)     not null,
    audience        varchar(10)    not null,
    state           varchar(12)    not null,
    title_en        varchar(160)   not null,
    summary_en      varchar(400)   not null,
    body_en         varchar(20000) not null,
    title_nb        varchar(160)   not null,
    summary_nb      varchar(400)   not null,
    body_nb         varchar(20000) not null,
    changed_at      bigint         not null,
    changed_by_name varchar(120)   not null,
    published_at    bigint,
    version         bigint         not null
);

create index article_published on article (state, published_at);

-- Trainers who agreed to stand in the public register, as they want to be named there. Without a row nobody is listed.
create table register_entry (
    id              varchar(26)  not null primary key,
    account_id      varchar(26)  not null references account (id),
    public_name     varchar(120) not null,
    place           varchar(120) not null,
    country         varchar(2)   not null,
    agreed_at       bigint       not null,
    entered_by_name varchar(120) not null,
    version         bigint       not null,
    constraint register_entry_once unique (account_id)
);

-- What visitors write to the office. Deleted some months after it came in.
create table contact_message (
    id               varchar(26)   not null primary key,
    topic            varchar(20)   not null,
    email            varchar(254)  not null,
    words            varchar(4000) not null,
    language         varchar(2)    not null,
    received_at      bigint        not null,
    answered_at      bigint,
    answered_by_name varchar(120),
    version          bigint        not null
);

create index contact_message_received on contact_message (received_at);

-- Who wants news by mail, and what: 1 or 0. The token lets the link in a mail end it without a sign-in.
create table news_wish (
    id         varchar(26) not null primary key,
    account_id varchar(26) not null references account (id),
    weekly     integer     not null,
    alerts     integer     not null,
    language   varchar(2)  not null,
    token      varchar(52) not null,
    since      bigint      not null,
    version    bigint      not null,
    constraint news_wish_account unique (account_id),
    constraint news_wish_token unique (token)
);

-- Which article went to whom: each to each once.
create table news_sent (
    id         varchar(26) not null primary key,
    account_id varchar(26) not null,
    article_id varchar(26) not null,
    sent_at    bigint      not null,
    constraint news_sent_once unique (account_id, article_id)
);
