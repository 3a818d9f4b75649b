-- The readings of one series from one time to another, packed or not. The Monday is found by functions that depend on no
-- setting, so that the planner knows it and leaves every other week out.
create or replace function readings_of(line integer, since timestamptz, before timestamptz)
returns table (at timestamptz, nth integer, value double precision) stable language sql as $$
  select r.at, r.nth, r.value from ${flyway:defaultSchema}.reading r where r.series = line and r.at >= since and r.at < before
  union all
  select u.at, u.nth, u.value
  from ${flyway:defaultSchema}.packed_reading p
    cross join lateral ${flyway:defaultSchema}.unpacked(p.first_at, p.pauses, p.nths, p.vals) u
  where p.series = line and p.first_at >= date_trunc('week', since at time zone 'UTC') at time zone 'UTC'
    and p.first_at < before and p.last_at >= since and u.at >= since and u.at < before
$$;
