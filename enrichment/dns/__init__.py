"""What the domain name system says of a company: its mail, its senders, who serves its names.

Door: `DnsReader`.
"""

from enrichment.dns.reader import DnsReader

__all__ = ["DnsReader"]
