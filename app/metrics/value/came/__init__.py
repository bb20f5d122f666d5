"""Who stands behind a figure of how customers came, beside the charts."""
