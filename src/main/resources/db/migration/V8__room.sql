-- While an evacuation lasts it stands on the sitting; the scripts that it stopped are marked, and only they go on.
alter table sitting add column evacuated_at bigint;
alter table sitting add column evacuation_reason varchar(300);
alter table sitting add column evacuated_by varchar(120);

alter table script add column evacuated_at bigint;

-- Sign-ins of somebody who held a seat already: how many, the last, and how many the invigilator has looked at.
alter table script add column signed_in_again integer not null default 0;
alter table script add column signed_in_again_at bigint;
alter table script add column signed_in_again_seen integer not null default 0;
create index seat_script on seat (script_id);
