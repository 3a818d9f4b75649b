-- The number that tells a reading without a counter from others of its instant: the upper half of its bits over the lower.
-- One expression that calls nothing but built-in functions, so that it becomes part of the statement that asks for it.
create or replace function nth_of(value double precision) returns integer immutable language sql as $$
  select ((get_byte(float8send(value), 0) # get_byte(float8send(value), 4)) << 24)
       | ((get_byte(float8send(value), 1) # get_byte(float8send(value), 5)) << 16)
       | ((get_byte(float8send(value), 2) # get_byte(float8send(value), 6)) << 8)
       | (get_byte(float8send(value), 3) # get_byte(float8send(value), 7))
$$;
