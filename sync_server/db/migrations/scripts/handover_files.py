"""Files that devices without access had not sent: kept apart until the owner decides, in the parts of any file."""

from sync_server.db.migrations.scripts.securing import secured

HANDOVER_FILES = """
ALTER TABLE handover
    ADD COLUMN file_count bigint NOT NULL DEFAULT 0 CHECK (file_count >= 0),
    ADD COLUMN file_size bigint NOT NULL DEFAULT 0 CHECK (file_size >= 0),
    ADD COLUMN files_lost bigint NOT NULL DEFAULT 0 CHECK (files_lost >= 0);

-- The session need not be there yet: the change that makes it may wait beside the file.
CREATE TABLE handover_file (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    device_id uuid NOT NULL,
    number bigint NOT NULL CHECK (number >= 1),
    session_id uuid NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    size bigint NOT NULL CHECK (size > 0),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    added_at timestamptz NOT NULL,
    code text NOT NULL,
    received_at timestamptz NOT NULL,
    ready_at timestamptz,
    decision text NOT NULL CHECK (decision IN ('', 'kept', 'discarded')),
    decided_at timestamptz,
    decided_by uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, device_id, number),
    FOREIGN KEY (tenant_id, device_id) REFERENCES handover (tenant_id, device_id),
    FOREIGN KEY (tenant_id, decided_by) REFERENCES staff_member (tenant_id, id),
    CHECK ((decision = '') = (decided_at IS NULL) AND (decision = '') = (decided_by IS NULL)),
    CHECK (decision <> 'kept' OR ready_at IS NOT NULL)
);
CREATE INDEX handover_file_waiting ON handover_file (tenant_id, device_id, number) WHERE decision = '';
CREATE INDEX handover_file_decided ON handover_file (tenant_id, decided_at) WHERE decision <> '';
CREATE TABLE handover_part (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    file_id uuid NOT NULL,
    number bigint NOT NULL CHECK (number >= 0),
    content bytea NOT NULL,
    PRIMARY KEY (tenant_id, file_id, number),
    FOREIGN KEY (tenant_id, file_id) REFERENCES handover_file (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE handover_part ALTER COLUMN content SET STORAGE EXTERNAL;
"""

SCRIPTS = (
    HANDOVER_FILES,
    secured("handover_file"),
    secured("handover_part", "SELECT, INSERT, DELETE"),
)
