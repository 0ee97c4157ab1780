"""Somebody stands in the line once for the shop, and once under each reference of a website.

A website must not learn from a refusal that the shop has entered the same person.
"""

WAITING = """
ALTER TABLE waitlist_entry ADD COLUMN reference uuid;
DROP INDEX waitlist_entry_customer;
CREATE UNIQUE INDEX waitlist_entry_customer ON waitlist_entry (tenant_id, customer_id, reference)
    NULLS NOT DISTINCT WHERE state IN ('pending', 'notified');
"""

SCRIPTS = (WAITING,)
