"""Under which name a view is kept, and for whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.words import gettext as _
from app.saved_views.schemas import SavedViewRow
from app.saved_views.view_model import SavedViewsModel
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, Option
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

_OWN, _ALL = "own", "all"


class ViewNameForm(QFrame):
    """A card over the list, for a new view or one to be called something else."""

    left = Signal()

    def __init__(self, theme: Theme, model: SavedViewsModel) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._model = model
        self._definition: dict[str, object] = {}
        self._view: SavedViewRow | None = None
        self._title = plain_label("", "card-title", wrap=True)
        self.name = LineField(_("Name of the view"), placeholder=_("Breakfast, last 30 days"), limit=80)
        self.whose = ChoiceField(_("Who sees it"), [Option(_OWN, _("Only me")), Option(_ALL, _("Everybody"))])
        self.form = DraftForm(theme, {"name": self.name, "whose": self.whose}, save=self._save, columns=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._title)
        column.addWidget(self.form)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)

    def start_new(self, definition: dict[str, object]) -> None:
        """Begin to keep this definition."""
        self._definition, self._view = definition, None
        self._start(_("Save this view"), "")

    def start_rename(self, view: SavedViewRow) -> None:
        """Begin to call a view something else."""
        self._view = view
        self._start(_("Rename the view"), view.name)

    def _start(self, title: str, name: str) -> None:
        self._title.setText(title)
        self.name.set_text(name)
        self.name.show_error("")
        self.whose.setVisible(self._view is None)
        self.form.start()

    def _save(self) -> bool:
        if self._view is not None:
            return self._model.rename(self._view, self.name.text)
        return self._model.save(self.name.text, self._definition, own=self.whose.value != _ALL)
