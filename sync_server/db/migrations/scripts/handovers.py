"""What devices without access handed over: kept apart until the owner decides, a row a change."""

from sync_server.db.migrations.scripts.securing import secured

HANDOVERS = """
CREATE TABLE handover (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    device_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    complete_at timestamptz,
    count bigint NOT NULL CHECK (count >= 0),
    size bigint NOT NULL CHECK (size >= 0),
    PRIMARY KEY (tenant_id, device_id),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id)
);

-- The arguments are bytes: what is malformed is kept as it came. They go once the owner has decided.
CREATE TABLE handover_change (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    mid uuid NOT NULL,
    device_id uuid NOT NULL,
    number bigint NOT NULL CHECK (number >= 1),
    name text NOT NULL,
    args bytea NOT NULL,
    client_time timestamptz NOT NULL,
    code text NOT NULL,
    received_at timestamptz NOT NULL,
    decision text NOT NULL CHECK (decision IN ('', 'applied', 'conflict', 'discarded')),
    decided_at timestamptz,
    decided_by uuid,
    answer jsonb,
    PRIMARY KEY (tenant_id, mid),
    UNIQUE (tenant_id, device_id, number),
    FOREIGN KEY (tenant_id, device_id) REFERENCES handover (tenant_id, device_id),
    FOREIGN KEY (tenant_id, decided_by) REFERENCES staff_member (tenant_id, id),
    CHECK ((decision = '') = (decided_at IS NULL) AND (decision = '') = (decided_by IS NULL)),
    CHECK ((answer IS NOT NULL) = (decision IN ('applied', 'conflict'))),
    CHECK (decision = '' OR length(args) = 0)
);
CREATE INDEX handover_change_waiting ON handover_change (tenant_id, device_id, number) WHERE decision = '';
CREATE INDEX handover_change_decided ON handover_change (tenant_id, decided_at) WHERE decision <> '';
"""

SCRIPTS = (
    HANDOVERS,
    secured("handover", "SELECT, INSERT, UPDATE"),
    secured("handover_change"),
)
