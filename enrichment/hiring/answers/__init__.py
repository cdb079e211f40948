"""What boards' answers share: JSON by field, texts, days, places, and postings counted once."""

from enrichment.hiring.answers.asking import asked_again, asked_number
from enrichment.hiring.answers.days import epoch_day, parse_day, relative_day
from enrichment.hiring.answers.fields import (
    Fields,
    Json,
    clean,
    distinct,
    error_of,
    id_of,
    kind_of,
    list_at,
    list_or_one,
    list_or_one_at,
    read_fields,
    read_json,
    requisition_of,
    text_of,
    url_of,
)
from enrichment.hiring.answers.paging import turn_by_offset, turn_by_page
from enrichment.hiring.answers.persons import without_persons
from enrichment.hiring.answers.places import is_remote_word, joined_place, stated_countries
from enrichment.hiring.answers.reading import merged_by_id, page_of, whole_board
from enrichment.hiring.answers.text import description_of, plain_text

__all__ = [
    "Fields",
    "Json",
    "asked_again",
    "asked_number",
    "clean",
    "description_of",
    "distinct",
    "epoch_day",
    "error_of",
    "id_of",
    "is_remote_word",
    "joined_place",
    "kind_of",
    "list_at",
    "list_or_one",
    "list_or_one_at",
    "merged_by_id",
    "page_of",
    "parse_day",
    "plain_text",
    "read_fields",
    "read_json",
    "relative_day",
    "requisition_of",
    "stated_countries",
    "text_of",
    "turn_by_offset",
    "turn_by_page",
    "url_of",
    "whole_board",
    "without_persons",
]
