-- An experiment over runs: what was asked for, as a document of format netwright-sweep/1, and the runs it came to.
create table sweep (
    id       uuid primary key,
    owner    uuid not null references person,
    name     varchar(200) not null,
    document text not null,
    state    varchar(16) not null check (state in ('RUNNING', 'COMPLETED', 'CANCELLED')),
    created  timestamp with time zone not null,
    finished timestamp with time zone
);
create index sweep_by_owner on sweep (owner, created);
create index sweep_by_state on sweep (state, created);

-- run: null until it is queued, and again when someone deletes it. rung: epochs it may train, 0 before the first.
-- chosen: the value of every axis, as JSON.
create table sweep_trial (
    sweep         uuid not null references sweep on delete cascade,
    configuration integer not null,
    seed          bigint not null,
    subject       varchar(200) not null,
    chosen        varchar(100000) not null,
    run           uuid unique references run on delete set null,
    rung          integer not null,
    state         varchar(16) not null
        check (state in ('PLANNED', 'TRAINING', 'PAUSED', 'STOPPED', 'FINISHED', 'FAILED', 'CANCELLED')),
    primary key (sweep, configuration, seed)
);
