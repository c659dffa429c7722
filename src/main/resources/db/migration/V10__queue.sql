-- db-scheduler's table, with its own names. The execution 'run' of a run lives as long as the run waits or is trained:
-- its priority is the run's place in the fair order, picked_by the worker, last_heartbeat that worker's sign of life.
create table scheduled_tasks (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean not null,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint not null,
    priority             integer,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);

-- One row, which whoever changes the order of the queue locks first. A limit of zero is none.
create table queue_rule (
    id           integer primary key check (id = 1),
    running_each integer not null,
    waiting_each integer not null
);
insert into queue_rule (id, running_each, waiting_each) values (1, 0, 0);

-- demand: the engine and kind of device a run needs. held: its owner trains as many as allowed.
-- likeness: runs that share it take the same time an epoch.
alter table run add column priority integer default 0 not null;
alter table run add column held boolean default false not null;
alter table run add column demand varchar(40) default 'MXNET cpu' not null;
alter table run add column likeness char(64);
alter table run drop column heartbeat;
create index run_by_likeness on run (likeness);

update run set demand = (case when recipe like '%"PYTORCH"%' then 'PYTORCH' else 'MXNET' end)
                     || (case when coalesce(device, 'cpu') = 'cpu' then ' cpu' else ' gpu' end);
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
    select 'run', cast(id as varchar(36)), created, false, 1, 0 from run where state in ('QUEUED', 'RUNNING');

-- What happened to a run, in sentences.
create table run_log (
    run    uuid not null references run on delete cascade,
    number integer not null,
    at     timestamp with time zone not null,
    line   varchar(4000) not null,
    primary key (run, number)
);

-- slots: the devices it trains on, one run each. Shares and bytes of its machine, as of the last heartbeat.
alter table worker add column slots varchar(1000) default '[]' not null;
alter table worker add column versions varchar(1000) default '' not null;
alter table worker add column load_average double precision;
alter table worker add column memory_used bigint;
alter table worker add column memory_total bigint;
