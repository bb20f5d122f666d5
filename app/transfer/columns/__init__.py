"""The columns of a file and what each of them means, to look through and to change."""
