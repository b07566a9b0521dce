"""What a report's graph must hold, and how a fault is told to a person."""
