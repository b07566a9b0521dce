"""The reconciliation service that OpenRefine speaks to: names become things of ours (Reconciliation API 0.2)."""
