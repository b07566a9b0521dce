"""From a report file to what it says."""
