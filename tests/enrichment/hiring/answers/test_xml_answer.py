import pytest

from enrichment.hiring.answers.xml_answer import children_of, read_xml
from enrichment.hiring.posting import BoardMalformed


def jobs(body: bytes):
    return children_of(read_xml(body, ["jobs"]), "job")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(b"<jobs><job>a</job><job>b</job></jobs>", ["a", "b"], id="texts"),
        pytest.param(b"<jobs><job><t>a</t></job></jobs>", [{"t": ["a"]}], id="children"),
        pytest.param(b"<jobs><job>x<t>a</t></job></jobs>", [{"t": ["a"], "#text": "x"}], id="both"),
        pytest.param(
            b'<jobs x="1"><n:job/><job k="v"/></jobs>', [""], id="attributes-are-left-out"
        ),
        pytest.param(
            b"<jobs><job><![CDATA[<p>a & b</p>]]></job></jobs>", ["<p>a & b</p>"], id="cdata"
        ),
        pytest.param(b"<jobs/>", [], id="empty"),
        pytest.param(
            "<?xml version='1.0' encoding='ISO-8859-1'?><jobs><job>Bäcker</job></jobs>".encode(
                "latin-1"
            ),
            ["Bäcker"],
            id="latin-1",
        ),
        pytest.param(
            "<?xml version='1.0' encoding='utf-16'?><jobs><job>Bäcker</job></jobs>".encode(
                "utf-16"
            ),
            ["Bäcker"],
            id="utf-16",
        ),
    ],
)
def test_children_are_read_by_name(body, said):
    assert list(jobs(body)) == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(b"<jobs><>577</><job>a</job></jobs>", "a", id="element-without-a-name"),
        pytest.param(b"<jobs><job>R & D</job></jobs>", "R & D", id="bare-ampersand"),
        pytest.param(
            b"<jobs><job>a&nbsp;&lt;b&eacute;</job></jobs>", "a\xa0<bé", id="names-of-html"
        ),
        pytest.param(b"<jobs><job>a\x0bb&#11;c</job></jobs>", "abc", id="control-characters"),
        pytest.param(b"<jobs><job>a&amp;b & c</job></jobs>", "a&b & c", id="what-was-right-stays"),
    ],
)
def test_what_vendors_write_wrong_is_mended(body, said):
    assert list(jobs(body)) == [said]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(
            b'<!DOCTYPE jobs [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><jobs><job>&b;</job></jobs>',
            "document type",
            id="entities",
        ),
        pytest.param(
            b'<!DOCTYPE jobs SYSTEM "file:///etc/hostname"><jobs/>', "document type", id="a-file"
        ),
        pytest.param(
            b"<!-- <![CDATA[ --><!DOCTYPE jobs><jobs/>", "document type", id="behind-a-comment"
        ),
        pytest.param(b"<jobs>" + b"<a>" * 100_000, "without end", id="nested-without-end"),
        pytest.param(b"<jobs><job>a</job>", "broken in line 1", id="without-its-end"),
        pytest.param(b"<jobs><job>a</jobs></job>", "broken", id="crossed"),
        pytest.param(b"<jobs/><jobs/>", "broken", id="two-roots"),
        pytest.param(b"<feed/>", "its root is feed", id="another-root"),
        pytest.param(b"<jobs><fault/></jobs>", "no job but fault", id="other-children"),
        pytest.param(b"<jobs>none</jobs>", "text instead", id="text"),
        pytest.param(b"{}", "JSON instead of XML", id="json"),
        pytest.param(b"  <HTML><body>", "HTML instead of XML", id="html"),
        pytest.param(b"busy", "text instead of XML", id="words"),
        pytest.param(b" \n", "empty", id="blank"),
    ],
)
def test_what_is_not_allowed_or_broken_is_malformed(body, said):
    with pytest.raises(BoardMalformed, match=said):
        jobs(body)
