"""What the law asks of whoever keeps data about people: their data, erasing, limits, how long, and who touched it."""
