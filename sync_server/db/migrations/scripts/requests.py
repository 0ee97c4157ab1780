"""Visit requests and the times that are offered; on a session, what led to it and what it was quoted at.

Neither the session that led to a request nor its mechanic has a foreign key: they may be another organization's.
"""

from sync_server.db.migrations.first.feed import TRIGGER
from sync_server.db.migrations.scripts.securing import secured

SESSION = """
ALTER TABLE session
    ADD COLUMN referred_by uuid,
    ADD COLUMN quote_cents integer CHECK (quote_cents >= 0);
"""

TABLE = """
CREATE TABLE visit_request (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    source text NOT NULL CHECK (source IN ('web', 'phone', 'counter', 'session')),
    state text NOT NULL CHECK (state IN ('pending', 'countered', 'confirmed', 'declined', 'withdrawn', 'expired')),
    customer_id uuid NOT NULL,
    service_type text NOT NULL CHECK (service_type IN ('diagnostic', 'repair', 'maintenance', 'inspection',
        'consultation')),
    requested jsonb NOT NULL
        CHECK (jsonb_typeof(requested) = 'array' AND jsonb_array_length(requested) BETWEEN 1 AND 50),
    asked_at timestamptz NOT NULL,
    created_by uuid,
    minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 10080),
    vehicle_id uuid,
    concern text NOT NULL,
    preferred_mechanic_id uuid,
    from_session_id uuid,
    diagnosis text NOT NULL,
    referring_mechanic_id uuid,
    quote_cents integer CHECK (quote_cents >= 0),
    quote_text text NOT NULL,
    offered jsonb NOT NULL CHECK (jsonb_typeof(offered) = 'array' AND jsonb_array_length(offered) <= 50),
    confirmed_starts timestamptz,
    mechanic_id uuid,
    bay_id uuid,
    session_id uuid,
    answered_at timestamptz,
    ended_at timestamptz,
    ended_by text CHECK (ended_by IN ('customer', 'staff', 'mechanic', 'platform')),
    decline_reason text CHECK (decline_reason IN ('no_room', 'not_our_work', 'no_parts', 'duplicate',
        'unreachable', 'other')),
    reason text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle (tenant_id, id),
    FOREIGN KEY (tenant_id, created_by) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, preferred_mechanic_id) REFERENCES mechanic (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    FOREIGN KEY (tenant_id, bay_id) REFERENCES bay (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    UNIQUE (tenant_id, session_id),
    CHECK ((source = 'session') = (from_session_id IS NOT NULL)),
    CHECK ((source = 'session') = (referring_mechanic_id IS NOT NULL)),
    CHECK (state <> 'countered' OR (jsonb_array_length(offered) > 0 AND answered_at IS NOT NULL)),
    CHECK ((state = 'confirmed') = (session_id IS NOT NULL)),
    CHECK (session_id IS NULL
        OR (confirmed_starts IS NOT NULL AND bay_id IS NOT NULL AND answered_at IS NOT NULL)),
    CHECK ((state IN ('pending', 'countered')) = (ended_at IS NULL)),
    CHECK ((state IN ('declined', 'withdrawn', 'expired')) = (ended_by IS NOT NULL))
);
CREATE INDEX visit_request_customer ON visit_request (tenant_id, customer_id);
CREATE INDEX visit_request_open ON visit_request (tenant_id, asked_at) WHERE state IN ('pending', 'countered');
CREATE INDEX visit_request_ended ON visit_request (tenant_id, ended_at) WHERE ended_at IS NOT NULL;
"""

FEED = TRIGGER.format(
    table="visit_request",
    kind="visit_request",
    tenant="tenant_id",
    d0="CASE WHEN n.ended_at IS NOT NULL THEN n.asked_at END",
    d1="greatest(n.ended_at, n.confirmed_starts + n.minutes * interval '1 minute')",
    rules="",
)

SCRIPTS = (SESSION, TABLE, FEED, secured("visit_request", "SELECT, INSERT, UPDATE"))
