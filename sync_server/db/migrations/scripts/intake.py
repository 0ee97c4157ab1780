"""What a customer says beforehand of any session, at once or at a time of its own."""

INTAKE = """
ALTER TABLE session
    ADD COLUMN category text NOT NULL DEFAULT '',
    ADD COLUMN preparation text NOT NULL DEFAULT '',
    ADD COLUMN special_requests text NOT NULL DEFAULT '';
"""

MOVED = """
-- Of immediate ones it stood beside the session. Devices learn of it with the session's next change. The tables'
-- owner sees no rows either as long as security by row is forced.
ALTER TABLE session NO FORCE ROW LEVEL SECURITY;
ALTER TABLE immediate_intake NO FORCE ROW LEVEL SECURITY;
ALTER TABLE session DISABLE TRIGGER USER;
UPDATE session s SET category = i.category FROM immediate_intake i
WHERE i.tenant_id = s.tenant_id AND i.session_id = s.id;
ALTER TABLE session ENABLE TRIGGER USER;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
ALTER TABLE immediate_intake FORCE ROW LEVEL SECURITY;
ALTER TABLE immediate_intake DROP COLUMN category;
"""

SCRIPTS = (INTAKE, MOVED)
