"""What happens in a session: the lobby, what was left open, the thread, files, summaries, ratings, favourites."""

from sync_server.db.migrations.scripts.securing import secured

LOBBY = """
CREATE TABLE lobby_presence (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    session_id uuid NOT NULL,
    side text NOT NULL CHECK (side IN ('customer', 'mechanic')),
    joined_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    left_at timestamptz,
    PRIMARY KEY (tenant_id, session_id, side),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id)
);
CREATE TABLE left_open (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    session_id uuid NOT NULL,
    listed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, session_id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id)
);
CREATE INDEX session_active ON session (tenant_id, state) WHERE state IN ('pending', 'waiting', 'live');
"""

FILES = """
CREATE TABLE session_file (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'ready')),
    name text NOT NULL CHECK (name <> ''),
    size bigint NOT NULL CHECK (size > 0),
    side text NOT NULL CHECK (side IN ('customer', 'staff')),
    begun_at timestamptz NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL,
    ready_at timestamptz,
    staff_id uuid,
    device_id uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, session_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id),
    CHECK ((state = 'ready') = (ready_at IS NOT NULL AND media_type <> '' AND sha256 ~ '^[0-9a-f]{64}$'))
);
CREATE INDEX session_file_open ON session_file (tenant_id, begun_at) WHERE state = 'open';
CREATE TABLE session_file_chunk (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    file_id uuid NOT NULL,
    number bigint NOT NULL CHECK (number >= 0),
    content bytea NOT NULL,
    PRIMARY KEY (tenant_id, file_id, number),
    FOREIGN KEY (tenant_id, file_id) REFERENCES session_file (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE session_file_chunk ALTER COLUMN content SET STORAGE EXTERNAL;
"""

THREAD = """
CREATE TABLE session_message (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    number bigint NOT NULL CHECK (number > 0),
    at timestamptz NOT NULL,
    side text NOT NULL CHECK (side IN ('customer', 'staff')),
    text text NOT NULL,
    file_id uuid,
    staff_id uuid,
    device_id uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, session_id, number),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id, file_id) REFERENCES session_file (tenant_id, session_id, id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id),
    CHECK (text <> '' OR file_id IS NOT NULL)
);
"""

AFTERWARDS = """
CREATE TABLE session_summary (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    session_id uuid NOT NULL,
    text text NOT NULL,
    written_at timestamptz NOT NULL,
    written_by uuid,
    PRIMARY KEY (tenant_id, session_id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, written_by) REFERENCES staff_member (tenant_id, id)
);
CREATE TABLE session_rating (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    session_id uuid NOT NULL,
    mechanic_id uuid NOT NULL,
    stars bigint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    words text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, session_id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id)
);
CREATE INDEX session_rating_mechanic ON session_rating (tenant_id, mechanic_id);
CREATE TABLE favourite (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    customer_id uuid NOT NULL,
    mechanic_id uuid NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, customer_id, mechanic_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id)
);
"""

SCRIPTS = (
    LOBBY,
    secured("lobby_presence", "SELECT, INSERT, UPDATE"),
    secured("left_open", "SELECT, INSERT, DELETE"),
    FILES,
    secured("session_file"),
    secured("session_file_chunk", "SELECT, INSERT, DELETE"),
    THREAD,
    secured("session_message", "SELECT, INSERT"),
    AFTERWARDS,
    secured("session_summary", "SELECT, INSERT, UPDATE"),
    secured("session_rating", "SELECT, INSERT"),
    secured("favourite", "SELECT, INSERT, DELETE"),
)
