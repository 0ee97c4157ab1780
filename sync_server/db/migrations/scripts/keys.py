"""Keys for other programs: a role and a kind of device, the keys themselves, and the customers that a site brought."""

from sync_server.db.migrations.scripts.securing import secured

KINDS = """
ALTER TABLE staff_member DROP CONSTRAINT staff_member_role_check;
ALTER TABLE staff_member ADD CONSTRAINT staff_member_role_check
    CHECK (role IN ('owner', 'receptionist', 'mechanic', 'kiosk', 'site'));
ALTER TABLE device DROP CONSTRAINT device_kind_check;
ALTER TABLE device ADD CONSTRAINT device_kind_check CHECK (kind IN ('desktop', 'kiosk', 'key'));
"""

KEYS = """
CREATE TABLE api_key (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    device_id uuid NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    secret_hash bytea NOT NULL CHECK (length(secret_hash) = 32),
    scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, device_id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, created_by) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id)
);

CREATE TABLE api_key_use (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    key_id uuid NOT NULL,
    last_used timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, key_id),
    FOREIGN KEY (tenant_id, key_id) REFERENCES api_key (tenant_id, id)
);
"""

SCRIPTS = (
    KINDS,
    KEYS,
    secured("api_key", "SELECT, INSERT, UPDATE"),
    secured("api_key_use", "SELECT, INSERT, UPDATE"),
)
