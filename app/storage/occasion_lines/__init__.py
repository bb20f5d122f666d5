"""The slots of the calendar into which every occasion falls, kept in the transaction that changes them.

Lines stand for people who may be celebrated alone, and counts for the marks of a month follow the lines.
"""
