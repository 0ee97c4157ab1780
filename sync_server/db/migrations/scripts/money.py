"""Payments, credit and what was agreed on each booking.

The database itself holds two things that no program may break: a customer's credit, and what is held for a session,
are never below zero. It knows them by sums behind the organization's lock, so each writer must have bumped.
"""

from sync_server.db.migrations.scripts.securing import secured

TERMS = """
CREATE TABLE booking_terms (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    session_id uuid NOT NULL,
    agreed_at timestamptz NOT NULL,
    policy jsonb NOT NULL,
    settings jsonb NOT NULL,
    payout jsonb NOT NULL,
    payee_mechanic_id uuid,
    price_cents bigint CHECK (price_cents >= 0),
    quote_cents bigint CHECK (quote_cents >= 0),
    due_cents bigint NOT NULL CHECK (due_cents >= 0),
    tax jsonb NOT NULL,
    referring_session_id uuid,
    PRIMARY KEY (tenant_id, session_id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, payee_mechanic_id) REFERENCES mechanic (tenant_id, id),
    FOREIGN KEY (tenant_id, referring_session_id) REFERENCES session (tenant_id, id)
);
"""

CHECKOUT = """
CREATE TABLE checkout (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    hold_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    device_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('started', 'confirmed', 'released', 'refunded')),
    method text NOT NULL CHECK (method IN ('card', 'cash', 'terminal')),
    command jsonb NOT NULL,
    terms jsonb NOT NULL,
    said jsonb NOT NULL,
    credit_cents bigint NOT NULL CHECK (credit_cents >= 0),
    rest_cents bigint NOT NULL CHECK (rest_cents >= 0),
    payment_id uuid,
    refused_code text NOT NULL,
    started_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, session_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, hold_id) REFERENCES slot_reservation (tenant_id, id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id),
    CHECK ((rest_cents > 0) = (payment_id IS NOT NULL))
);
CREATE INDEX checkout_open ON checkout (tenant_id, started_at) WHERE state = 'started';
"""

PAYMENT = """
-- The session's own id is known before its row is there: a checkout pays first.
CREATE TABLE payment (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    checkout_id uuid,
    purpose text NOT NULL CHECK (purpose IN ('full', 'deposit', 'balance')),
    method text NOT NULL CHECK (method IN ('card', 'cash', 'terminal')),
    state text NOT NULL CHECK (state IN ('pending', 'succeeded', 'failed', 'partly_refunded', 'refunded')),
    cents bigint NOT NULL CHECK (cents > 0),
    handed_cents bigint CHECK (handed_cents >= 0),
    refunded bigint NOT NULL CHECK (refunded BETWEEN 0 AND cents),
    intent_id text NOT NULL,
    trouble text NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, checkout_id) REFERENCES checkout (tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES staff_member (tenant_id, id),
    CHECK ((state = 'refunded') = (refunded = cents)),
    CHECK ((method = 'card') = (recorded_by IS NULL))
);
CREATE INDEX payment_session ON payment (tenant_id, session_id);
CREATE UNIQUE INDEX payment_intent ON payment (tenant_id, intent_id) WHERE intent_id <> '';

-- Each thing that the gateway tells is one row, whatever came of it: told again it is found here.
CREATE TABLE gateway_event (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id text NOT NULL,
    kind text NOT NULL,
    payment_id uuid,
    outcome text NOT NULL CHECK (outcome IN ('applied', 'ignored', 'illegal', 'unknown')),
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, payment_id) REFERENCES payment (tenant_id, id)
);

CREATE TABLE payment_event (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    reference text NOT NULL,
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('succeeded', 'failed', 'refunded')),
    cents bigint NOT NULL CHECK ((kind = 'refunded') = (cents > 0) AND cents >= 0),
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, reference),
    FOREIGN KEY (tenant_id, payment_id) REFERENCES payment (tenant_id, id)
);
CREATE INDEX payment_event_payment ON payment_event (tenant_id, payment_id);

CREATE TABLE refund (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    session_id uuid NOT NULL,
    cents bigint NOT NULL CHECK (cents > 0),
    handed_cents bigint CHECK (handed_cents >= 0),
    state text NOT NULL CHECK (state IN ('due', 'done')),
    reason text NOT NULL,
    reference text NOT NULL,
    trouble text NOT NULL,
    tries bigint NOT NULL CHECK (tries >= 0),
    next_try_at timestamptz,
    asked_at timestamptz NOT NULL,
    asked_by uuid,
    done_at timestamptz,
    done_by uuid,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, payment_id) REFERENCES payment (tenant_id, id),
    FOREIGN KEY (tenant_id, asked_by) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, done_by) REFERENCES staff_member (tenant_id, id),
    CHECK ((state = 'done') = (done_at IS NOT NULL))
);
CREATE INDEX refund_session ON refund (tenant_id, session_id);
CREATE INDEX refund_payment ON refund (tenant_id, payment_id);
CREATE INDEX refund_due ON refund (tenant_id, next_try_at) WHERE state = 'due';
"""

CREDIT = """
CREATE TABLE credit_entry (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    reference text NOT NULL,
    reason text NOT NULL CHECK (reason IN ('granted', 'returned', 'goodwill', 'spent', 'withdrawn')),
    cents bigint NOT NULL CHECK (cents <> 0 AND (cents < 0) = (reason IN ('spent', 'withdrawn'))),
    at timestamptz NOT NULL,
    note text NOT NULL,
    session_id uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, customer_id, reference),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id)
);

CREATE FUNCTION credit_stays() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM feed_version();
    IF (SELECT sum(cents) FROM credit_entry
        WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.customer_id) < 0 THEN
        RAISE EXCEPTION 'credit below zero' USING ERRCODE = 'AD020';
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER credit_stays AFTER INSERT ON credit_entry FOR EACH ROW EXECUTE FUNCTION credit_stays();
REVOKE EXECUTE ON FUNCTION credit_stays() FROM PUBLIC;
"""

LEDGER = """
-- Each column is an account; what one gives another gets. Money of a session is held until it is earned or goes back.
CREATE TABLE money_transaction (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    reference text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('payment', 'credit_spent', 'settlement', 'earning', 'referral', 'refund',
        'goodwill', 'gateway_refund')),
    at timestamptz NOT NULL,
    session_id uuid,
    customer_id uuid NOT NULL,
    payee_kind text NOT NULL CHECK (payee_kind IN ('mechanic', 'workshop')),
    payee_mechanic_id uuid,
    note text NOT NULL,
    card bigint NOT NULL,
    cash bigint NOT NULL,
    terminal bigint NOT NULL,
    credit bigint NOT NULL,
    rounding bigint NOT NULL,
    held bigint NOT NULL,
    payee bigint NOT NULL,
    platform bigint NOT NULL,
    gst bigint NOT NULL,
    hst bigint NOT NULL,
    pst bigint NOT NULL,
    qst bigint NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, reference),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, payee_mechanic_id) REFERENCES mechanic (tenant_id, id),
    CHECK (session_id IS NOT NULL OR held = 0),
    CHECK (card + cash + terminal + credit + rounding + held + payee + platform + gst + hst + pst + qst = 0)
);
CREATE INDEX money_transaction_session ON money_transaction (tenant_id, session_id);
CREATE INDEX money_transaction_at ON money_transaction (tenant_id, at);

CREATE FUNCTION held_stays() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM feed_version();
    IF (SELECT sum(held) FROM money_transaction
        WHERE tenant_id = NEW.tenant_id AND session_id = NEW.session_id) < 0 THEN
        RAISE EXCEPTION 'more given than was paid' USING ERRCODE = 'AD021';
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER held_stays AFTER INSERT ON money_transaction FOR EACH ROW EXECUTE FUNCTION held_stays();
REVOKE EXECUTE ON FUNCTION held_stays() FROM PUBLIC;
"""

_CHANGED = ("booking_terms", "checkout", "payment", "refund")
_ONLY_ADDED_TO = ("gateway_event", "payment_event", "credit_entry", "money_transaction")

SCRIPTS = (
    TERMS,
    CHECKOUT,
    PAYMENT,
    CREDIT,
    LEDGER,
    *(secured(table, "SELECT, INSERT, UPDATE") for table in _CHANGED),
    *(secured(table, "SELECT, INSERT") for table in _ONLY_ADDED_TO),
)
