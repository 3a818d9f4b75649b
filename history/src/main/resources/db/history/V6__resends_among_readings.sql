-- A reading that comes again is known by the reading that is there.
drop table counted_message;
