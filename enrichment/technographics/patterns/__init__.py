"""Patterns of fingerprints: read, bounded, and tried on texts around their literals."""
