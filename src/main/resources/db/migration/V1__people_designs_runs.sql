-- Plain SQL that H2 and PostgreSQL both take. Documents, recipes and tables of counts are JSON kept as text.
-- Only documents are of type text: H2 keeps those apart from the row, and reading many of them is slow.

create table person (
    id      uuid primary key,
    name    varchar(200) not null,
    created timestamp with time zone not null default current_timestamp
);
insert into person (id, name) values ('00000000-0000-0000-0000-000000000001', 'Local user');

create table design (
    id         uuid primary key,
    owner      uuid not null references person,
    name       varchar(200) not null,
    note       varchar(10000) not null,
    created    timestamp with time zone not null,
    updated    timestamp with time zone not null,
    deleted_at timestamp with time zone
);
create index design_by_owner on design (owner, updated);

-- Never updated: a run points here, and must find what it trained.
create table revision (
    id           uuid primary key,
    design       uuid not null references design,
    number       integer not null,
    document     text not null,
    content_hash char(64) not null,
    note         varchar(10000) not null,
    author       uuid not null references person,
    created      timestamp with time zone not null,
    unique (design, number)
);

-- What is on a canvas and not saved yet. slot is the design, or zero for a drawing that is no design yet.
create table draft (
    owner    uuid not null references person,
    slot     uuid not null,
    design   uuid references design,
    document text not null,
    updated  timestamp with time zone not null,
    primary key (owner, slot)
);

create table worker (
    id        uuid primary key,
    host      varchar(255) not null,
    pid       bigint not null,
    started   timestamp with time zone not null,
    heartbeat timestamp with time zone not null,
    engines   varchar(4000) not null
);

-- attempts counts the workers that died with the run in hand. worker has no foreign key: its row leaves with it.
create table run (
    id                uuid primary key,
    owner             uuid not null references person,
    revision          uuid references revision,
    document          text not null,
    name              varchar(200) not null,
    recipe            varchar(10000) not null,
    seed              bigint not null,
    state             varchar(16) not null check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    reason            varchar(4000),
    phase             varchar(500) not null,
    cancel_requested  boolean not null,
    attempts          integer not null,
    worker            uuid,
    heartbeat         timestamp with time zone,
    created           timestamp with time zone not null,
    started           timestamp with time zone,
    finished          timestamp with time zone,
    seconds           double precision,
    engine            varchar(200),
    device            varchar(50),
    data_hash         varchar(64),
    class_names       varchar(1000000),
    step              integer,
    steps             integer,
    epoch             integer,
    loss              double precision,
    batch_top1        double precision,
    images_per_second double precision,
    learning_rate     double precision,
    top1              double precision,
    top5              double precision,
    best_top1         double precision,
    best_top5         double precision
);
create index run_by_state on run (state, created);
create index run_by_owner on run (owner, created);
create index run_by_revision on run (revision);

create table run_step (
    run               uuid not null references run on delete cascade,
    step              integer not null,
    epoch             integer not null,
    loss              double precision not null,
    top1              double precision not null,
    images_per_second double precision not null,
    learning_rate     double precision not null,
    primary key (run, step)
);

create table run_epoch (
    run               uuid not null references run on delete cascade,
    epoch             integer not null,
    train_loss        double precision not null,
    train_top1        double precision not null,
    validation_loss   double precision not null,
    validation_top1   double precision not null,
    validation_top5   double precision not null,
    images_per_second double precision not null,
    seconds           double precision not null,
    primary key (run, epoch)
);

create table run_result (
    run       uuid primary key references run on delete cascade,
    confusion text not null
);

-- place: 0 is the mistake the network was surest of.
create table wrong_example (
    run         uuid not null references run on delete cascade,
    place       integer not null,
    image_index integer not null,
    actual      integer not null,
    predicted   integer not null,
    confidence  double precision not null,
    png         bytea not null,
    primary key (run, place)
);
