"""Keys of local files, sealed to a key that the database does not have."""

from sync_server.db.migrations.scripts.securing import secured

KEYS = """
CREATE TABLE device_key (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    device_id uuid NOT NULL,
    key_id text NOT NULL CHECK (key_id ~ '^[0-9a-f]{32}$'),
    staff_id uuid NOT NULL,
    sealed bytea NOT NULL CHECK (length(sealed) BETWEEN 1 AND 200),
    sealed_to bytea NOT NULL CHECK (length(sealed_to) = 32),
    kept_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, device_id, key_id),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id)
);
"""

SCRIPTS = (KEYS, secured("device_key"))
