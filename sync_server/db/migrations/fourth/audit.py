"""Who did what, besides the steps of sessions, which ``session_event`` has. Only ever added to."""

AUDIT = """
CREATE TABLE audit_entry (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    what text NOT NULL,
    staff_id uuid,
    device_id uuid,
    subject_kind text NOT NULL,
    subject_id uuid,
    detail text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id)
);
CREATE INDEX audit_entry_subject ON audit_entry (tenant_id, subject_id);
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON audit_entry USING (tenant_id = app_tenant()) WITH CHECK (tenant_id = app_tenant());
GRANT SELECT, INSERT ON audit_entry TO autodoctor_app;
GRANT SELECT ON audit_entry TO autodoctor_backup;
"""
