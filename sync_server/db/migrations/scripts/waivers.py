"""Texts of waivers, signed ones and their chain.

Only ever added to: nobody but ``erase_waiver`` takes anything away, and never a link. Instants that are hashed are
whole seconds in ``bigint``: a timestamp could be changed within its second without the hash telling.
"""

from sync_server.db.migrations.scripts.securing import secured

TEMPLATES = """
CREATE TABLE waiver_template (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    organization_id uuid NOT NULL CHECK (organization_id = tenant_id),
    province text NOT NULL CHECK (province ~ '^[A-Z]{2}$'),
    language text NOT NULL CHECK (language IN ('en', 'fr')),
    version bigint NOT NULL CHECK (version >= 1),
    text text NOT NULL,
    text_sha256 text NOT NULL CHECK (text_sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    published_at timestamptz NOT NULL,
    ticks jsonb NOT NULL,
    dynamics_allowed boolean NOT NULL CHECK (NOT (dynamics_allowed AND province = 'QC')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, province, language, version)
);
"""

CHAIN = """
CREATE TABLE waiver_link (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    format bigint NOT NULL,
    chain uuid NOT NULL,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    kind text NOT NULL CHECK (kind IN ('captured', 'received', 'supersede', 'hold', 'release', 'erase')),
    waiver_id uuid NOT NULL,
    at bigint NOT NULL,
    erasable_from bigint,
    origin bytea,
    content bytea NOT NULL,
    previous bytea NOT NULL,
    digest bytea NOT NULL,
    PRIMARY KEY (tenant_id, sequence),
    -- Nothing follows twice from one link: a fork cannot be written at all.
    UNIQUE (tenant_id, previous),
    UNIQUE (tenant_id, digest)
);
CREATE INDEX waiver_link_waiver ON waiver_link (tenant_id, waiver_id);

-- No foreign key to customers or sessions: what was signed is kept when they are gone, or not here yet.
CREATE TABLE signed_waiver (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    sequence bigint NOT NULL,
    customer_id uuid NOT NULL,
    session_id uuid,
    received_at bigint NOT NULL,
    erasable_from bigint NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, sequence),
    FOREIGN KEY (tenant_id, sequence) REFERENCES waiver_link (tenant_id, sequence)
);
CREATE INDEX signed_waiver_customer ON signed_waiver (tenant_id, customer_id, received_at);
CREATE INDEX signed_waiver_erasable ON signed_waiver (tenant_id, erasable_from);

CREATE TABLE waiver_act (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    sequence bigint NOT NULL,
    waiver_id uuid NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, sequence),
    FOREIGN KEY (tenant_id, sequence) REFERENCES waiver_link (tenant_id, sequence)
);
CREATE INDEX waiver_act_waiver ON waiver_act (tenant_id, waiver_id);
"""

DEVICES = """
-- The links of devices' own chains, as they were delivered: a fork is kept, both of it.
CREATE TABLE waiver_device_link (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    device_id uuid NOT NULL,
    digest bytea NOT NULL,
    sequence bigint NOT NULL,
    waiver_id uuid NOT NULL,
    arrived_at bigint NOT NULL,
    link bytea NOT NULL,
    flaws text[] NOT NULL,
    PRIMARY KEY (tenant_id, device_id, digest),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id)
);
CREATE INDEX waiver_device_link_sequence ON waiver_device_link (tenant_id, device_id, sequence);

-- Another content under the id of a waiver that was received: kept apart, counts for nothing.
CREATE TABLE waiver_quarantine (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    waiver_id uuid NOT NULL,
    digest bytea NOT NULL,
    device_id uuid NOT NULL,
    arrived_at bigint NOT NULL,
    erasable_from bigint NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (tenant_id, waiver_id, digest),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id)
);
CREATE INDEX waiver_quarantine_erasable ON waiver_quarantine (tenant_id, erasable_from);

-- Where the chain's head was on a day, sealed with a key that the database does not have.
CREATE TABLE waiver_anchor (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    day date NOT NULL,
    count bigint NOT NULL,
    digest bytea NOT NULL,
    head_at bigint NOT NULL,
    made_at timestamptz NOT NULL,
    seal bytea NOT NULL,
    PRIMARY KEY (tenant_id, day)
);
"""

ERASING = """
-- Whether the chain says that a hold upon the waiver is open.
CREATE FUNCTION waiver_is_held(p_waiver uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM waiver_link h
        WHERE h.tenant_id = app_tenant() AND h.waiver_id = p_waiver AND h.kind = 'hold'
            AND NOT EXISTS (
                SELECT 1 FROM waiver_link r
                WHERE r.tenant_id = app_tenant() AND r.waiver_id = p_waiver AND r.kind = 'release'
                    AND r.origin = h.digest
            )
    )
$$;

-- Takes a waiver's content and leaves its links, once its erasure is in the chain; how many rows went. By the
-- database's own clock never before the retention that was fixed on receipt is over, and never under a hold.
CREATE FUNCTION erase_waiver(p_waiver uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    due bigint;
    acts integer;
    records integer;
BEGIN
    PERFORM 1 FROM sync_tenant WHERE tenant_id = app_tenant() FOR UPDATE;
    SELECT max(l.erasable_from) INTO due FROM waiver_link l
        WHERE l.tenant_id = app_tenant() AND l.waiver_id = p_waiver AND l.kind = 'received';
    IF due IS NULL OR extract(epoch FROM clock_timestamp()) < due THEN
        RAISE EXCEPTION 'the retention of the waiver is not over' USING ERRCODE = 'check_violation';
    END IF;
    IF waiver_is_held(p_waiver) THEN
        RAISE EXCEPTION 'the waiver is held' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM waiver_link l
        WHERE l.tenant_id = app_tenant() AND l.waiver_id = p_waiver AND l.kind = 'erase'
    ) THEN
        RAISE EXCEPTION 'the chain does not say that the waiver is erased' USING ERRCODE = 'check_violation';
    END IF;
    -- Reasons may name somebody. The act of erasing names nobody, and stays.
    DELETE FROM waiver_act a USING waiver_link l
        WHERE a.tenant_id = app_tenant() AND a.waiver_id = p_waiver
            AND l.tenant_id = a.tenant_id AND l.sequence = a.sequence AND l.kind <> 'erase';
    GET DIAGNOSTICS acts = ROW_COUNT;
    DELETE FROM signed_waiver s WHERE s.tenant_id = app_tenant() AND s.id = p_waiver;
    GET DIAGNOSTICS records = ROW_COUNT;
    RETURN acts + records;
END;
$$;

-- The same for what was kept apart: it has no link. A hold upon the waiver whose id it took keeps it too.
CREATE FUNCTION erase_quarantined_waivers() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone integer;
BEGIN
    PERFORM 1 FROM sync_tenant WHERE tenant_id = app_tenant() FOR UPDATE;
    DELETE FROM waiver_quarantine q
        WHERE q.tenant_id = app_tenant() AND q.erasable_from <= extract(epoch FROM clock_timestamp())
            AND NOT waiver_is_held(q.waiver_id);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END;
$$;
REVOKE EXECUTE ON FUNCTION waiver_is_held, erase_waiver, erase_quarantined_waivers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_waiver, erase_quarantined_waivers TO autodoctor_app;
"""

TABLES = (
    "waiver_template",
    "waiver_link",
    "signed_waiver",
    "waiver_act",
    "waiver_device_link",
    "waiver_quarantine",
    "waiver_anchor",
)

SCRIPTS = (
    TEMPLATES,
    CHAIN,
    DEVICES,
    *(secured(table, "SELECT, INSERT") for table in TABLES),
    ERASING,
)
