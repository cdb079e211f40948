import os
from pathlib import Path

import pytest

from prospects.whole_file import whole_file


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "scores.csv"
    path.write_text("old")
    path.chmod(0o640)
    return path


def test_a_file_takes_the_place_of_the_old_one_when_it_is_whole(old):
    with whole_file(old) as path:
        path.write_text("new")
        assert old.read_text() == "old"
    assert old.read_text() == "new"
    assert old.stat().st_mode & 0o777 == 0o640
    assert list(old.parent.iterdir()) == [old]


def _break_off(old: Path, error: BaseException) -> None:
    with whole_file(old) as path:
        path.write_text("half")
        raise error


@pytest.mark.parametrize("broken_by", [KeyboardInterrupt, OSError])
def test_who_breaks_off_leaves_the_old_file(old, broken_by):
    with pytest.raises(broken_by):
        _break_off(old, broken_by())
    assert old.read_text() == "old"
    assert list(old.parent.iterdir()) == [old]


def test_a_link_leads_to_the_new_file(old):
    link = old.with_name("latest.csv")
    link.symlink_to(old)
    with whole_file(link) as path:
        path.write_text("new")
    assert (link.is_symlink(), old.read_text()) == (True, "new")


def test_a_device_is_written_to_as_it_is():
    with whole_file(Path(os.devnull)) as path:
        assert path == Path(os.devnull)
    assert not Path(os.devnull).is_file()
