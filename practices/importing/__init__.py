"""Practices from a file of facts (docs/import.md) into the page tree."""
