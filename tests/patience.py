"""How long a test waits for what another process does. No promise of the product: only after it a test gives up."""

PATIENCE = 180
"""Seconds. A machine that also runs another worker's browser, Elasticsearch and PostgreSQL may be slow for a while."""
