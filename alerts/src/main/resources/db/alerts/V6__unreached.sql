-- Pages that reached nobody and that nobody has answered, given up or not.
create index delivery_unreached on alerts.delivery (first_due)
    where state in ('pending', 'claimed', 'refused') and page and not settled;
