"""Under which reference of a site a session or request was made."""

from sync_server.db.migrations.scripts.securing import secured

# A checkout's session is not there yet, and may never be: no key points at it.
SITE_MADE = """
CREATE TABLE site_made (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    made_id uuid NOT NULL,
    site_id uuid NOT NULL,
    reference uuid NOT NULL,
    PRIMARY KEY (tenant_id, made_id),
    FOREIGN KEY (tenant_id, site_id, reference) REFERENCES site_customer (tenant_id, site_id, reference)
);
CREATE INDEX site_made_of ON site_made (tenant_id, site_id, reference);
"""

SCRIPTS = (SITE_MADE, secured("site_made", "SELECT, INSERT"))
