-- Dispatch: who is told of an alarm, over what, and what became of it.

create table alerts.contact (
    id       text primary key,
    made     bigint generated always as identity unique,
    name     text not null,
    channel  text not null,
    building text,
    address  text not null,
    secret   text
);
comment on column alerts.contact.building is 'Whose people may keep it; null is the whole centre.';
comment on column alerts.contact.secret is 'Needed to sign; no answer of the API but that of its creation shows it.';

create table alerts.route (
    id       text primary key,
    made     bigint generated always as identity unique,
    name     text not null,
    building text,
    area     text,
    classes  text[] not null,
    contact  text not null references alerts.contact (id),
    after_ms bigint not null check (after_ms >= 0),
    until    text not null check (until in ('acknowledged', 'accepted')),
    check (building is null or area is null)
);
create index route_by_contact on alerts.route (contact);

create table alerts.on_test (
    id       text primary key,
    made     bigint generated always as identity unique,
    device   text,
    gateway  text,
    building text,
    floor    text,
    reason   text not null,
    since    timestamptz not null,
    until    timestamptz not null,
    put_by   text not null,
    scope    text,
    check (num_nonnulls(device, gateway, building) = 1),
    check (floor is null or building is not null)
);
comment on column alerts.on_test.scope is 'The building it is in, which decides who may see it; null where none is known.';
create index on_test_by_end on alerts.on_test (until);

create table alerts.delivery (
    id             uuid primary key,
    alarm          uuid not null,
    change         bigint not null,
    route          text not null,
    step           integer not null check (step >= 0),
    type           text not null,
    page           boolean not null,
    urgency        smallint not null,
    contact        text not null,
    contact_name   text not null,
    channel        text not null,
    until          text not null check (until in ('acknowledged', 'accepted')),
    body           text not null,
    state          text not null default 'pending'
        check (state in ('pending', 'claimed', 'accepted', 'refused', 'cancelled')),
    due            timestamptz not null,
    first_due      timestamptz not null,
    other_means_at timestamptz,
    on_test        text,
    follows        uuid,
    settled        boolean not null default false,
    attempts       integer not null default 0,
    claim          uuid,
    lease_until    timestamptz,
    received_at    timestamptz not null,
    created_at     timestamptz not null,
    closed_at      timestamptz,
    unique (alarm, change, route, step)
);
comment on column alerts.delivery.change is 'The version of the alarm that this tells of.';
comment on column alerts.delivery.page is 'It is to wake somebody; else it only lets somebody know.';
comment on column alerts.delivery.first_due is 'When its first attempt was to be; due moves on with every retry.';
comment on column alerts.delivery.other_means_at is 'When another means is to be tried too, unless this was accepted by then.';
comment on column alerts.delivery.settled is 'Somebody answered, or a later change took over: nothing is to follow from it.';
create index delivery_open on alerts.delivery (contact, urgency, due) where state in ('pending', 'claimed');
create index delivery_other_means on alerts.delivery (other_means_at) where other_means_at is not null;
create index delivery_unrouted on alerts.delivery (due) where route = 'unrouted' and not settled;
create index delivery_on_test on alerts.delivery (on_test) where on_test is not null and state = 'pending';

create table alerts.attempt (
    delivery uuid not null references alerts.delivery (id),
    number   integer not null,
    at       timestamptz not null,
    outcome  text not null check (outcome in ('accepted', 'try_again', 'refused')),
    status   integer,
    took_ms  bigint not null,
    reason   text not null,
    primary key (delivery, number)
);
