"""Platform accounts: which records are one person's, over organizations, and which of their sessions is under way.

``platform_…`` tables belong to no organization: the application has no right to them at all. It asks by functions
that act, or answer yes or no, for the organization that it is bound to; where somebody's records are elsewhere is
told for a token that came to their own address, and for nothing else. An organization's own are the requests for such
tokens, and the hashes of those that were sent.
"""

from sync_server.db.migrations.scripts.securing import secured

KINDS = """
ALTER TABLE message_tiding DROP CONSTRAINT message_tiding_kind_check;
ALTER TABLE message_tiding ADD CONSTRAINT message_tiding_kind_check CHECK (kind IN (KINDS));
ALTER TABLE message DROP CONSTRAINT message_kind_check;
ALTER TABLE message ADD CONSTRAINT message_kind_check CHECK (kind IN (KINDS));
""".replace(
    "KINDS",
    "'confirmation', 'day_before', 'hour_before', 'sign_and_join', 'moved', 'cancelled', 'countered', 'declined',"
    " 'refunded', 'waitlist_joined', 'waitlist_free', 'receipt', 'waiver_copy', 'how_was_it', 'new_request',"
    " 'new_offer', 'customer_waiting', 'staff_cancelled', 'weekly_hours', 'account_link'",
)

REQUESTS = """
CREATE TABLE account_request (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('link', 'unlink', 'bookings')),
    site_id uuid NOT NULL,
    reference uuid NOT NULL,
    customer_id uuid NOT NULL,
    address_hash bytea NOT NULL CHECK (length(address_hash) = 32),
    asked_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > asked_at),
    used_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, site_id, reference) REFERENCES site_customer (tenant_id, site_id, reference),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX account_request_customer ON account_request (tenant_id, customer_id, asked_at);
CREATE INDEX account_request_asker ON account_request (tenant_id, site_id, reference, asked_at);

-- A message that is tried again brings another token, and the one before may have arrived.
CREATE TABLE account_token (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    request_id uuid NOT NULL,
    token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
    PRIMARY KEY (tenant_id, request_id, token_hash),
    FOREIGN KEY (tenant_id, request_id) REFERENCES account_request (tenant_id, id) ON DELETE CASCADE
);
"""

ACCOUNTS = """
CREATE TABLE platform_account (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email <> '' AND email = lower(btrim(email))),
    verified_at timestamptz NOT NULL
);

CREATE TABLE platform_link (
    tenant_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES platform_account (id),
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, customer_id),
    UNIQUE (tenant_id, customer_id, account_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX platform_link_account ON platform_link (account_id);

-- A session that is under way of somebody with an account: at most one that has not ended by itself (counts_until),
-- but those that were under way when the records were linked. Written behind the lock of the account's row.
CREATE TABLE platform_active (
    tenant_id uuid NOT NULL,
    session_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    account_id uuid NOT NULL,
    counts_until timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, session_id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id) ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant_id, customer_id, account_id)
        REFERENCES platform_link (tenant_id, customer_id, account_id) ON DELETE CASCADE
);
CREATE INDEX platform_active_account ON platform_active (account_id);
CREATE INDEX platform_active_customer ON platform_active (tenant_id, customer_id);

-- No policy: nobody but the functions below, whose owner is the tables', and backups.
ALTER TABLE platform_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_active ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON platform_account, platform_link, platform_active TO autodoctor_backup;
"""

ENDINGS = """
-- An account goes with its last link, however that ended. Two that end at once wait for each other here.
CREATE FUNCTION platform_link_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM platform_account WHERE id = OLD.account_id FOR UPDATE;
    DELETE FROM platform_account a
    WHERE a.id = OLD.account_id AND NOT EXISTS (SELECT 1 FROM platform_link l WHERE l.account_id = a.id);
    RETURN NULL;
END;
$$;
REVOKE EXECUTE ON FUNCTION platform_link_gone() FROM PUBLIC;
CREATE TRIGGER platform_link_gone AFTER DELETE ON platform_link
    FOR EACH ROW EXECUTE FUNCTION platform_link_gone();

-- Another address is another person's, or nobody's yet. Whoever writes it, the link ends.
CREATE FUNCTION platform_address_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM platform_link WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.id;
    RETURN NULL;
END;
$$;
REVOKE EXECUTE ON FUNCTION platform_address_changed() FROM PUBLIC;
CREATE TRIGGER platform_address AFTER UPDATE OF email ON customer FOR EACH ROW
    WHEN (lower(btrim(OLD.email)) <> lower(btrim(NEW.email))) EXECUTE FUNCTION platform_address_changed();
"""

ONE_AT_A_TIME = """
-- The accounts of these customers, locked in one order, so that two organizations that take several wait for each
-- other and never in a circle. The organization's counter is taken before.
CREATE FUNCTION platform_lock(p_customers uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM feed_version();
    PERFORM 1 FROM platform_account a WHERE a.id IN (
        SELECT l.account_id FROM platform_link l
        WHERE l.tenant_id = app_tenant() AND l.customer_id = ANY (p_customers)
    ) ORDER BY a.id FOR UPDATE;
END;
$$;

-- Whether another of this account's sessions, of another record than this one, is under way.
CREATE FUNCTION platform_is_busy(p_account uuid, p_customer uuid, p_now timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM platform_active WHERE account_id = p_account AND counts_until > p_now
            AND (tenant_id, customer_id) <> (app_tenant(), p_customer))
$$;

CREATE FUNCTION platform_busy(p_customers uuid[], p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT l.customer_id FROM platform_link l
    WHERE l.tenant_id = app_tenant() AND l.customer_id = ANY (p_customers)
        AND platform_is_busy(l.account_id, l.customer_id, p_now)
$$;

-- A session comes under way: false when another one is. Each statement sees what was committed while it waited.
CREATE FUNCTION platform_claim(
    p_customer uuid, p_session uuid, p_until timestamptz, p_now timestamptz, p_anyway boolean
) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    account uuid;
BEGIN
    PERFORM feed_version();
    SELECT l.account_id INTO account FROM platform_link l
    WHERE l.tenant_id = app_tenant() AND l.customer_id = p_customer;
    IF NOT FOUND THEN
        RETURN true;
    END IF;
    PERFORM 1 FROM platform_account a WHERE a.id = account FOR UPDATE;
    IF NOT p_anyway AND platform_is_busy(account, p_customer, p_now) THEN
        RETURN false;
    END IF;
    INSERT INTO platform_active (tenant_id, session_id, customer_id, account_id, counts_until)
    VALUES (app_tenant(), p_session, p_customer, account, p_until)
    ON CONFLICT (tenant_id, session_id) DO UPDATE SET counts_until = excluded.counts_until;
    RETURN true;
END;
$$;

-- It goes on for longer, or shorter; null: it is under way no more.
CREATE FUNCTION platform_keep(p_session uuid, p_until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF p_until IS NULL THEN
        DELETE FROM platform_active WHERE tenant_id = app_tenant() AND session_id = p_session;
    ELSE
        UPDATE platform_active SET counts_until = p_until
        WHERE tenant_id = app_tenant() AND session_id = p_session;
    END IF;
END;
$$;
"""

LINKING = """
CREATE FUNCTION platform_is_linked(p_customer uuid) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM platform_link WHERE tenant_id = app_tenant() AND customer_id = p_customer)
$$;

-- The request that this token opens, of the address that the record has now.
CREATE FUNCTION platform_opened(p_request uuid, p_token bytea, p_now timestamptz) RETURNS SETOF account_request
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.* FROM account_request r
    JOIN customer c ON c.tenant_id = r.tenant_id AND c.id = r.customer_id
    WHERE r.tenant_id = app_tenant() AND r.id = p_request AND r.expires_at > p_now
        AND btrim(c.email) <> '' AND r.address_hash = sha256(convert_to(c.email, 'UTF8'))
        AND EXISTS (SELECT 1 FROM account_token t WHERE t.tenant_id = r.tenant_id AND t.request_id = r.id
            AND t.token_hash = sha256(p_token))
$$;

-- A token that came to the record's address, given back: what it is for is done, once. No row: it opens nothing.
-- Given back again, a row as long as what it did still stands; nothing is done then.
CREATE FUNCTION platform_confirm(
    p_request uuid, p_token bytea, p_new uuid, p_now timestamptz,
    OUT purpose text, OUT customer_id uuid, OUT done boolean
) RETURNS SETOF record
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asked account_request;
    account uuid;
BEGIN
    PERFORM feed_version();
    SELECT * INTO asked FROM platform_opened(p_request, p_token, p_now) o WHERE o.purpose IN ('link', 'unlink');
    IF NOT FOUND THEN
        RETURN;
    END IF;
    purpose := asked.purpose;
    customer_id := asked.customer_id;
    done := asked.used_at IS NULL;
    IF asked.used_at IS NOT NULL THEN
        IF platform_is_linked(asked.customer_id) = (asked.purpose = 'link') THEN
            RETURN NEXT;
        END IF;
        RETURN;
    END IF;
    UPDATE account_request r SET used_at = p_now WHERE r.tenant_id = app_tenant() AND r.id = p_request;
    IF asked.purpose = 'link' THEN
        INSERT INTO platform_account AS a (id, email, verified_at)
        SELECT p_new, lower(btrim(c.email)), p_now FROM customer c
        WHERE c.tenant_id = app_tenant() AND c.id = asked.customer_id
        ON CONFLICT (email) DO UPDATE SET verified_at = excluded.verified_at
        RETURNING a.id INTO account;
        INSERT INTO platform_link (tenant_id, customer_id, account_id, linked_at)
        VALUES (app_tenant(), asked.customer_id, account, p_now) ON CONFLICT DO NOTHING;
    ELSE
        DELETE FROM platform_link l WHERE l.tenant_id = app_tenant() AND l.customer_id = asked.customer_id;
    END IF;
    RETURN NEXT;
END;
$$;

-- Where the person's records are, for a token that came to the address of one of them for this purpose.
CREATE FUNCTION platform_records(p_request uuid, p_token bytea, p_now timestamptz)
RETURNS TABLE (tenant_id uuid, customer_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT l.tenant_id, l.customer_id FROM platform_opened(p_request, p_token, p_now) o
    JOIN platform_link mine ON mine.tenant_id = o.tenant_id AND mine.customer_id = o.customer_id
    JOIN platform_link l ON l.account_id = mine.account_id
    WHERE o.purpose = 'bookings'
    ORDER BY l.linked_at, l.customer_id
$$;
"""

_FOR_THE_APPLICATION = (
    "platform_lock", "platform_busy", "platform_claim", "platform_keep", "platform_is_linked", "platform_confirm",
    "platform_records",
)  # fmt: skip

RIGHTS = "".join(
    f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC;\n"
    for name in (*_FOR_THE_APPLICATION, "platform_is_busy", "platform_opened")
) + "".join(f"GRANT EXECUTE ON FUNCTION {name} TO autodoctor_app;\n" for name in _FOR_THE_APPLICATION)

SCRIPTS = (
    KINDS,
    REQUESTS,
    secured("account_request", "SELECT, INSERT, DELETE"),
    secured("account_token", "SELECT, INSERT"),
    ACCOUNTS,
    ENDINGS,
    ONE_AT_A_TIME,
    LINKING,
    RIGHTS,
)
