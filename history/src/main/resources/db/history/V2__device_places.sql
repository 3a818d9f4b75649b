-- Where a device stands, as the register last said: whose eyes may see what it measured.
create table device_place (
  device text primary key,
  building text
);
