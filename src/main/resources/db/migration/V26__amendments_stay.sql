-- What was done to a result stays on record with its script, also where that result goes because its script is opened
-- or marked again.
alter table result_amendment add column script_id varchar(26) not null default '';
update result_amendment set script_id = (select r.script_id from result r where r.id = result_amendment.result_id);
alter table result_amendment alter column result_id drop not null;

create index result_amendment_script on result_amendment (script_id);
