"""The order of an organization's changes: its counter, the head of each row, the triggers that keep them."""

TABLES = """
CREATE TABLE sync_tenant (
    tenant_id uuid PRIMARY KEY REFERENCES tenant (id),
    ver bigint NOT NULL DEFAULT 0,
    floor_ver bigint NOT NULL DEFAULT 0,
    epoch uuid NOT NULL DEFAULT gen_random_uuid(),
    rules_ver bigint NOT NULL DEFAULT 0,
    bumped_in bigint
) WITH (fillfactor = 20);

CREATE TABLE sync_head (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    kind text NOT NULL,
    row_id uuid NOT NULL,
    ver bigint NOT NULL,
    deleted boolean NOT NULL,
    d0 timestamptz,
    d1 timestamptz,
    PRIMARY KEY (tenant_id, kind, row_id)
);
CREATE INDEX sync_head_ver ON sync_head (tenant_id, ver);

CREATE TABLE sync_device (
    tenant_id uuid NOT NULL,
    device_id uuid NOT NULL,
    last_seq bigint NOT NULL DEFAULT 0,
    app text NOT NULL,
    proto integer NOT NULL,
    revoked_at timestamptz,
    PRIMARY KEY (tenant_id, device_id),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id)
) WITH (fillfactor = 50);

CREATE TABLE sync_mutation (
    tenant_id uuid NOT NULL,
    mid uuid NOT NULL,
    device_id uuid NOT NULL,
    seq bigint NOT NULL,
    name text NOT NULL,
    args_hash bytea NOT NULL,
    status text NOT NULL CHECK (status IN ('applied', 'conflict', 'rejected')),
    result jsonb NOT NULL,
    ver bigint NOT NULL,
    actor_id uuid,
    client_time timestamptz NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, mid),
    UNIQUE (tenant_id, device_id, seq),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id)
);
"""

BUMP = """
CREATE FUNCTION open_tenant() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO tenant (id) VALUES (app_tenant());
    INSERT INTO sync_tenant (tenant_id) VALUES (app_tenant());
END;
$$;

-- Taken first in each writing transaction: the row's lock makes versions commit in their own order.
CREATE FUNCTION bump_tenant(OUT ver bigint, OUT rules_ver bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    this_one bigint := pg_current_xact_id()::text::bigint;
BEGIN
    SELECT s.ver, s.rules_ver INTO ver, rules_ver FROM sync_tenant s
    WHERE s.tenant_id = app_tenant() AND s.bumped_in = this_one;
    IF FOUND THEN
        RETURN;
    END IF;
    UPDATE sync_tenant s SET ver = s.ver + 1, bumped_in = this_one
    WHERE s.tenant_id = app_tenant()
    RETURNING s.ver, s.rules_ver INTO ver, rules_ver;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such tenant' USING ERRCODE = 'AD010';
    END IF;
    PERFORM pg_notify('autodoctor_version', app_tenant()::text || ' ' || ver::text);
END;
$$;

CREATE FUNCTION feed_version() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v bigint;
BEGIN
    SELECT ver INTO v FROM sync_tenant
    WHERE tenant_id = app_tenant() AND bumped_in = pg_current_xact_id()::text::bigint;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a synced row was written before the tenant was bumped' USING ERRCODE = 'AD011';
    END IF;
    RETURN v;
END;
$$;
"""

TRIGGER = """
CREATE FUNCTION feed_{table}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT 1 FROM old_rows) THEN RETURN NULL; END IF;
    ELSIF NOT EXISTS (SELECT 1 FROM new_rows) THEN
        RETURN NULL;
    END IF;
    v := feed_version();
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO sync_head AS h (tenant_id, kind, row_id, ver, deleted, d0, d1)
        SELECT n.{tenant}, '{kind}', n.id, v, false, {d0}, {d1} FROM new_rows n
        ON CONFLICT (tenant_id, kind, row_id)
        DO UPDATE SET ver = excluded.ver, deleted = false, d0 = excluded.d0, d1 = excluded.d1;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO sync_head AS h (tenant_id, kind, row_id, ver, deleted)
        SELECT o.{tenant}, '{kind}', o.id, v, true FROM old_rows o
        WHERE NOT EXISTS (SELECT 1 FROM new_rows n WHERE n.id = o.id)
        ON CONFLICT (tenant_id, kind, row_id)
        DO UPDATE SET ver = excluded.ver, deleted = true, d0 = NULL, d1 = NULL;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO sync_head AS h (tenant_id, kind, row_id, ver, deleted)
        SELECT o.{tenant}, '{kind}', o.id, v, true FROM old_rows o
        ON CONFLICT (tenant_id, kind, row_id)
        DO UPDATE SET ver = excluded.ver, deleted = true, d0 = NULL, d1 = NULL;
    END IF;{rules}
    RETURN NULL;
END;
$$;
CREATE TRIGGER feed_insert AFTER INSERT ON {table} REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION feed_{table}();
CREATE TRIGGER feed_update AFTER UPDATE ON {table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION feed_{table}();
CREATE TRIGGER feed_delete AFTER DELETE ON {table} REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION feed_{table}();
REVOKE EXECUTE ON FUNCTION feed_{table}() FROM PUBLIC;
"""

RULES = """
    UPDATE sync_tenant SET rules_ver = v WHERE tenant_id = app_tenant() AND rules_ver <> v;"""

RULE_TABLES = (
    "organization",
    "mechanic",
    "bay",
    "plan",
    "weekly_block",
    "workshop_hours",
    "special_day",
    "time_off",
)
OTHER_TABLES = ("staff_member", "external_busy", "customer", "vehicle", "session", "slot_reservation")

SPANS = {
    "session": ("n.starts", "n.starts + n.minutes * interval '1 minute'"),
    "slot_reservation": ("n.starts", "greatest(n.ends, n.blocks_end)"),
    "external_busy": ("n.starts", "n.ends"),
}


def _trigger(table: str) -> str:
    d0, d1 = SPANS.get(table, ("NULL", "NULL"))
    return TRIGGER.format(
        table=table,
        kind="reservation" if table == "slot_reservation" else table,
        tenant="id" if table == "organization" else "tenant_id",
        d0=d0,
        d1=d1,
        rules=RULES if table in RULE_TABLES else "",
    )


FEED = (TABLES, BUMP)
TRIGGERS = tuple(_trigger(table) for table in (*RULE_TABLES, *OTHER_TABLES))
