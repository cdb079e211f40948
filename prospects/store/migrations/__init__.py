"""The schema's history; run by `prospects.store.migrating`."""
