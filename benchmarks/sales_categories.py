"""Categories that say something to a salesperson, by their names in the community's data.

Left out is what says how a page is built and not what its company buys or runs: libraries,
frameworks, fonts, languages, servers, caches, databases, themes, plug-ins of a CMS, widgets,
"Miscellaneous" (Open Graph, RSS), video and audio players, maps, SEO and performance marks.
"""

SALES_CATEGORIES = frozenset((
    "A/B Testing", "Accessibility", "Accounting", "Advertising", "Affiliate programs",
    "Analytics", "Appointment scheduling", "Authentication", "Buy now pay later", "CDN", "CMS",
    "CRM", "Cart abandonment", "Cookie compliance", "Cross border ecommerce",
    "Customer data platform", "Digital asset management", "Ecommerce", "Ecommerce frontends",
    "Email", "Feature management", "Form builders", "Fulfilment", "Fundraising & donations",
    "Hosting", "IaaS", "Issue trackers", "LMS", "Live chat", "Loyalty & rewards",
    "Marketing automation", "PaaS", "Page builders", "Payment processors", "Personalisation",
    "RUM", "Recruitment & staffing", "Referral marketing", "Reservations & delivery",
    "Retargeting", "Returns", "Reviews", "Security", "Segmentation", "Shipping carriers",
    "Shopify apps", "Surveys", "Tag managers", "Ticket booking", "User onboarding", "Webmail",
))  # fmt: skip
