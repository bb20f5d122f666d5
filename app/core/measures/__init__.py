"""Formulas of measures, pure and without data of their own: counts first, one rounding at display."""
