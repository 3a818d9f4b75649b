-- The ledger: cases, the episodes they are made of, what people did, and the feed that tells it.

create table alerts.alarm (
    id              uuid primary key,
    opened          bigint generated always as identity unique,
    version         bigint not null check (version >= 1),
    class           text not null check (class in ('FIRE', 'PRE_ALARM', 'SUPERVISORY', 'FAULT', 'UNKNOWN')),
    state           text not null check (state in ('NEW', 'ACKNOWLEDGED', 'VERIFIED', 'DISPATCHED', 'CLOSED')),
    condition       text not null check (condition ~ '^[A-Z_]+$'),
    active          boolean not null,
    device          text not null,
    point           text,
    gateway         text,
    building        text,
    floor           text,
    zone            text,
    label           text,
    raised_at       timestamptz not null,
    received_at     timestamptz not null,
    confirmed       boolean not null,
    escalations     integer not null check (escalations >= 0),
    incident        text,
    acknowledged_by text,
    assigned_to     text,
    verified_as     text check (verified_as in ('REAL_FIRE', 'FALSE_ALARM', 'TEST', 'FAULT', 'UNKNOWN')),
    late            boolean not null,
    clock           text not null check (clock in ('OK', 'WRONG')),
    is_foreign      boolean not null,
    registered      boolean not null,
    test            boolean not null
);
comment on table alerts.alarm is 'One case: all that happened at a point of a device in one class until people closed it.';
comment on column alerts.alarm.opened is 'The order in which cases were opened; pages go by it.';

-- At most one open case for a point of a device in one class.
create unique index alarm_one_open_case on alerts.alarm (device, coalesce(point, ''), class) where state <> 'CLOSED';
create index alarm_open on alerts.alarm (opened) where state <> 'CLOSED';
create index alarm_by_building on alerts.alarm (building, opened);
create index alarm_by_device on alerts.alarm (device, opened);
create index alarm_by_incident on alerts.alarm (incident, opened) where incident is not null;

create table alerts.episode (
    id       text primary key,
    alarm    uuid not null references alerts.alarm (id),
    version  bigint not null,
    active   boolean not null,
    snapshot json not null
);
comment on table alerts.episode is 'The newest snapshot of every episode, and the case it belongs to.';
create index episode_by_alarm on alerts.episode (alarm);

create table alerts.episode_addition (
    episode   text primary key,
    incident  text not null,
    confirmed timestamptz
);
comment on table alerts.episode_addition is 'What the building level added to an episode, which may be told before the episode is.';

create table alerts.timeline (
    id     bigint generated always as identity primary key,
    alarm  uuid not null references alerts.alarm (id),
    at     timestamptz not null,
    kind   text not null check (kind ~ '^[a-z_]+$'),
    actor  text,
    detail json not null
);
comment on column alerts.timeline.actor is 'Who did it; null where a device, a rule or the centre itself did.';
create index timeline_by_alarm on alerts.timeline (alarm, id);

create table alerts.feed_head (
    only_one boolean primary key default true check (only_one),
    epoch    text not null,
    seq      bigint not null
);
comment on table alerts.feed_head is 'Where the feed is: the epoch its numbers belong to, and the last number given.';
insert into alerts.feed_head (epoch, seq) values (replace(gen_random_uuid()::text, '-', ''), 0);

create table alerts.feed (
    entry    bigint generated always as identity primary key,
    seq      bigint unique,
    at       timestamptz not null,
    kind     text not null check (kind in ('alarm', 'health')),
    building text,
    heard_at timestamptz,
    data     json not null
);
comment on column alerts.feed.seq is 'Null until the sequencer has numbered it, which it does only once it is committed.';
comment on column alerts.feed.heard_at is 'When the signal that raised it was heard, where that is to be measured.';
create index feed_unnumbered on alerts.feed (entry) where seq is null;
create index feed_by_age on alerts.feed (at);

create table alerts.dead_letter (
    id          uuid primary key,
    stored      bigint generated always as identity unique,
    received_at timestamptz not null,
    gateway     text,
    format      text not null,
    source      text not null,
    reason      text not null,
    detail      text not null,
    payload     bytea not null
);
comment on column alerts.dead_letter.stored is 'The order in which they came; pages go by it.';
create index dead_letter_by_gateway on alerts.dead_letter (gateway, stored);
