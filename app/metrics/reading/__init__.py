"""From measures to what charts, tiles and lists show: the one place that knows both."""
