"""Lookup entries: what the list shows of everybody lies beside where they stand in it, best first."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TABLE = """
CREATE TABLE lookup_entry (
    slot INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL UNIQUE,
    digest INTEGER NOT NULL,
    display_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    preferred_name TEXT NOT NULL,
    card_number TEXT NOT NULL,
    tier TEXT NOT NULL,
    last_visit_on TEXT,
    visits_count INTEGER NOT NULL,
    visits_completed INTEGER NOT NULL,
    restricted INTEGER NOT NULL,
    phones TEXT NOT NULL
)
"""

_PHONES = """
SELECT json_group_array(json_array(value, normal, national_digits)) FROM (
    SELECT value, normal, national_digits FROM contact_point INDEXED BY ix_contact_point_number
    WHERE customer_id = c.id AND kind IN ('phone', 'email') AND kind = 'phone'
    ORDER BY preferred DESC, CASE WHEN preferred THEN -id ELSE id END
)
"""

# Read in the order of the tables and sorted then: in the order of the entries each would be another page.
_ENTRIES = f"""
INSERT INTO lookup_entry
SELECT e.slot, e.customer_id, e.digest,
    c.display_name, c.given_name, c.family_name, c.preferred_name, c.card_number, c.tier,
    s.last_visit_on, s.visits_count, s.visits_completed, c.restricted_at IS NOT NULL, ({_PHONES})
FROM lookup_entry_before e
CROSS JOIN customer c ON c.id = e.customer_id
CROSS JOIN customer_summary s ON s.customer_id = c.id
ORDER BY +e.slot
"""


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    if "phones" in {column["name"] for column in sa.inspect(op.get_bind()).get_columns("lookup_entry")}:
        # A file that is made today has them from its first revision on.
        return
    op.execute("ALTER TABLE lookup_entry RENAME TO lookup_entry_before")
    op.execute(_TABLE)
    op.execute(_ENTRIES)
    op.execute("DROP TABLE lookup_entry_before")
