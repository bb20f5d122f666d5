"""What answers add up to by day and month, kept in the transaction that changes them.

Lines stand for answers that count; counts and repeats are nothing but their sums, so that what leaves the lines
leaves the sums too. How many were asked follows the answers themselves.
"""
