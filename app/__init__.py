"""Regulars: a desk program for the people a hotel, restaurant or shop wants to see again."""

__version__ = "0.1.0"
