"""Asking customers how it was: questions, answers, and what follows from a bad one."""
