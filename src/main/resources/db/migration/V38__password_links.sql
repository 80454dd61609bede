-- A link by which somebody chooses a new password; of it only a digest is kept, and of the password a mark that changes
-- with it.
create table password_link (
    id            varchar(26) not null primary key,
    account_id    varchar(26) not null references account (id),
    token_digest  varchar(64) not null,
    password_mark varchar(16) not null,
    made_at       bigint      not null,
    expires_at    bigint      not null,
    used_at       bigint,
    version       bigint      not null,
    constraint password_link_token unique (token_digest)
);

create index password_link_account on password_link (account_id, made_at);
create index password_link_expires on password_link (expires_at);
