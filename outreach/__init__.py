"""The day's queue: suppression, cadence, budget, assignment, rendering and exports.

Doors: `outreach.templates.load_templates`, `outreach.cards.load_cards`,
`outreach.queue.build_queue`, `outreach.exports.writing.write_day`.
"""
