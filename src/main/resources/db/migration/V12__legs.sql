-- A run may be trained in legs: it pauses after an epoch, out of the queue, and goes on or is stopped early.
-- The column of states is made anew, since each database has its own name for the old check on it.
alter table run add column standing varchar(16) default 'QUEUED' not null
    check (standing in ('QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED', 'STOPPED', 'CANCELLED', 'FAILED'));
update run set standing = state;
drop index run_by_state;
alter table run drop column state;
alter table run rename column standing to state;
alter table run alter column state drop default;
create index run_by_state on run (state, created);

-- until_epoch: it pauses when this epoch is over; null when it goes to its end.
-- last_turn: when a worker took it last, which is later than started for all legs but the first.
alter table run add column until_epoch integer check (until_epoch > 0);
alter table run add column last_turn timestamp with time zone;
update run set last_turn = started;
