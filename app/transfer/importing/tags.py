"""The labels that a file brings."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.model.tag import Tag
from app.transfer.importing.kinds import TAG, normal_text
from app.transfer.importing.plan import Plan


class Tags:
    """The venue's labels by their folded name; new ones are planned when first met."""

    def __init__(self, connection: Connection, plan: Plan) -> None:
        self._plan = plan
        tags = connection.execute(select(Tag.id, Tag.name).order_by(Tag.id.desc()))
        self._ids = {normal_text(name): tag_id for tag_id, name in tags}

    def id_of(self, name: str) -> int:
        """The id of a label."""
        folded = normal_text(name)
        known = self._ids.get(folded)
        if known is None:
            known = self._ids[folded] = self._plan.add(TAG, {"name": name})
        return known
