"""What cases are sorted and searched by, written in the transaction that changes them.

Lines to sort by are kept in every database; the full-text index in a file alone, while a server searches the
words that stand in the lines.
"""
