"""What a plan used to cost: a booking made without the server carries the price that the customer was told then."""

PRICES = """
CREATE TABLE plan_price (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    plan_id uuid NOT NULL,
    price_cents integer NOT NULL CHECK (price_cents >= 0),
    kinds text[] NOT NULL,
    until timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, plan_id) REFERENCES plan (tenant_id, id)
);
CREATE INDEX plan_price_plan ON plan_price (tenant_id, plan_id, until);
ALTER TABLE plan_price ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_price FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON plan_price USING (tenant_id = app_tenant()) WITH CHECK (tenant_id = app_tenant());
GRANT SELECT, DELETE ON plan_price TO autodoctor_app;
GRANT SELECT ON plan_price TO autodoctor_backup;

CREATE FUNCTION keep_plan_price() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO plan_price (tenant_id, plan_id, price_cents, kinds)
    VALUES (OLD.tenant_id, OLD.id, OLD.price_cents, OLD.kinds);
    RETURN NULL;
END;
$$;
REVOKE EXECUTE ON FUNCTION keep_plan_price() FROM PUBLIC;
CREATE TRIGGER keep_price AFTER UPDATE ON plan FOR EACH ROW
    WHEN (OLD.active AND OLD.price_cents IS NOT NULL
        AND (OLD.price_cents, OLD.active, OLD.kinds) IS DISTINCT FROM (NEW.price_cents, NEW.active, NEW.kinds))
    EXECUTE FUNCTION keep_plan_price();
"""
