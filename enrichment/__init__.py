"""Raw list to companies, companies to signals.

Doors: `enrichment.intake` reads lists, `enrichment.enrich.Enrichment` reads web sites.
"""
