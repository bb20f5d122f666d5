"""The agenda on paper and in spreadsheets."""
