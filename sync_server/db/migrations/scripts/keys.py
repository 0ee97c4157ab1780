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

SITES = """
CREATE TABLE site_customer (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    site_id uuid NOT NULL,
    reference uuid NOT NULL,
    customer_id uuid NOT NULL,
    made boolean NOT NULL,
    name text NOT NULL,
    phone text NOT NULL,
    email text NOT NULL,
    language text NOT NULL CHECK (language IN ('en', 'fr')),
    postal_code text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, site_id, reference),
    FOREIGN KEY (tenant_id, site_id) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id)
);
CREATE INDEX site_customer_of ON site_customer (tenant_id, customer_id, site_id);
-- Whether the organization knows somebody already is asked by phone number and by address.
CREATE INDEX customer_phone ON customer (tenant_id, phone) WHERE phone <> '';
CREATE INDEX customer_email ON customer (tenant_id, email) WHERE email <> '';

CREATE TABLE site_vehicle (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    vehicle_id uuid NOT NULL,
    site_id uuid NOT NULL,
    reference uuid NOT NULL,
    PRIMARY KEY (tenant_id, vehicle_id),
    FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle (tenant_id, id),
    FOREIGN KEY (tenant_id, site_id, reference) REFERENCES site_customer (tenant_id, site_id, reference)
);
CREATE INDEX site_vehicle_of ON site_vehicle (tenant_id, site_id, reference);

-- The reservation of a hold changes its id when it becomes a booking, so that no key points at it.
CREATE TABLE visitor_hold (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    site_id uuid NOT NULL,
    visitor uuid NOT NULL,
    hold_id uuid NOT NULL,
    placed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, site_id, visitor),
    FOREIGN KEY (tenant_id, site_id) REFERENCES staff_member (tenant_id, id)
);
CREATE INDEX visitor_hold_old ON visitor_hold (tenant_id, placed_at);
"""

INVITES = """
CREATE TABLE staff_invite (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    staff_id uuid NOT NULL,
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (tenant_id, staff_id),
    UNIQUE (tenant_id, code_hash),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id)
);
"""

SCRIPTS = (
    INVITES,
    secured("staff_invite", "SELECT, INSERT, UPDATE"),
    KINDS,
    KEYS,
    SITES,
    secured("site_customer", "SELECT, INSERT"),
    secured("site_vehicle", "SELECT, INSERT"),
    secured("visitor_hold"),
    secured("api_key", "SELECT, INSERT, UPDATE"),
    secured("api_key_use", "SELECT, INSERT, UPDATE"),
)
