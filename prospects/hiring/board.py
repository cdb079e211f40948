"""Where a company keeps its openings at an applicant-tracking system (ATS)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoardRef:
    """A board of one company at one vendor; equal to another that has the same key.

    Attributes:
        vendor: Id of the vendor, "greenhouse".
        tenant: The company's name at the vendor, case kept where the vendor tells it apart.
        site: Career site of the tenant ("CX_1" at Oracle, a portal's GUID at UKG), or None.
        region: Which of a vendor's instances it is at, as far as its address needs it: a pod
            ("wd5"), a data centre ("fa.us2") or a country ("eu"); None is the vendor's usual one.
        evidence: Name of the rule that read it.
        confidence: 0.0-1.0, how sure it is that the URL names this board.
        is_posting: Whether the URL goes deeper than the board, to one opening.
    """

    vendor: str
    tenant: str
    site: str | None = None
    region: str | None = None
    evidence: str = ""
    confidence: float = 0.95
    is_posting: bool = False

    @property
    def key(self) -> str:
        """Identity of the board, "workday/nordfell/External@wd5"."""
        place = "/".join(part for part in (self.vendor, self.tenant, self.site) if part)
        return f"{place}@{self.region}" if self.region else place

    def __str__(self) -> str:
        return f"{self.vendor}/{self.tenant}"
