"""Which concerns belong together, here and elsewhere, how sure is that, and what did people decide?

Units (concerns, themes, recommendations, findings of thematics) are compared in a few respects; a small model makes one
confidence of them; people accept, reject and retype. See docs/linking.md.
"""
