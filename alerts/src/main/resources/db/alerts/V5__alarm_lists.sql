-- Lists of a few among very many.

create index alarm_by_receipt on alerts.alarm (received_at);
create index alarm_closed_by_class on alerts.alarm (class, opened) where state = 'CLOSED';
