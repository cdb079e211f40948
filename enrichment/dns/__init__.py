"""What the domain name system says of a company: who carries its mail, which tools may send for it.

Door: `DnsReader`.
"""

from enrichment.dns.reader import DnsReader

__all__ = ["DnsReader"]
