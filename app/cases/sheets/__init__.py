"""The recovery log as a table that leaves the program."""
