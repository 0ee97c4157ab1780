"""A customer's own zone, as a website told of it: in it their time stands beside the workshop's."""

OWN_ZONES = """
ALTER TABLE site_customer ADD COLUMN zone text NOT NULL DEFAULT '';
"""

SCRIPTS = (OWN_ZONES,)
