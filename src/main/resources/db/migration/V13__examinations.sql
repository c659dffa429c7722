-- What a finished run's weights came to when they were looked at in other ways, the latest of each part.
-- looks: a JSON list, in the order of the page.
create table run_examination (
    run       uuid not null references run on delete cascade,
    part      varchar(16) not null check (part in ('CROPS', 'BATCH_STATISTICS')),
    images    integer not null,
    available integer not null,
    engine    varchar(200) not null,
    device    varchar(50) not null,
    looks     varchar(10000) not null,
    examined  timestamp with time zone not null,
    primary key (run, part)
);
