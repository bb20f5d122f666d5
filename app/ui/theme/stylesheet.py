"""The one stylesheet, built from the tokens.

Widgets choose their looks by the dynamic property ``kind``: a QPushButton may be ``primary``, ``quiet``
or ``danger``; a QLabel ``page-title``, ``card-title``, ``small``, ``faint``, ``strong``, ``field-label``
or ``error``; a QFrame ``card``, ``bar``, ``rail``, ``field`` or ``line``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from string import Template

from app.ui.theme.fonts import TextRole, text_size
from app.ui.theme.tokens import Tokens

_ROLES: tuple[TextRole, ...] = ("hero", "page_title", "card_title", "small")
_LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 24, 28, 30, 320)

_CELL_EDGE = 3
"""What a table leaves free at the left of a cell besides its padding, whatever the size of text."""

_TEXT = """
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: ${p4}px ${p6}px; }
QLabel { background: transparent; }
QLabel[kind="hero"] { font-size: ${hero}px; font-weight: 700; }
QLabel[kind="page-title"] { font-size: ${page_title}px; font-weight: 700; }
QLabel[kind="card-title"] { font-size: ${card_title}px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="small"] { font-size: ${small}px; color: $ink2; }
QLabel[kind="faint"] { font-size: ${small}px; color: $ink3; }
QLabel[kind="field-label"] { font-size: ${small}px; font-weight: 600; color: $ink2; }
QLabel[kind="error"] { font-size: ${small}px; color: $alert; }
QLabel[kind="number"] { font-size: ${page_title}px; font-weight: 600; }
"""

_FRAMES = """
QMainWindow, QDialog { background: $bg; }
QMessageBox QLabel#qt_msgbox_label { min-width: ${p320}px; font-weight: 600; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: ${p320}px; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="bar"] { background: $surface; }
QFrame[kind="rail"] { background: $rail; }
QFrame[kind="field"] { background: $surface; border: 2px solid $brand; border-radius: 8px; }
QFrame[kind="line"] { background: $line; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[kind="clear"] { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $brand; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $ink; border: 1px solid $line; border-radius: 7px;
    padding: ${p6}px ${p12}px; min-height: ${p18}px; font-weight: 500; }
QPushButton:hover { background: $sunk; }
QPushButton:pressed, QPushButton:checked { background: $brandsoft; color: $brand; }
QPushButton:focus { border: 2px solid $brand; padding: ${q6}px ${q12}px; }
QPushButton[kind="primary"] { background: $brand; color: $brandink; border-color: $brand; }
QPushButton[kind="primary"]:hover { border-color: $ink; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $sunk; color: $ink3; border-color: $line; }
QPushButton[kind="danger"] { color: $alert; }
QPushButton[kind="danger"]:focus { border-color: $alert; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $brand;
    padding: ${p2}px ${p4}px; font-weight: 600; }
QPushButton[kind="quiet"]:hover { background: $brandsoft; }
QPushButton[kind="quiet"]:focus { border: 2px solid $brand; padding: ${p1}px ${p3}px; }
QPushButton[kind="quiet-danger"] { background: transparent; border-color: transparent; color: $alert;
    padding: ${p2}px ${p4}px; font-weight: 600; }
QPushButton[kind="quiet-danger"]:hover { background: $alertsoft; }
QPushButton[kind="quiet-danger"]:focus { border: 2px solid $alert; padding: ${p1}px ${p3}px; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $ink2;
    padding: ${p2}px 0; font-size: ${small}px; font-weight: 400; text-align: left; }
QPushButton[kind="link"]:hover { color: $ink; }
QPushButton[kind="link"]:focus { border: 2px solid $brand; padding: ${p1}px ${p3}px; }
QPushButton[kind="segment"] { background: transparent; border-color: transparent; color: $ink2;
    padding: ${p5}px ${p9}px; font-size: ${small}px; font-weight: 400; min-height: ${p16}px; }
QPushButton[kind="segment"]:hover { background: $sunk; }
QPushButton[kind="segment"]:checked { background: $brandsoft; color: $brand; font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid $brand; padding: ${p4}px ${p8}px; }
QPushButton:disabled, QPushButton[kind="danger"]:disabled { color: $ink3; background: $sunk; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="quiet-danger"]:disabled, QPushButton[kind="link"]:disabled,
QPushButton[kind="segment"]:disabled { color: $ink3; background: transparent; }
QPushButton[kind="score"] { font-weight: 600; padding: ${p8}px 0; min-width: ${p28}px; }
QPushButton[big="true"] { font-size: ${card_title}px; padding: ${p10}px ${p24}px; }
QPushButton[big="true"]:focus { padding: ${q10}px ${q24}px; }
QPushButton[kind="segment"][big="true"] { font-size: ${card_title}px; padding: ${p9}px ${p14}px; }
QPushButton[kind="segment"][big="true"]:focus { padding: ${p8}px ${q14}px; }
QPushButton[kind="score"][big="true"] { font-size: ${page_title}px; padding: ${p20}px 0; }
QPushButton[kind="score"]:checked { background: $brand; color: $brandink; border-color: $brand; }
QPushButton[kind="score"]:focus { border: 2px solid $ink; padding: ${q8}px 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 7px;
    padding: ${p4}px; color: $ink; }
QToolButton[kind="outlined"] { background: $surface; border-color: $line; }
QToolButton:hover { background: $sunk; }
QToolButton:pressed, QToolButton:checked { background: $brandsoft; }
QToolButton:focus { border: 2px solid $brand; padding: ${p3}px; }
QToolButton::menu-indicator { image: none; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox { background: $sunk; color: $ink;
    border: 1px solid $line; border-radius: 8px; padding: ${p7}px ${p10}px;
    selection-background-color: $brand; selection-color: $brandink; }
QLineEdit[big="true"], QPlainTextEdit[big="true"] { font-size: ${card_title}px; }
QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height: ${p20}px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $ink2; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QSpinBox:focus, QComboBox:on { background: $surface; border: 2px solid $brand; padding: ${q7}px ${q10}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"],
QDateEdit[wrong="true"] { border: 2px solid $alert; padding: ${q7}px ${q10}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled { color: $ink3; }
QLineEdit[kind="bare"], QComboBox QLineEdit, QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0; }
QLineEdit[kind="bare"]:focus, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus { background: transparent;
    border: none; padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${p28}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron_down"); width: ${p16}px; height: ${p16}px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: ${p20}px; }
QSpinBox::up-arrow { image: url("$chevron_up"); width: ${p12}px; height: ${p12}px; }
QSpinBox::down-arrow { image: url("$chevron_down"); width: ${p12}px; height: ${p12}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; padding: ${p4}px; outline: none;
    selection-background-color: $brandsoft; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: ${p28}px; padding: 0 ${p8}px; }
QCheckBox, QRadioButton { spacing: ${p8}px; border: 2px solid transparent; border-radius: 6px; padding: 2px; }
QCheckBox:focus, QRadioButton:focus { border-color: $brand; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p14}px; height: ${p14}px; border: 1px solid $ink2;
    border-radius: 4px; background: $surface; }
QRadioButton::indicator { border-radius: ${p7}px; }
QCheckBox::indicator:checked { background: $brand; border-color: $brand; image: url("$check"); }
QCheckBox::indicator:disabled { border-color: $line; background: $sunk; }
QCheckBox::indicator:checked:disabled { border-color: $ink3; background: $ink3; }
QRadioButton::indicator:checked { border-color: $brand; background: qradialgradient(cx: 0.5, cy: 0.5,
    radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $brand, stop: 0.55 $brand, stop: 0.65 $surface, stop: 1 $surface); }
QSlider { min-height: ${p20}px; }
QSlider::groove:horizontal { height: ${p4}px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $brand; border-radius: 2px; }
QSlider::handle:horizontal { width: ${p16}px; margin: -${p6}px 0; border-radius: ${p8}px;
    background: $brand; border: 1px solid $surface; }
QSlider::handle:horizontal:focus { border: 2px solid $ink; }
QProgressBar { background: $sunk; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $brand; border-radius: 4px; }
"""

_LISTS = """
QListView, QTableView, QTreeView { background: $surface; border: none; outline: none; color: $ink;
    selection-background-color: $brandsoft; selection-color: $ink; gridline-color: $line; }
QListView[kind="board"] { background: transparent; }
QListWidget::item { padding: ${p4}px ${p8}px; }
QListWidget::item:selected { background: $brandsoft; color: $ink; }
QListWidget:focus { border: 2px solid $brand; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 ${p11}px; }
QTableView::item:hover { background: $sunk; }
QTableView::item:selected { background: $brandsoft; color: $ink; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $ink2; font-size: ${small}px; font-weight: 600;
    border: none; border-bottom: 1px solid $line; padding: ${p8}px ${h11}px; text-align: left; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QLineEdit[kind="cell"] { border-radius: 0; padding: 0 ${p10}px; }
QLineEdit[kind="cell"]:focus { padding: 0 ${q10}px; }
QMenu { background: $surface; color: $ink; border: 1px solid $line; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p28}px ${p6}px ${p10}px; border-radius: 6px; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::item:selected { background: $brandsoft; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p6}px; }
QMenu::right-arrow { image: url("$chevron_right"); width: ${p14}px; height: ${p14}px; }
QMenuBar { background: $surface; color: $ink; }
QMenuBar::item:selected { background: $brandsoft; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
"""


def build_stylesheet(tokens: Tokens, *, scale: float, images: Mapping[str, str]) -> str:
    """The whole stylesheet; ``images`` gives the files of the marks it shows, by icon name."""
    values: dict[str, str | int] = dict(asdict(tokens))
    for length in _LENGTHS:
        values[f"p{length}"] = round(length * scale)
        values[f"q{length}"] = round(length * scale) - 1
        values[f"h{length}"] = round(length * scale) + _CELL_EDGE
    for role in _ROLES:
        values[role] = text_size(role, scale)
    values.update({name.replace("-", "_"): path for name, path in images.items()})
    return Template(_TEXT + _FRAMES + _BUTTONS + _FIELDS + _LISTS).substitute(values)
