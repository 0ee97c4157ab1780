"""The order of the waitlist's line, as the database decides it: the organization's version at which somebody joined.

Two may join in the same second, and their ids say nothing where a website's are behind a hash. Who joined before this
was kept has 0, and stands before all others, by the second and the id as ever.
"""

ORDER = """
ALTER TABLE waitlist_entry ADD COLUMN joined_ver bigint NOT NULL DEFAULT 0 CHECK (joined_ver >= 0);
"""

SCRIPTS = (ORDER,)
