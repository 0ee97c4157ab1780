"""Offers to mechanics, presence, the waitlist.

Nothing here counts or ranks how anybody answers: an offer keeps its own state and no more (contractor independence).
"""

from sync_server.db.migrations.scripts.securing import secured

PRESENCE = """
CREATE TABLE accepting_now (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    mechanic_id uuid NOT NULL,
    accepting boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, mechanic_id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id)
);

-- Apart from the switch: a heartbeat that is under way must not turn on again what was turned off.
CREATE TABLE mechanic_heard (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    mechanic_id uuid NOT NULL,
    heard_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, mechanic_id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id)
);
"""

INTAKE = """
CREATE TABLE immediate_intake (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    session_id uuid NOT NULL,
    category text NOT NULL CHECK (category <> ''),
    urgent boolean NOT NULL,
    city text NOT NULL,
    mechanic_id uuid,
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, session_id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id)
);
"""

OFFERS = """
CREATE TABLE mechanic_offer (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    mechanic_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('offered', 'queued', 'accepted', 'declined', 'expired')),
    round text NOT NULL CHECK (round IN ('chosen', 'best', 'broadcast')),
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    starts timestamptz,
    sequence bigint NOT NULL CHECK (sequence >= 0),
    reasons jsonb NOT NULL,
    acceptance text CHECK (acceptance IN ('mechanic', 'standing', 'workshop')),
    closing text CHECK (closing IN ('lapsed', 'taken', 'withdrawn')),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    CHECK ((state = 'accepted') = (acceptance IS NOT NULL)),
    CHECK ((state = 'expired') = (closing IS NOT NULL))
);
-- The first acceptance wins; after a move it is another question.
CREATE UNIQUE INDEX mechanic_offer_accepted ON mechanic_offer (tenant_id, session_id, sequence)
    WHERE state = 'accepted';
-- Nobody is asked twice at one time for one session at its time.
CREATE UNIQUE INDEX mechanic_offer_once ON mechanic_offer (tenant_id, session_id, sequence, mechanic_id)
    WHERE state IN ('offered', 'queued', 'accepted');
CREATE INDEX mechanic_offer_session ON mechanic_offer (tenant_id, session_id);
CREATE INDEX mechanic_offer_mechanic ON mechanic_offer (tenant_id, mechanic_id, made_at);
"""

WAITLIST = """
CREATE TABLE waitlist_entry (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('video', 'chat', 'phone')),
    joined_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'notified', 'booked', 'expired', 'cancelled')),
    mechanic_id uuid,
    notified_at timestamptz,
    held_mechanic_id uuid,
    held_until timestamptz,
    minutes bigint NOT NULL CHECK (minutes > 0),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    FOREIGN KEY (tenant_id, held_mechanic_id) REFERENCES mechanic (tenant_id, id),
    CHECK ((notified_at IS NULL) = (held_mechanic_id IS NULL) AND (notified_at IS NULL) = (held_until IS NULL)),
    CHECK (state <> 'notified' OR notified_at IS NOT NULL)
);
-- Nobody stands in the line twice, and nobody's time is held for two.
CREATE UNIQUE INDEX waitlist_entry_customer ON waitlist_entry (tenant_id, customer_id)
    WHERE state IN ('pending', 'notified');
CREATE UNIQUE INDEX waitlist_entry_held ON waitlist_entry (tenant_id, held_mechanic_id) WHERE state = 'notified';
CREATE INDEX waitlist_entry_joined ON waitlist_entry (tenant_id, joined_at);
"""

KEPT = "SELECT, INSERT, UPDATE"
"""Nobody deletes these: what was asked and who waited stays readable."""

SCRIPTS: tuple[str, ...] = (
    PRESENCE,
    INTAKE,
    OFFERS,
    WAITLIST,
    secured("accepting_now", KEPT),
    secured("mechanic_heard", KEPT),
    secured("immediate_intake", "SELECT, INSERT"),
    secured("mechanic_offer", KEPT),
    secured("waitlist_entry", KEPT),
)
