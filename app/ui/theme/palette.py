"""The Qt palette of a theme, for everything the stylesheet leaves to the style."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def build_palette(tokens: Tokens) -> QPalette:
    """Every role that Fusion paints with, faint where a control is switched off."""
    palette = QPalette()
    roles = {
        _Role.Window: tokens.bg,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.sunk,
        _Role.Text: tokens.ink,
        _Role.PlaceholderText: tokens.ink2,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.ink,
        _Role.BrightText: tokens.alert,
        _Role.Highlight: tokens.brand,
        _Role.HighlightedText: tokens.brandink,
        _Role.Accent: tokens.brand,
        _Role.Link: tokens.brand,
        _Role.LinkVisited: tokens.plum,
        _Role.ToolTipBase: tokens.surface,
        _Role.ToolTipText: tokens.ink,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.sunk,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.line,
        _Role.Shadow: tokens.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink3))
    return palette
