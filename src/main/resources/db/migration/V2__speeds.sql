-- How fast networks answer on this machine. network is the hash of the document without name and places.
create table speed (
    network          char(64) not null,
    engine           varchar(40) not null,
    engine_title     varchar(100) not null,
    device           varchar(40) not null,
    threads          integer not null,
    batch            integer not null,
    warm_ups         integer not null,
    passes           integer not null,
    seconds_per_pass double precision not null,
    measured         timestamp with time zone not null,
    primary key (network, engine, device)
);
