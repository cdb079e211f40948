"""Fingerprint sets: files, patterns by field, relations, and what a set can show."""
