"""Row-level security and grants: the application owns nothing and gets what it needs; backups read all."""

TENANT_TABLES = (
    "staff_member", "mechanic", "bay", "plan", "weekly_block", "workshop_hours", "special_day", "time_off",
    "external_busy", "customer", "vehicle", "session", "slot_reservation", "device", "session_event",
    "refresh_token", "sync_tenant", "sync_head", "sync_device", "sync_mutation",
)  # fmt: skip

GRANTS = {
    "SELECT": (*TENANT_TABLES, "organization", "tenant", "identity"),
    "INSERT": (
        "organization", "staff_member", "mechanic", "bay", "plan", "weekly_block", "workshop_hours",
        "special_day", "time_off", "external_busy", "customer", "vehicle", "session", "slot_reservation",
        "device", "session_event", "refresh_token", "sync_device", "sync_mutation", "identity",
    ),
    "UPDATE": (
        "organization", "staff_member", "mechanic", "bay", "plan", "weekly_block", "workshop_hours",
        "special_day", "time_off", "external_busy", "customer", "vehicle", "session", "slot_reservation",
        "device", "refresh_token", "sync_device",
    ),
    "DELETE": ("weekly_block", "workshop_hours", "special_day", "time_off", "external_busy", "refresh_token"),
}  # fmt: skip
"""``sync_tenant`` and ``sync_head`` are written by the counter's function and the triggers only."""

ROLES = """
DO $$
DECLARE
    missing text;
BEGIN
    SELECT string_agg(name, ', ') INTO missing
    FROM unnest(ARRAY['autodoctor_app', 'autodoctor_backup']) AS name
    WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name);
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'roles are missing: %', missing
        USING HINT = 'docs/operations.md says how to make them';
    END IF;
END;
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO autodoctor_app, autodoctor_backup;
GRANT EXECUTE ON FUNCTION app_tenant(), open_tenant(), bump_tenant(), slot_take, slot_expire_overlapping,
    slot_free_bay, slot_drop_buffers, uuidrange(uuid, uuid), uuidrange(uuid, uuid, text) TO autodoctor_app;
GRANT EXECUTE ON FUNCTION app_tenant() TO autodoctor_backup;
GRANT UPDATE (password_hash, active) ON identity TO autodoctor_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO autodoctor_backup;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO autodoctor_backup;
"""

QUEUE = """
GRANT SELECT, INSERT, UPDATE, DELETE ON procrastinate_jobs, procrastinate_events,
    procrastinate_periodic_defers, procrastinate_workers TO autodoctor_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO autodoctor_app;
DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
        AND p.proname LIKE 'procrastinate\\_%'
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO autodoctor_app', f);
    END LOOP;
END;
$$;
"""


def _secured(table: str, column: str) -> str:
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON {table} USING ({column} = app_tenant()) WITH CHECK ({column} = app_tenant());
"""


SECURED = (*(_secured(table, "tenant_id") for table in TENANT_TABLES), _secured("organization", "id"))
GRANTED = tuple(
    f"GRANT {privilege} ON {', '.join(tables)} TO autodoctor_app;" for privilege, tables in GRANTS.items()
)
POLICIES = (ROLES, QUEUE, *SECURED, *GRANTED)
