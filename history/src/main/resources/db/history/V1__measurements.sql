-- A series is one quantity of one channel of one point of one device; readings name it by a small number.
create table series (
  id integer generated always as identity primary key,
  device text not null,
  point text not null default '',
  quantity text not null,
  channel smallint not null,
  unique (device, point, quantity, channel)
);

-- One reading. "nth" tells apart readings of one series at one instant, and is the same whenever the same reading
-- comes again, so that the primary key is what refuses doubles.
create table measurement (
  series integer not null,
  at timestamptz not null,
  nth integer not null,
  value double precision not null,
  primary key (series, at, nth)
) partition by range (at);

-- What no partition was made for: a device clock far away. Nothing is refused.
create table measurement_elsewhere partition of measurement default;

-- When a device was last heard at all, readings or not.
create table last_heard (
  device text primary key,
  at timestamptz not null
);

-- Messages with a counter and no time of their own, remembered for as long as a resend is likely.
create table counted_message (
  device text not null,
  seq bigint not null,
  digest integer not null,
  received_at timestamptz not null,
  primary key (device, seq, digest)
);

-- How far each partition of the lane is stored: written in the transaction that stores, so that a replay changes nothing.
create table lane_position (
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);
