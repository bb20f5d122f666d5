"""Notes on the time axis: what happened on a day, for whoever reads the chart later."""
