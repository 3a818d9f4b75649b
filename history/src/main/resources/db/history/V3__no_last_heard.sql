-- When a device was last heard is for supervision to know; nothing reads it here.
drop table last_heard;
