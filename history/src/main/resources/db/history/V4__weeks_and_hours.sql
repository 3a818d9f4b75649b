-- Readings as they come, in weeks that begin on Monday, 00:00 UTC. Where TimescaleDB is found this becomes a hypertable;
-- the columns stand so that a row has no holes.
create table reading (
  at timestamptz not null,
  value double precision not null,
  series integer not null,
  nth integer not null,
  primary key (series, at, nth)
) partition by range (at);

-- What is not TimescaleDB's to compress: up to a thousand readings of one series and one week, oldest first, in arrays.
-- Times are pauses in microseconds after the reading before; numbers rise mostly by one, so they are kept less their place.
create table packed_reading (
  first_at timestamptz not null,
  last_at timestamptz not null,
  series integer not null,
  pauses bigint[] not null,
  nths bigint[], -- null where each is the one that its value gives
  vals double precision[] not null
) partition by range (first_at);
create index on packed_reading (series, first_at);

-- The number that tells a reading without a counter from others of its instant.
create function nth_of(value double precision) returns integer immutable language sql as $$
  select (bits::bit(32) # (bits << 32)::bit(32))::integer
  from (select ('x' || encode(float8send(value), 'hex'))::bit(64)) as sent (bits)
$$;

-- The readings of one packed row. Names within functions are whole, for readers who come without our search path.
create function unpacked(first_at timestamptz, pauses bigint[], nths bigint[], vals double precision[])
returns table (at timestamptz, nth integer, value double precision) immutable language sql as $$
  select first_at + sum(told.pause::double precision) over (order by place) * interval '1 microsecond',
         coalesce((told.nth + place - 1)::integer, ${flyway:defaultSchema}.nth_of(told.value)),
         told.value
  from unnest(pauses, nths, vals) with ordinality as told (pause, nth, value, place)
$$;

-- The readings of one series from one time to another, packed or not.
create function readings_of(line integer, since timestamptz, before timestamptz)
returns table (at timestamptz, nth integer, value double precision) stable language sql as $$
  select r.at, r.nth, r.value from ${flyway:defaultSchema}.reading r where r.series = line and r.at >= since and r.at < before
  union all
  select u.at, u.nth, u.value
  from ${flyway:defaultSchema}.packed_reading p
    cross join lateral ${flyway:defaultSchema}.unpacked(p.first_at, p.pauses, p.nths, p.vals) u
  where p.series = line and p.first_at >= date_trunc('week', since, 'UTC') and p.first_at < before
    and p.last_at >= since and u.at >= since and u.at < before
$$;

-- Each hour (UTC) of each series that has readings, in months.
create table rollup_hour (
  at timestamptz not null,
  min double precision not null,
  max double precision not null,
  sum double precision not null,
  series integer not null,
  count integer not null,
  primary key (series, at)
) partition by range (at);

-- Hours that were rolled up and got a reading since. Only ever added to by those who store.
create table late_hour (
  series integer not null,
  at timestamptz not null
);
create index on late_hour (series, at);

-- How far the keeping of the memory is; one row. Whoever stores holds it shared until his commit.
create table keeping (
  one boolean primary key default true check (one),
  watched_until timestamptz not null, -- who stores a reading before this adds its hour to late_hour
  rolled_until timestamptz not null,  -- the hours before this are rolled up
  packed_until timestamptz not null,  -- a series' week before this may be packed: unpack it before adding to it
  kept_from timestamptz not null      -- readings before this are thrown away
);

-- What stood here before moves over, and its hours are rolled up like any others.
do $$
declare monday date;
begin
  for monday in
    select distinct date_trunc('week', at at time zone 'UTC')::date from measurement where at >= date_trunc('week', now() - interval '393 days', 'UTC')
  loop
    execute format('create table %I partition of reading for values from (%L) to (%L)',
      'reading_' || to_char(monday, 'YYYY_MM_DD'), monday || ' 00:00+00', monday + 7 || ' 00:00+00');
  end loop;
end $$;
insert into reading (series, at, nth, value)
  select series, at, nth, value from measurement where at >= date_trunc('week', now() - interval '393 days', 'UTC');
drop table measurement;
insert into keeping (watched_until, rolled_until, packed_until, kept_from)
  select least(oldest, now_hour), least(oldest, now_hour), '2000-01-03T00:00Z', '2000-01-03T00:00Z'
  from (select date_trunc('hour', min(at)) as oldest, date_trunc('hour', now()) as now_hour from reading) as present;

-- Every reading, whatever shape it lies in.
create view measurement as
  select series, at, nth, value from reading
  union all
  select p.series, u.at, u.nth, u.value
  from packed_reading p cross join lateral unpacked(p.first_at, p.pauses, p.nths, p.vals) u;
