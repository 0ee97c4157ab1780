"""The list of workshops near a postal code: what is listed is everybody's to read, each owner writes their own line."""

LISTING = """
CREATE TABLE workshop_listing (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    workshop_id uuid NOT NULL CHECK (workshop_id = tenant_id),
    listed boolean NOT NULL,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    city text NOT NULL,
    city_key text COLLATE "C" NOT NULL,
    province text NOT NULL,
    postal_area text COLLATE "C" NOT NULL,
    phone text NOT NULL,
    shows_phone boolean NOT NULL,
    website text NOT NULL,
    kinds text[] NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, workshop_id),
    CHECK (shows_phone OR phone = ''),
    CHECK (NOT listed OR (name <> '' AND city_key <> '' AND postal_area ~ '^[A-Z][0-9][A-Z]$'))
);
CREATE INDEX workshop_listing_area ON workshop_listing (postal_area, name_key) WHERE listed;
CREATE INDEX workshop_listing_city ON workshop_listing (city_key, name_key) WHERE listed;
ALTER TABLE workshop_listing ENABLE ROW LEVEL SECURITY;
ALTER TABLE workshop_listing FORCE ROW LEVEL SECURITY;
CREATE POLICY listed_or_own ON workshop_listing FOR SELECT USING (listed OR tenant_id = app_tenant());
CREATE POLICY own_insert ON workshop_listing FOR INSERT WITH CHECK (tenant_id = app_tenant());
CREATE POLICY own_update ON workshop_listing FOR UPDATE
    USING (tenant_id = app_tenant()) WITH CHECK (tenant_id = app_tenant());
GRANT SELECT, INSERT, UPDATE ON workshop_listing TO autodoctor_app;
GRANT SELECT ON workshop_listing TO autodoctor_backup;
"""

SCRIPTS = (LISTING,)
