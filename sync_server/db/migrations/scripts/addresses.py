"""An address to sign in by is one person's while they work there, and free for the next organization afterwards."""

ADDRESSES = """
ALTER TABLE identity DROP CONSTRAINT identity_email_key;
CREATE UNIQUE INDEX identity_email ON identity (email) WHERE active;
-- Who was sent away before is asked for a new password, should they come back. The table's owner sees no rows
-- either as long as security by row is forced.
ALTER TABLE staff_member NO FORCE ROW LEVEL SECURITY;
UPDATE identity i SET active = false FROM staff_member s
    WHERE s.tenant_id = i.tenant_id AND s.id = i.staff_id AND NOT s.active;
ALTER TABLE staff_member FORCE ROW LEVEL SECURITY;
"""

SCRIPTS = (ADDRESSES,)
