"""Keys for other programs: a role and a kind of device, the keys themselves, and the customers that a site brought."""

KINDS = """
ALTER TABLE staff_member DROP CONSTRAINT staff_member_role_check;
ALTER TABLE staff_member ADD CONSTRAINT staff_member_role_check
    CHECK (role IN ('owner', 'receptionist', 'mechanic', 'kiosk', 'site'));
ALTER TABLE device DROP CONSTRAINT device_kind_check;
ALTER TABLE device ADD CONSTRAINT device_kind_check CHECK (kind IN ('desktop', 'kiosk', 'key'));
"""

SCRIPTS = (KINDS,)
