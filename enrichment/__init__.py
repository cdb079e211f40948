"""Raw list to companies, companies to signals.

Doors: `enrichment.intake` reads lists, `enrichment.enrich.enrich_companies` reads web sites.
"""
