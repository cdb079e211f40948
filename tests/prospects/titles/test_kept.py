import pytest

from prospects.titles.kept import keep_made


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "words.yml"
    path.write_text("one", encoding="utf-8")
    return path


def _keep(source, made):
    def make():
        made.append(source.read_text(encoding="utf-8"))
        return made[-1].upper()

    return keep_made("words", source.parent, [source], make)


def test_what_was_made_is_read_again_until_a_source_changes(source):
    made = []
    assert [_keep(source, made), _keep(source, made)] == ["ONE", "ONE"]
    source.write_text("two", encoding="utf-8")
    assert _keep(source, made) == "TWO"
    assert made == ["one", "two"]


def test_a_broken_file_is_made_anew(source):
    made = []
    _keep(source, made)
    (kept,) = (source.parent / "__pycache__").iterdir()
    kept.write_bytes(b"half a fi")
    assert _keep(source, made) == "ONE"
    assert len(made) == 2


def test_where_nothing_can_be_written_it_is_made_each_time(source):
    (source.parent / "__pycache__").write_text("no folder", encoding="utf-8")
    made = []
    assert [_keep(source, made), _keep(source, made)] == ["ONE", "ONE"]
    assert len(made) == 2
