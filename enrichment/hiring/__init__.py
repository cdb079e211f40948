"""Whether and for whom a company is hiring.

Doors: `enrichment.hiring.extract` reads a page, `enrichment.hiring.boards` an address,
`enrichment.hiring.visit` the boards themselves. Nothing is imported here: who asks what an address
names needs no reader of pages.
"""
