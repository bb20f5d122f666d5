"""Showing and hiding without asking the layout when nothing changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def show_only(widget: QWidget, *, visible: bool) -> None:
    """Show or hide a widget, unless it is so already."""
    if widget.isHidden() == visible:
        widget.setVisible(visible)
