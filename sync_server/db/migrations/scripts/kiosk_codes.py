"""The code by which the next kiosk of an organization is let in: one at a time, known before the organization is."""

KIOSK_CODES = """
CREATE TABLE kiosk_code (
    tenant_id uuid PRIMARY KEY REFERENCES tenant (id),
    code_hash bytea NOT NULL UNIQUE,
    staff_id uuid NOT NULL,
    device_id uuid NOT NULL,
    expires_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON kiosk_code TO autodoctor_app;
GRANT SELECT ON kiosk_code TO autodoctor_backup;
"""

SCRIPTS = (KIOSK_CODES,)
