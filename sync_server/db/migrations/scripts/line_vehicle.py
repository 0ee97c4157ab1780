"""Which vehicle somebody waits with: it comes back with what was said when their turn has come."""

VEHICLE = """
ALTER TABLE waitlist_entry
    ADD COLUMN vehicle_id uuid,
    ADD FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle (tenant_id, id);
"""

SCRIPTS = (VEHICLE,)
