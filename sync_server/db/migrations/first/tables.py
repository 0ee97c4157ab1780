"""Tables, keys, checks. ``tenant_id`` is in each key, since constraints look past row-level security."""

SHARED = """
CREATE TYPE uuidrange AS RANGE (subtype = uuid);

CREATE FUNCTION app_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.tenant', true), '')::uuid $$;

CREATE TABLE tenant (
    id uuid PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE organization (
    id uuid PRIMARY KEY REFERENCES tenant (id),
    kind text NOT NULL CHECK (kind IN ('workshop', 'solo')),
    name text NOT NULL,
    zone text NOT NULL,
    locale text NOT NULL,
    province text NOT NULL,
    address text NOT NULL,
    city text NOT NULL,
    postal_code text NOT NULL,
    phone text NOT NULL,
    email text NOT NULL,
    currency text NOT NULL,
    buffer_minutes integer NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 1440),
    notice_minutes integer NOT NULL CHECK (notice_minutes >= 0),
    horizon_days integer NOT NULL CHECK (horizon_days >= 0),
    grid_minutes integer NOT NULL CHECK (grid_minutes BETWEEN 1 AND 1440)
);
"""

PEOPLE = """
CREATE TABLE mechanic (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    name text NOT NULL,
    has_workshop boolean NOT NULL,
    account_type text NOT NULL,
    partnership text NOT NULL,
    kinds text[] NOT NULL,
    buffer_minutes integer CHECK (buffer_minutes BETWEEN 0 AND 1440),
    notice_minutes integer CHECK (notice_minutes >= 0),
    horizon_days integer CHECK (horizon_days >= 0),
    grid_minutes integer CHECK (grid_minutes BETWEEN 1 AND 1440),
    allow_instant_booking boolean NOT NULL,
    specialties text[] NOT NULL,
    certifications text[] NOT NULL,
    languages text[] NOT NULL,
    years integer NOT NULL,
    rating double precision,
    postal_code text NOT NULL,
    sort integer NOT NULL,
    active boolean NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE staff_member (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('owner', 'receptionist', 'mechanic', 'kiosk')),
    email text NOT NULL,
    locale text NOT NULL,
    mechanic_id uuid,
    active boolean NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id)
);

CREATE TABLE customer (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    name text NOT NULL,
    phone text NOT NULL,
    email text NOT NULL,
    language text NOT NULL,
    postal_code text NOT NULL,
    notes text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE vehicle (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    make text NOT NULL,
    model text NOT NULL,
    year integer,
    vin text NOT NULL,
    plate text NOT NULL,
    odometer_km integer,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id)
);
CREATE INDEX vehicle_customer ON vehicle (tenant_id, customer_id);
"""

RULES = """
CREATE TABLE bay (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    name text NOT NULL,
    sort integer NOT NULL,
    active boolean NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE plan (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    code text NOT NULL,
    name_en text NOT NULL,
    name_fr text NOT NULL,
    minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 10080),
    price_cents integer CHECK (price_cents >= 0),
    kinds text[] NOT NULL,
    brand_specialist boolean NOT NULL,
    active boolean NOT NULL,
    sort integer NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CHECK (price_cents IS NOT NULL OR NOT active)
);

CREATE TABLE weekly_block (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    mechanic_id uuid NOT NULL,
    weekday integer NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    start_minute integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute integer NOT NULL CHECK (end_minute <= 2880),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    CHECK (start_minute < end_minute)
);

CREATE TABLE workshop_hours (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    weekday integer NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    start_minute integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute integer NOT NULL CHECK (end_minute <= 2880),
    break_start_minute integer,
    break_end_minute integer,
    PRIMARY KEY (tenant_id, id),
    CHECK (start_minute < end_minute),
    CHECK ((break_start_minute IS NULL) = (break_end_minute IS NULL)),
    CHECK (break_start_minute < break_end_minute)
);

CREATE TABLE special_day (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    day date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('closed', 'hours')),
    label_en text NOT NULL,
    label_fr text NOT NULL,
    statutory boolean NOT NULL,
    start_minute integer,
    end_minute integer,
    PRIMARY KEY (tenant_id, id),
    CHECK (kind = 'closed'
        OR (start_minute IS NOT NULL AND end_minute IS NOT NULL AND start_minute < end_minute))
);

CREATE TABLE time_off (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    mechanic_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'approved', 'declined')),
    first_day date,
    last_day date,
    starts timestamptz,
    ends timestamptz,
    label text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    CHECK ((first_day IS NOT NULL AND last_day IS NOT NULL AND first_day <= last_day
            AND starts IS NULL AND ends IS NULL)
        OR (starts IS NOT NULL AND ends IS NOT NULL AND starts <= ends
            AND first_day IS NULL AND last_day IS NULL))
);

CREATE TABLE external_busy (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    mechanic_id uuid,
    source text NOT NULL,
    uid text NOT NULL,
    starts timestamptz NOT NULL,
    ends timestamptz NOT NULL,
    summary text NOT NULL,
    all_day boolean NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, source, uid),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    CHECK (starts <= ends)
);
CREATE INDEX external_busy_time ON external_busy (tenant_id, starts, ends);
"""

SESSIONS = """
CREATE TABLE session (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('offered', 'scheduled', 'unplaced', 'pending', 'waiting', 'live',
        'completed', 'cancelled', 'no_show')),
    kind text NOT NULL CHECK (kind IN ('video', 'chat', 'phone', 'in_person')),
    service_type text NOT NULL CHECK (service_type IN ('diagnostic', 'repair', 'maintenance', 'inspection',
        'consultation')),
    minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 10080),
    starts timestamptz,
    mechanic_id uuid,
    bay_id uuid,
    vehicle_id uuid,
    plan_id uuid,
    price_cents integer NOT NULL CHECK (price_cents >= 0),
    just_advice boolean NOT NULL,
    concern text NOT NULL,
    sequence integer NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid,
    arrived_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    cancelled_by text CHECK (cancelled_by IN ('customer', 'staff', 'mechanic', 'platform')),
    cancel_reason text NOT NULL,
    conflict_code text NOT NULL,
    rebooks uuid,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    FOREIGN KEY (tenant_id, mechanic_id) REFERENCES mechanic (tenant_id, id),
    FOREIGN KEY (tenant_id, bay_id) REFERENCES bay (tenant_id, id),
    FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle (tenant_id, id),
    FOREIGN KEY (tenant_id, plan_id) REFERENCES plan (tenant_id, id),
    FOREIGN KEY (tenant_id, created_by) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, rebooks) REFERENCES session (tenant_id, id)
);
CREATE INDEX session_time ON session (tenant_id, starts);
CREATE INDEX session_customer ON session (tenant_id, customer_id);
CREATE INDEX session_mechanic ON session (tenant_id, mechanic_id, starts);
CREATE INDEX session_open ON session (tenant_id, state) WHERE state IN ('offered', 'scheduled', 'unplaced');

CREATE TABLE device (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('desktop', 'kiosk')),
    name text NOT NULL,
    credential_hash bytea,
    created_at timestamptz NOT NULL,
    forked_from uuid,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, forked_from) REFERENCES device (tenant_id, id)
);

CREATE TABLE session_event (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    at timestamptz NOT NULL,
    what text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    staff_id uuid,
    device_id uuid,
    detail text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id)
);
CREATE INDEX session_event_session ON session_event (tenant_id, session_id);
"""

SIGN_IN = """
CREATE TABLE identity (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash text NOT NULL,
    tenant_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    active boolean NOT NULL DEFAULT true,
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id)
);

CREATE TABLE refresh_token (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    family uuid NOT NULL,
    parent_id uuid,
    staff_id uuid NOT NULL,
    device_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    revoked_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES staff_member (tenant_id, id),
    FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id),
    FOREIGN KEY (tenant_id, parent_id) REFERENCES refresh_token (tenant_id, id) ON DELETE SET NULL (parent_id)
);
CREATE INDEX refresh_token_family ON refresh_token (tenant_id, family);
"""

TABLES = (SHARED, PEOPLE, RULES, SESSIONS, SIGN_IN)
