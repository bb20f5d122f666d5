"""Words, dates, numbers and money as a venue reads them."""
