"""``push_begin``: binds the organization, takes its next version and reads what a push is about to ask.

Each statement inside sees what was committed before it began, so all that follows the bump is as of the lock.
It decides nothing: without such a person or device it stops before the bump, and the program refuses.
"""

PUSH_BEGIN = """
CREATE FUNCTION push_begin(
    p_tenant uuid, p_staff uuid, p_device uuid, p_pushing uuid, p_mid uuid,
    p_session uuid, p_reservation uuid, p_customer uuid, p_from timestamptz, p_to timestamptz
) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    who jsonb;
    state jsonb;
    last bigint;
BEGIN
    PERFORM set_config('app.tenant', p_tenant::text, true);
    SELECT jsonb_build_object('role', s.role, 'name', s.name, 'mechanic_id', s.mechanic_id,
        'revoked', d.revoked_at IS NOT NULL) INTO who
    FROM staff_member s JOIN sync_device d ON d.tenant_id = s.tenant_id
    WHERE s.tenant_id = p_tenant AND s.id = p_staff AND s.active AND d.device_id = p_device;
    IF who IS NULL OR (who ->> 'revoked')::boolean THEN
        RETURN jsonb_build_object('who', who)::text;
    END IF;
    PERFORM bump_tenant();
    SELECT jsonb_build_object('ver', ver, 'floor_ver', floor_ver, 'epoch', epoch, 'rules_ver', rules_ver)
    INTO state FROM sync_tenant WHERE tenant_id = p_tenant;
    SELECT last_seq INTO last FROM sync_device
    WHERE tenant_id = p_tenant AND device_id = p_pushing FOR UPDATE;
    RETURN jsonb_build_object('who', who, 'state', state, 'last_seq', last,
        'mutation', EXISTS (SELECT 1 FROM sync_mutation WHERE tenant_id = p_tenant AND mid = p_mid),
        'session', EXISTS (SELECT 1 FROM session WHERE tenant_id = p_tenant AND id = p_session),
        'reservation', EXISTS (
            SELECT 1 FROM slot_reservation WHERE tenant_id = p_tenant AND id = p_reservation),
        'customer', EXISTS (SELECT 1 FROM customer WHERE tenant_id = p_tenant AND id = p_customer),
        'external', EXISTS (SELECT 1 FROM external_busy
            WHERE tenant_id = p_tenant AND starts < p_to AND ends > p_from),
        'live', (SELECT jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'status', status,
                'starts', floor(extract(epoch FROM starts))::bigint,
                'ends', floor(extract(epoch FROM ends))::bigint,
                'blocks_end', floor(extract(epoch FROM blocks_end))::bigint,
                'mechanic_id', mechanic_id, 'bay_id', bay_id, 'session_id', session_id,
                'expires_at', floor(extract(epoch FROM expires_at))::bigint, 'device_id', device_id)
                ORDER BY starts, id)
            FROM slot_reservation WHERE tenant_id = p_tenant AND status IN ('reserved', 'confirmed')
                AND starts < p_to AND blocks_end > p_from AND starts > p_from - interval '8 days')
    )::text;
END;
$$;
REVOKE EXECUTE ON FUNCTION push_begin FROM PUBLIC;
GRANT EXECUTE ON FUNCTION push_begin TO autodoctor_app;
"""
