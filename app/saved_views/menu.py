"""The menu of saved views."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from app.core.words import gettext as _
from app.saved_views.schemas import SavedViewRow

Run = Callable[[SavedViewRow], object]


def saved_menu(
    parent: QWidget,
    views: Sequence[SavedViewRow],
    *,
    choose: Run,
    rename: Run,
    remove: Run,
    save: Callable[[], object],
) -> QMenu:
    """The views to choose, own ones first, and what can be done with them."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("Saved views"))
    own = [view for view in views if view.own]
    others = [view for view in views if not view.own]
    if not views:
        menu.addAction(_("No view is saved yet")).setEnabled(False)
    _add(menu, own, choose)
    if own and others:
        menu.addSeparator()
    for view in others:
        words = _("{name} (everybody)").format(name=view.name)
        _entry(menu, words, view, choose)
    menu.addSeparator()
    menu.addAction(_("Save this view…")).triggered.connect(lambda _checked=False: save())
    if views:
        for title, run in ((_("Rename"), rename), (_("Remove"), remove)):
            inside = QMenu(title, menu)
            menu.addMenu(inside)
            _add(inside, views, run)
    return menu


def _add(menu: QMenu, views: Sequence[SavedViewRow], run: Run) -> None:
    for view in views:
        _entry(menu, view.name, view, run)


def _entry(menu: QMenu, words: str, view: SavedViewRow, run: Run) -> None:
    action = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: run(view))
