"""What the pages are made by."""
