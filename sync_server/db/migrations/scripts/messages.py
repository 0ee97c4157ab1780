"""Messages that go out, who may be told how, calendars from outside, and which holidays were put once."""

from sync_server.db.migrations.scripts.securing import secured

_KINDS = (
    "'confirmation', 'day_before', 'hour_before', 'sign_and_join', 'moved', 'cancelled', 'countered', 'declined',"
    " 'refunded', 'waitlist_joined', 'waitlist_free', 'receipt', 'waiver_copy', 'how_was_it', 'new_request',"
    " 'new_offer', 'customer_waiting', 'staff_cancelled', 'weekly_hours'"
)

TIDING = f"""
CREATE TABLE message_tiding (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    about uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ({_KINDS})),
    version bigint NOT NULL CHECK (version >= 0),
    at timestamptz NOT NULL,
    former_starts timestamptz,
    told_by uuid,
    until timestamptz,
    session_id uuid,
    customer_id uuid,
    mechanic_id uuid,
    look_at timestamptz,
    told_at timestamptz,
    PRIMARY KEY (tenant_id, about, kind, version),
    FOREIGN KEY (tenant_id, told_by) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id)
);
CREATE INDEX message_tiding_look ON message_tiding (tenant_id, look_at) WHERE look_at IS NOT NULL;
"""

MESSAGE = f"""
CREATE TABLE message (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    about uuid NOT NULL,
    version bigint NOT NULL CHECK (version >= 0),
    kind text NOT NULL CHECK (kind IN ({_KINDS})),
    recipient uuid NOT NULL,
    channel text NOT NULL CHECK (channel IN ('email', 'sms')),
    session_id uuid,
    at timestamptz NOT NULL,
    due timestamptz NOT NULL,
    starts timestamptz,
    former_starts timestamptz,
    state text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'dropped', 'failed')),
    attempts bigint NOT NULL CHECK (attempts >= 0),
    next_at timestamptz,
    done_at timestamptz,
    why text NOT NULL,
    receipt text NOT NULL,
    PRIMARY KEY (tenant_id, about, version, kind, recipient, channel),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    CHECK ((state IN ('waiting', 'sending')) = (next_at IS NOT NULL)),
    CHECK ((state IN ('waiting', 'sending')) = (done_at IS NULL)),
    CHECK ((state = 'dropped') <= (why <> ''))
);
CREATE INDEX message_next ON message (tenant_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX message_session ON message (tenant_id, session_id);
"""

WISHES = """
CREATE TABLE reminder_switch (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    session_id uuid NOT NULL,
    reminders_on boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    PRIMARY KEY (tenant_id, session_id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, changed_by) REFERENCES staff_member (tenant_id, id)
);

CREATE TABLE sms_consent (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    customer_id uuid NOT NULL,
    given boolean NOT NULL,
    phone text NOT NULL,
    how text NOT NULL CHECK (how IN ('spoken', 'written', 'online')),
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    PRIMARY KEY (tenant_id, customer_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, changed_by) REFERENCES staff_member (tenant_id, id),
    CHECK (NOT given OR phone <> '')
);

CREATE TABLE weekly_wish (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    staff_id uuid NOT NULL,
    wanted boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, staff_id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id)
);
"""

CALENDAR = """
CREATE TABLE calendar_subscription (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    mechanic_id uuid,
    name text NOT NULL CHECK (name <> ''),
    address text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    next_at timestamptz NOT NULL,
    claim bigint NOT NULL CHECK (claim >= 0),
    checked_at timestamptz,
    fetched_at timestamptz,
    read_at timestamptz,
    failures bigint NOT NULL CHECK (failures >= 0),
    trouble text NOT NULL,
    etag text NOT NULL,
    last_modified text NOT NULL,
    fingerprint bytea,
    busy bigint NOT NULL CHECK (busy >= 0),
    left_out bigint NOT NULL CHECK (left_out >= 0),
    PRIMARY KEY (tenant_id, id),
    UNIQUE NULLS NOT DISTINCT (tenant_id, mechanic_id, address),
    UNIQUE NULLS NOT DISTINCT (tenant_id, mechanic_id, name),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    FOREIGN KEY (tenant_id, created_by) REFERENCES staff_member (tenant_id, id),
    CHECK ((failures = 0) = (trouble = ''))
);
CREATE INDEX calendar_subscription_next ON calendar_subscription (tenant_id, next_at);
"""

HOLIDAY = """
CREATE TABLE holiday_offered (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    day date NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, day)
);
"""

SCRIPTS = (
    TIDING,
    MESSAGE,
    WISHES,
    CALENDAR,
    HOLIDAY,
    secured("message_tiding", "SELECT, INSERT, UPDATE"),
    secured("message", "SELECT, INSERT, UPDATE"),
    secured("reminder_switch", "SELECT, INSERT, UPDATE"),
    secured("sms_consent", "SELECT, INSERT, UPDATE"),
    secured("weekly_wish", "SELECT, INSERT, UPDATE"),
    secured("calendar_subscription"),
    secured("holiday_offered", "SELECT, INSERT"),
)
