"""Measurements against the budgets, each beside a reference measured in the same run."""
