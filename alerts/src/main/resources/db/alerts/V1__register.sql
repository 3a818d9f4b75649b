-- The register: where things stand, what speaks, and who works here.

create table area (
    id   text primary key,
    name text not null
);

create table building (
    id     text primary key,
    name   text not null,
    area   text references area (id),
    floors integer,
    class  text,
    height double precision,
    x      double precision,
    y      double precision
);
create index building_area on building (area);

create table gateway (
    id            text primary key,
    name          text,
    building      text references building (id),
    formats       text[] not null default '{}',
    secret_sha256 text not null
);
create index gateway_building on gateway (building);

create table device (
    id             text primary key,
    type           text,
    gateway        text references gateway (id),
    building       text references building (id),
    floor          text,
    zone           text,
    label          text,
    expected_every text,
    limits         jsonb not null default '{}'
);
create index device_building on device (building, id);
create index device_gateway on device (gateway, id);

-- Whoever changes what a token rests on takes the next generation, so that older tokens end.
create sequence token_generation;

create table person (
    name          text primary key,
    password_hash text not null,
    role          text not null,
    buildings     text[] not null default '{}',
    generation    bigint not null default nextval('token_generation')
);

create table revoked_token (
    id         text primary key,
    expires_at timestamptz not null
);
create index revoked_token_expiry on revoked_token (expires_at);

-- What is still to be told to Kafka; value null takes the key off the register.
create table register_outbox (
    id           bigint generated always as identity primary key,
    topic        text not null,
    key          text not null,
    value        bytea,
    written_at   timestamptz not null,
    published_at timestamptz
);
create index register_outbox_waiting on register_outbox (id) where published_at is null;
