"""Tables as plain files that any spreadsheet or program reads: the second road back."""
