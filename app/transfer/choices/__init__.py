"""How a file is read: letters, cells, dates and numbers, as a person settles them."""
