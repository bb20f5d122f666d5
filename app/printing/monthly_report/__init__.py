"""The report of a month as it stands on paper."""
