"""The menu of columns and of what the log is sorted by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from app.cases.schemas.views import CaseOrder
from app.cases.words.labels import order_words
from app.core.words import gettext as _
from app.recovery.log.columns import CaseColumn, ColumnKey
from app.recovery.log.table_layout import TableLayout
from app.recovery.view_model import LogViewModel
from app.ui.check_menu import CheckMenu


def column_menu(
    parent: QWidget, layout: TableLayout, *, columns: tuple[CaseColumn, ...], view_model: LogViewModel
) -> QMenu:
    """Columns to tick; below them the order, for whoever uses no mouse."""
    menu = CheckMenu(parent, name=_("Columns and order"))
    for each in columns:
        menu.add_choice(
            each.column.title,
            ticked=each.key in layout.shown,
            then=_turning(layout, each.key),
        )
    menu.addSeparator()
    orders = CheckMenu(menu, name=_("Sort by"))
    orders.setTitle(_("Sort by"))
    chosen = view_model.state.order
    orders.add_one_of(
        [(order.value, order_words(order)) for order in CaseOrder],
        chosen=chosen.value,
        then=lambda key: view_model.sort_by(CaseOrder(key)),
    )
    menu.addMenu(orders)
    menu.addAction(_("The other way round")).triggered.connect(
        lambda: view_model.sort_by(view_model.state.order)
    )
    menu.addAction(_("Columns as at first")).triggered.connect(lambda _checked=False: layout.reset())
    return menu


def _turning(layout: TableLayout, key: ColumnKey) -> Callable[[bool], None]:
    return lambda on: layout.turn(key, on=on)
