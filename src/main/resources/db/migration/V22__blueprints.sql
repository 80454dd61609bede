-- Blueprints that an administrator keeps stand beside those of packages: their plan is a text of our own.
alter table blueprint_version add column plan varchar(32000);
alter table blueprint_version add column kept_by varchar(120);
alter table blueprint_version add column reason varchar(500);

-- For what a paper was drawn (a sitting), whether its items count as used by it, and what the draw went without.
alter table paper add column occasion varchar(26);
alter table paper add column counted integer not null default 1;
alter table paper add column spared varchar(16000);

create index paper_occasion on paper (occasion);
create index paper_drawn_at on paper (drawn_at);
create index paper_item_version on paper_item (item_version_id);

-- An Angoff study: judges say of each item what share of those who are just good enough would answer it rightly.
create table angoff_study (
    id             varchar(26)  not null primary key,
    title          varchar(200) not null,
    blueprint_code varchar(40)  not null,
    state          varchar(10)  not null,
    rounds         integer      not null,
    created_at     bigint       not null,
    created_by     varchar(120) not null,
    adopted_at     bigint,
    adopted_by     varchar(120),
    pass_mark      integer,
    version        bigint       not null
);

create table angoff_item (
    study_id      varchar(26)  not null references angoff_study (id),
    item_position integer      not null,
    item_ref      varchar(129) not null,
    primary key (study_id, item_position)
);

create table angoff_judge (
    study_id   varchar(26)  not null references angoff_study (id),
    account_id varchar(26)  not null references account (id),
    name       varchar(120) not null,
    primary key (study_id, account_id)
);

create table angoff_rating (
    study_id      varchar(26) not null,
    round_number  integer     not null,
    account_id    varchar(26) not null,
    item_position integer     not null,
    rated         integer     not null,
    rated_at      bigint      not null,
    primary key (study_id, round_number, account_id, item_position),
    constraint angoff_rating_judge foreign key (study_id, account_id) references angoff_judge (study_id, account_id),
    constraint angoff_rating_item foreign key (study_id, item_position) references angoff_item (study_id, item_position),
    constraint angoff_rating_share check (rated between 0 and 100)
);
