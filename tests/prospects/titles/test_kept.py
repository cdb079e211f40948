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

    return keep_made(source.with_name("words.py"), [source], make)


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
    whole = kept.read_bytes()
    for broken in (b"half a fi", whole[:-1], whole[:70] + b"?" + whole[71:], b""):
        kept.write_bytes(broken)
        assert _keep(source, made) == "ONE"
    assert len(made) == 5


def test_what_was_made_of_other_sources_is_not_even_unpickled(source, monkeypatch):
    _keep(source, [])
    source.write_text("two", encoding="utf-8")
    monkeypatch.setattr("pickle.loads", lambda body: pytest.fail("unpickled"))
    assert _keep(source, []) == "TWO"


def test_it_lies_where_the_compiled_modules_lie(source, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.pycache_prefix", str(tmp_path / "elsewhere"))
    _keep(source, [])
    assert not (tmp_path / "__pycache__").exists()
    assert [*(tmp_path / "elsewhere").rglob("*.kept")]


def test_where_nothing_can_be_written_it_is_made_each_time(source):
    (source.parent / "__pycache__").write_text("no folder", encoding="utf-8")
    made = []
    assert [_keep(source, made), _keep(source, made)] == ["ONE", "ONE"]
    assert len(made) == 2
