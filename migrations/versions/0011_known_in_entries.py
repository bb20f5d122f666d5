"""Lookup entries: tags, what is ahead, and what explains why somebody was found, lie there too."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
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
    phones TEXT NOT NULL,
    tags TEXT NOT NULL,
    ahead TEXT NOT NULL,
    known TEXT NOT NULL
)
"""

_HOLDS = """
(preference.must_kind <> 'health' OR preference.safety_reason NOT IN ('', 'imported', 'captured') OR NOT EXISTS (
    SELECT 1 FROM consent denied
    WHERE denied.customer_id = preference.customer_id AND denied.purpose = 'health' AND NOT denied.given
    AND NOT EXISTS (SELECT 1 FROM consent later
        WHERE later.customer_id = denied.customer_id AND later.purpose = 'health'
        AND (later.decided_on, later.id) > (denied.decided_on, denied.id))))
"""

# Read in the order of the customers and sorted then: in the order of the entries each would be another page.
_ENTRIES = f"""
INSERT INTO lookup_entry
SELECT e.*,
(SELECT json_group_array(name ORDER BY worn.id) FROM customer_tag worn JOIN tag ON tag.id = worn.tag_id
    WHERE worn.customer_id = c.id),
(SELECT json_group_array(json_array(status, place, arrives_on, leaves_on) ORDER BY id)
    FROM visit INDEXED BY ix_visit_ahead WHERE customer_id = c.id AND status IN ('here', 'booked')),
json_array(
    json((SELECT json_group_array(name ORDER BY id) FROM alias WHERE customer_id = c.id)),
    json((SELECT json_group_array(text ORDER BY id) FROM (
        SELECT id, display_name AS text FROM customer WHERE merged_into_id = c.id
        UNION ALL SELECT id, trim(given_name || ' ' || family_name) FROM customer WHERE merged_into_id = c.id))),
    json((SELECT json_group_array(name ORDER BY id) FROM (
        SELECT id, name FROM companion WHERE customer_id = c.id
        UNION ALL SELECT along.id, along.name FROM companion_share share
            JOIN companion along ON along.id = share.companion_id WHERE share.customer_id = c.id))),
    json((SELECT json_group_array(text ORDER BY id) FROM preference
        WHERE customer_id = c.id AND withdrawn_at IS NULL AND {_HOLDS})),
    json((SELECT json_group_array(value ORDER BY id) FROM contact_point INDEXED BY ix_contact_point_number
        WHERE customer_id = c.id AND kind IN ('phone', 'email') AND kind = 'email')),
    json((SELECT json_group_array(card_number ORDER BY id) FROM customer
        WHERE merged_into_id = c.id AND card_number <> '')),
    json((SELECT json_group_array(reference ORDER BY id) FROM visit INDEXED BY ix_visit_known_by
        WHERE customer_id = c.id AND reference <> ''))
)
FROM customer c CROSS JOIN lookup_entry_before e ON e.customer_id = c.id
ORDER BY +e.slot
"""


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    if "known" in {column["name"] for column in sa.inspect(op.get_bind()).get_columns("lookup_entry")}:
        # A file that is made today has them from its first revision on.
        return
    op.execute("ALTER TABLE lookup_entry RENAME TO lookup_entry_before")
    op.execute(_TABLE)
    op.execute(_ENTRIES)
    op.execute("DROP TABLE lookup_entry_before")
