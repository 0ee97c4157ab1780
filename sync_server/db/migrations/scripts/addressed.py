"""How often a link was asked for lately is counted by the address that it would go to."""

ADDRESSED = """
CREATE INDEX account_request_address ON account_request (tenant_id, address_hash, asked_at);
DROP INDEX account_request_customer;
CREATE INDEX account_request_customer ON account_request (tenant_id, customer_id);
"""

SCRIPTS = (ADDRESSED,)
