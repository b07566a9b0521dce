"""Which made-up reports do the tests and the demonstration read? Their sources, and the tool that sets them."""
