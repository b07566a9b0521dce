"""How fast, and how well? Measurements that the documentation shows and that gates hold to."""
