"""Reservations: the two exclusion constraints that refuse an overlap, and the function that takes a slot."""

TABLE = """
CREATE TABLE slot_reservation (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('checkout', 'booking', 'offer', 'counter_offer', 'waitlist', 'lease')),
    status text NOT NULL CHECK (status IN ('reserved', 'confirmed', 'expired', 'cancelled')),
    starts timestamptz NOT NULL,
    ends timestamptz NOT NULL,
    blocks_end timestamptz NOT NULL,
    mechanic_id uuid,
    bay_id uuid,
    session_id uuid,
    expires_at timestamptz,
    device_id uuid,
    during tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(starts, ends, '[)')) STORED,
    blocks tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(starts, blocks_end, '[)')) STORED,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    FOREIGN KEY (tenant_id, bay_id) REFERENCES bay (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id),
    CHECK (starts < ends AND ends <= blocks_end AND blocks_end <= starts + interval '8 days'),
    CHECK (status <> 'confirmed' OR expires_at IS NULL),
    CONSTRAINT slot_mechanic_once EXCLUDE USING gist (
        uuidrange(tenant_id, tenant_id, '[]') WITH &&,
        uuidrange(mechanic_id, mechanic_id, '[]') WITH &&,
        blocks WITH &&
    ) WHERE (mechanic_id IS NOT NULL AND status IN ('reserved', 'confirmed')),
    CONSTRAINT slot_bay_once EXCLUDE USING gist (
        uuidrange(tenant_id, tenant_id, '[]') WITH &&,
        uuidrange(bay_id, bay_id, '[]') WITH &&,
        during WITH &&
    ) WHERE (bay_id IS NOT NULL AND status IN ('reserved', 'confirmed'))
);
CREATE INDEX slot_reservation_time ON slot_reservation (tenant_id, starts);
CREATE INDEX slot_reservation_session ON slot_reservation (tenant_id, session_id);
CREATE INDEX slot_reservation_expiry ON slot_reservation (tenant_id, expires_at) WHERE status = 'reserved';
CREATE INDEX slot_reservation_hold ON slot_reservation (tenant_id, device_id)
    WHERE status = 'reserved' AND kind = 'checkout';
CREATE INDEX slot_reservation_live ON slot_reservation (tenant_id, starts)
    WHERE status IN ('reserved', 'confirmed');
"""

EXPIRE = """
-- Lapsed ones that overlap are expired first, by the clock on the wall: they must never block anyone.
CREATE FUNCTION slot_expire_overlapping(p_starts timestamptz, p_ends timestamptz) RETURNS uuid[]
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    sessions uuid[];
BEGIN
    WITH lapsed AS (
        UPDATE slot_reservation SET status = 'expired'
        WHERE tenant_id = app_tenant() AND status = 'reserved' AND expires_at <= clock_timestamp()
            AND starts < p_ends AND blocks_end > p_starts
        RETURNING session_id
    )
    SELECT coalesce(array_agg(session_id) FILTER (WHERE session_id IS NOT NULL), '{}') INTO sessions
    FROM lapsed;
    RETURN sessions;
END;
$$;

-- The first active bay in the workshop's order that is free for the whole span.
CREATE FUNCTION slot_free_bay(p_starts timestamptz, p_ends timestamptz, p_except uuid) RETURNS uuid
LANGUAGE sql VOLATILE AS $$
    SELECT b.id FROM bay b
    WHERE b.tenant_id = app_tenant() AND b.active AND NOT EXISTS (
        SELECT 1 FROM slot_reservation r
        WHERE r.tenant_id = b.tenant_id AND r.bay_id = b.id AND r.status IN ('reserved', 'confirmed')
            AND r.starts < p_ends AND r.ends > p_starts AND r.starts > p_starts - interval '8 days'
            AND r.id IS DISTINCT FROM p_except
    )
    ORDER BY b.sort, b.id LIMIT 1
$$;

-- Dropping a buffer shortens what the earlier neighbour blocks, in the same transaction; the answer is
-- where one's own blocks must end, before the next neighbour.
CREATE FUNCTION slot_drop_buffers(
    p_mechanic uuid, p_starts timestamptz, p_ends timestamptz, p_blocks_end timestamptz, p_except uuid
) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    next_start timestamptz;
BEGIN
    UPDATE slot_reservation SET blocks_end = p_starts
    WHERE tenant_id = app_tenant() AND mechanic_id = p_mechanic AND status IN ('reserved', 'confirmed')
        AND ends <= p_starts AND blocks_end > p_starts AND starts > p_starts - interval '8 days'
        AND id IS DISTINCT FROM p_except;
    SELECT min(starts) INTO next_start FROM slot_reservation
    WHERE tenant_id = app_tenant() AND mechanic_id = p_mechanic AND status IN ('reserved', 'confirmed')
        AND starts >= p_ends AND starts < p_blocks_end AND id IS DISTINCT FROM p_except;
    RETURN coalesce(next_start, p_blocks_end);
END;
$$;
"""

TAKE = """
-- One call at READ COMMITTED; each statement inside sees what was committed before it began.
-- With p_from the row of that id becomes the wanted one in place (a hold its booking, a booking its new
-- time); p_must_exist says that without such a row there is nothing to do.
CREATE FUNCTION slot_take(
    p_id uuid, p_kind text, p_status text, p_starts timestamptz, p_ends timestamptz, p_blocks_end timestamptz,
    p_mechanic uuid, p_bay uuid, p_needs_bay boolean, p_session uuid, p_expires timestamptz, p_device uuid,
    p_from uuid, p_must_exist boolean, p_drop_buffer boolean, p_replace_holds boolean,
    OUT outcome text, OUT bay uuid, OUT stored_blocks_end timestamptz, OUT lapsed uuid[]
)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    found_row boolean := false;
BEGIN
    PERFORM bump_tenant();
    lapsed := slot_expire_overlapping(p_starts, p_blocks_end);
    outcome := 'taken';
    bay := p_bay;
    stored_blocks_end := p_blocks_end;
    BEGIN
        IF p_replace_holds THEN
            UPDATE slot_reservation SET status = 'cancelled'
            WHERE tenant_id = app_tenant() AND device_id = p_device AND kind = 'checkout'
                AND status = 'reserved' AND id <> p_id;
        END IF;
        IF p_drop_buffer AND p_mechanic IS NOT NULL THEN
            stored_blocks_end := slot_drop_buffers(
                p_mechanic, p_starts, p_ends, p_blocks_end, coalesce(p_from, p_id));
        END IF;
        IF p_needs_bay AND bay IS NULL THEN
            bay := slot_free_bay(p_starts, p_ends, coalesce(p_from, p_id));
            IF bay IS NULL THEN
                RAISE SQLSTATE 'AD002';
            END IF;
        END IF;
        IF p_from IS NOT NULL THEN
            UPDATE slot_reservation
            SET id = p_id, kind = p_kind, status = p_status, starts = p_starts, ends = p_ends,
                blocks_end = stored_blocks_end, mechanic_id = p_mechanic, bay_id = slot_take.bay,
                session_id = p_session, expires_at = p_expires, device_id = p_device
            WHERE tenant_id = app_tenant() AND id = p_from;
            found_row := FOUND;
        END IF;
        IF NOT found_row AND p_must_exist THEN
            RAISE SQLSTATE 'AD003';
        END IF;
        IF NOT found_row THEN
            INSERT INTO slot_reservation (tenant_id, id, kind, status, starts, ends, blocks_end, mechanic_id,
                bay_id, session_id, expires_at, device_id)
            VALUES (app_tenant(), p_id, p_kind, p_status, p_starts, p_ends, stored_blocks_end, p_mechanic,
                slot_take.bay, p_session, p_expires, p_device)
            ON CONFLICT DO NOTHING;
            IF NOT FOUND THEN
                RAISE SQLSTATE 'AD001';
            END IF;
        END IF;
    EXCEPTION
        -- What was written in this block (holds given up, buffers cut) is undone; the expiry above stays.
        WHEN SQLSTATE 'AD001' OR exclusion_violation OR unique_violation THEN outcome := 'clash';
        WHEN SQLSTATE 'AD002' THEN outcome := 'no_bay';
        WHEN SQLSTATE 'AD003' THEN outcome := 'gone';
    END;
END;
$$;
"""

SLOTS = (TABLE, EXPIRE, TAKE)
