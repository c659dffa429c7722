-- Which of a run's weights were examined; unknown of examinations made before.
alter table run_examination add column weights varchar(16);
