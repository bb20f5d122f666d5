"""The card: everything the venue knows of one customer, at a glance and to put right in place."""
