"""Hybrid work is not remote, whatever a vendor's other field says beside it."""

import pytest


@pytest.mark.parametrize(
    ("vendor", "answer"),
    [
        ("ashby", {"jobs": [{"id": "1", "title": "Baker", "isRemote": True,
                             "workplaceType": "Hybrid"}]}),
        ("lever", [{"id": "1", "text": "Baker", "workplaceType": "hybrid"}]),
        ("recruitee", {"offers": [{"id": 1, "title": "Baker", "remote": True, "hybrid": True}]}),
        ("smartrecruiters", {"totalFound": 1, "content": [
            {"id": "1", "name": "Baker", "location": {"remote": True, "hybrid": True}}]}),
        ("workable", {"name": "Northwind", "jobs": [
            {"shortcode": "A1", "title": "Baker", "telecommuting": True, "workplace": "hybrid"}]}),
        ("bamboohr", {"meta": {"totalCount": 1}, "result": [
            {"id": "1", "jobOpeningName": "Baker", "isRemote": True, "locationType": "2"}]}),
        ("teamtailor", {"data": [
            {"id": "1", "attributes": {"title": "Baker", "remote-status": "hybrid"}}]}),
    ],
)  # fmt: skip
def test_hybrid_is_not_remote(read, vendor, answer):
    [posting] = read(vendor, answer).postings
    assert posting.remote is False


@pytest.mark.parametrize(
    ("vendor", "answer"),
    [
        ("ashby", {"jobs": [{"id": "1", "title": "Baker", "isRemote": True}]}),
        ("ashby", {"jobs": [{"id": "1", "title": "Baker", "isRemote": False,
                             "workplaceType": "Remote"}]}),
        ("recruitee", {"offers": [{"id": 1, "title": "Baker", "remote": True, "hybrid": False}]}),
        ("smartrecruiters", {"totalFound": 1, "content": [
            {"id": "1", "name": "Baker", "location": {"remote": True, "hybrid": False}}]}),
        ("bamboohr", {"meta": {"totalCount": 1}, "result": [
            {"id": "1", "jobOpeningName": "Baker", "isRemote": True, "locationType": "0"}]}),
        ("teamtailor", {"data": [
            {"id": "1", "attributes": {"title": "Baker", "remote-status": "fully"}}]}),
    ],
)  # fmt: skip
def test_remote_without_hybrid_is_remote(read, vendor, answer):
    [posting] = read(vendor, answer).postings
    assert posting.remote is True
