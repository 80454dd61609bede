-- How far somebody is in a course is asked for every page of a lesson: all that is asked stands in the index, so that
-- no row has to be looked up.
create index lesson_progress_read on lesson_progress (account_id, course, lesson, place, seen_at, finished_at);
