"""The dataset: kept, versioned, queried, linked and drawn."""
