"""A booking in two trips: ``push_look`` reads without a lock, ``push_settle`` writes if what was seen still holds.

Between them the program decides. The organization's lock is held only while the second one writes; whatever does not
hold any more raises AD021, and the program begins again behind the lock (``push_begin``).
"""

_RESERVATION = """json_build_object('id', r.id, 'kind', r.kind, 'status', r.status,
    'starts', floor(extract(epoch FROM r.starts))::bigint, 'ends', floor(extract(epoch FROM r.ends))::bigint,
    'blocks_end', floor(extract(epoch FROM r.blocks_end))::bigint,
    'mechanic_id', r.mechanic_id, 'bay_id', r.bay_id, 'session_id', r.session_id,
    'expires_at', floor(extract(epoch FROM r.expires_at))::bigint, 'device_id', r.device_id)"""

LOOK = """
-- One statement, so all of it is as of one moment. Of a time that is visibly taken also what the refusal needs:
-- whose visits stand there, and the reservations of the days around.
CREATE FUNCTION push_look(
    p_tenant uuid, p_staff uuid, p_device uuid, p_pushing uuid, p_mid uuid,
    p_session uuid, p_reservation uuid, p_customer uuid, p_vehicle uuid, p_mechanic uuid,
    p_from timestamptz, p_ends timestamptz, p_to timestamptz, p_near_from timestamptz, p_near_to timestamptz
) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    bound text := set_config('app.tenant', p_tenant::text, true);
    seen json;
BEGIN
    WITH live AS MATERIALIZED (
        SELECT * FROM slot_reservation
        WHERE tenant_id = p_tenant AND status IN ('reserved', 'confirmed')
            AND starts < p_to AND blocks_end > p_from AND starts > p_from - interval '8 days'
    ), taken AS MATERIALIZED (
        SELECT * FROM live WHERE mechanic_id = p_mechanic AND starts < p_ends AND blocks_end > p_from
    )
    SELECT json_build_object(
        'who', (SELECT json_build_object('role', s.role, 'name', s.name, 'mechanic_id', s.mechanic_id,
                'revoked', d.revoked_at IS NOT NULL)
            FROM staff_member s JOIN sync_device d ON d.tenant_id = s.tenant_id
            WHERE s.tenant_id = p_tenant AND s.id = p_staff AND s.active AND d.device_id = p_device),
        'state', (SELECT json_build_object('ver', t.ver, 'floor_ver', t.floor_ver, 'epoch', t.epoch,
                'rules_ver', t.rules_ver)
            FROM sync_tenant t WHERE t.tenant_id = p_tenant),
        'last_seq', (SELECT last_seq FROM sync_device WHERE tenant_id = p_tenant AND device_id = p_pushing),
        'mutation', EXISTS (SELECT 1 FROM sync_mutation WHERE tenant_id = p_tenant AND mid = p_mid),
        'session', EXISTS (SELECT 1 FROM session WHERE tenant_id = p_tenant AND id = p_session),
        'reservation', EXISTS (
            SELECT 1 FROM slot_reservation WHERE tenant_id = p_tenant AND id = p_reservation),
        'customer', EXISTS (SELECT 1 FROM customer WHERE tenant_id = p_tenant AND id = p_customer),
        'vehicle', (SELECT row_to_json(v) FROM vehicle v WHERE v.tenant_id = p_tenant AND v.id = p_vehicle),
        'external', EXISTS (SELECT 1 FROM external_busy
            WHERE tenant_id = p_tenant AND starts < p_to AND ends > p_from),
        'live', (SELECT json_agg(RESERVATION ORDER BY r.starts, r.id) FROM live r),
        'standing', (SELECT json_agg(json_build_object('reservation_id', r.id,
                'slot_mechanic_id', r.mechanic_id, 'session_id', s.id, 'mechanic_id', s.mechanic_id,
                'customer_name', coalesce(c.name, '')))
            FROM taken r
            LEFT JOIN session s ON s.tenant_id = r.tenant_id AND s.id = r.session_id
            LEFT JOIN customer c ON c.tenant_id = s.tenant_id AND c.id = s.customer_id),
        'near', CASE WHEN EXISTS (SELECT 1 FROM taken) THEN (
            SELECT coalesce(json_agg(RESERVATION ORDER BY r.starts, r.id), '[]') FROM slot_reservation r
            WHERE r.tenant_id = p_tenant AND r.status IN ('reserved', 'confirmed')
                AND r.starts < p_near_to AND r.blocks_end > p_near_from
                AND r.starts > p_near_from - interval '8 days') END,
        'near_external', CASE WHEN EXISTS (SELECT 1 FROM taken) THEN EXISTS (
            SELECT 1 FROM external_busy
            WHERE tenant_id = p_tenant AND starts < p_near_to AND ends > p_near_from) END
    ) INTO seen;
    RETURN seen::text;
END;
$$;
REVOKE EXECUTE ON FUNCTION push_look FROM PUBLIC;
GRANT EXECUTE ON FUNCTION push_look TO autodoctor_app;
""".replace("RESERVATION", _RESERVATION)

SETTLE = """
-- Takes the organization's next version and stores the answer with it; what else was decided is written by the
-- same statement or transaction. With p_same the organization must stand where it stood when it was looked at.
-- Without, only the device's own order counts: that a time was taken was true when it was looked at.
CREATE FUNCTION push_settle(
    p_tenant uuid, p_ver bigint, p_same boolean, p_last bigint, p_changes boolean, p_mid uuid, p_device uuid,
    p_seq bigint, p_name text, p_hash bytea, p_status text, p_result jsonb, p_actor uuid, p_client timestamptz
) RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    bound text := set_config('app.tenant', p_tenant::text, true);
    now_at bigint;
BEGIN
    SELECT ver INTO now_at FROM bump_tenant();
    IF p_same AND now_at <> p_ver THEN
        RAISE EXCEPTION 'the organization has changed since it was looked at' USING ERRCODE = 'AD021';
    END IF;
    UPDATE sync_device SET last_seq = p_seq
    WHERE tenant_id = p_tenant AND device_id = p_device AND last_seq = p_last;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the device has gone on since it was looked at' USING ERRCODE = 'AD021';
    END IF;
    INSERT INTO sync_mutation (tenant_id, mid, device_id, seq, name, args_hash, status, result, ver, actor_id,
        client_time)
    VALUES (p_tenant, p_mid, p_device, p_seq, p_name, p_hash, p_status,
        CASE WHEN p_changes AND now_at <> p_ver THEN jsonb_set(p_result, '{ver}', to_jsonb(now_at))
            ELSE p_result END,
        CASE WHEN p_changes THEN now_at ELSE 0 END, p_actor, p_client);
    RETURN now_at;
END;
$$;
REVOKE EXECUTE ON FUNCTION push_settle FROM PUBLIC;
GRANT EXECUTE ON FUNCTION push_settle TO autodoctor_app;
"""

SCRIPTS = (LOOK, SETTLE)
