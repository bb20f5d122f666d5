"""All that a playbook ever said, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.moments.schemas.drafts import PlaybookDefinition
from app.moments.schemas.playbooks import PlaybookVersionRow
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

Describe = Callable[[PlaybookDefinition], Sequence[tuple[str, str]]]
"""What a version said, as (title, words)."""


class Versions(QWidget):
    """When each version was made and by whom; what they said is shown when it is asked for."""

    def __init__(
        self, theme: Theme, wording: Wording, *, versions: Sequence[PlaybookVersionRow], describe: Describe
    ) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.told: list[QWidget] = []
        for version in versions:
            self._column.addWidget(plain_label(_head(version, wording), "field-label", wrap=True))
            said = plain_label(_words(describe(version.definition)), "small", wrap=True)
            said.hide()
            self.told.append(said)
            self._column.addWidget(said)
        self.button = PushButton(theme, _("Read the versions"), kind="quiet")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self, wanted: bool) -> None:
        for said in self.told:
            said.setVisible(wanted)


def _head(version: PlaybookVersionRow, wording: Wording) -> str:
    when = wording.instant(version.made_at)
    if version.made_by:
        return _("Version {number}: {when}, {who}").format(
            number=version.number, when=when, who=version.made_by
        )
    return _("Version {number}: {when}").format(number=version.number, when=when)


def _words(said: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"{title}: {words}" for title, words in said)
