-- How the devices of each building are, as the rules told last.

create table alerts.building_health (
    building text primary key,
    at       timestamptz not null,
    data     jsonb not null
);
comment on column alerts.building_health.data is 'The newest event on the building, whole.';
