"""Applicant-tracking systems: what people call the vendors that job boards run on."""

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "greenhouse": "Greenhouse",
    "lever": "Lever",
    "ashby": "Ashby",
    "workday": "Workday",
    "smartrecruiters": "SmartRecruiters",
    "workable": "Workable",
    "recruitee": "Recruitee",
    "personio": "Personio",
    "teamtailor": "Teamtailor",
    "bamboohr": "BambooHR",
    "breezy": "Breezy",
    "rippling": "Rippling",
    "pinpoint": "Pinpoint",
    "icims": "iCIMS",
    "jobvite": "Jobvite",
    "taleo": "Taleo",
    "successfactors": "SuccessFactors",
}


def ats_name(vendor: str) -> str:
    """Name as the vendor writes it, from the id or from `vendor/tenant`; an unknown id as it is."""
    vendor_id = vendor.partition("/")[0]
    return _NAMES.get(vendor_id.casefold(), vendor_id)
