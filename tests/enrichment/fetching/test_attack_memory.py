"""What attacks cost in memory: fetched by a process of its own, whose peak the kernel tells."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.enrichment.conftest import answer, redirect
from tests.enrichment.fetching import attacks, measured_visits

MORE_BYTES_MAX = 20_000_000
DEADLINE = 3.0

GROUPS = {
    "large": attacks.LARGE,
    "malformed": attacks.MALFORMED,
    "broken-and-harmless": attacks.BROKEN | attacks.HARMLESS,
}


def _measured(web, *urls: str) -> list[dict]:
    command = [
        sys.executable,
        measured_visits.__file__,
        str(web.port),
        "1",
        "",
        str(DEADLINE),
        *urls,
    ]
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        command, cwd=root, env={"PYTHONPATH": str(root)}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def _warm_up(web) -> list[str]:
    """What every process pays once: the decoders and their libraries."""
    names = ["gzip-then-garbage", "chunked-and-length"]
    web.paths |= {f"warm.com/{name}": attacks.HARMLESS[name] for name in names}
    web.paths |= {
        f"warm.com/{coding}": attacks.encoded(body, coding)
        for coding, body in (("br", b"\xff"), ("zstd", b"\xff"), ("deflate", b"\xff"))
    }
    return [f"http://{path}" for path in web.paths]


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="the kernel tells no peak")
@pytest.mark.parametrize("group", GROUPS)
def test_no_attack_takes_much_memory(web, group):
    warm = _warm_up(web)
    web.paths |= {f"{name}.com/": attack for name, attack in GROUPS[group].items()}
    measured = _measured(web, *warm, *[f"http://{name}.com/" for name in GROUPS[group]])
    over = [m for m in measured[len(warm) :] if m["more_bytes"] > MORE_BYTES_MAX]
    assert over == []
    assert all(m["seconds"] < DEADLINE + 2 for m in measured)


ROBOTS = {
    "agents-times-rules": b"".join(b"User-agent: a%d\n" % n for n in range(2400))
    + b"User-agent: *\n"
    + b"".join(b"Disallow: /*%d$\n" % n for n in range(2500)),
    "wildcards": b"User-agent: *\n" + b"Disallow: /*aaaaaaaaaaaaaaaaaaab\n" * 16_000,
    "dollars": b"User-agent: *\n" + b"Disallow: /$*$a$$1$\n" * 25_000,
    "bomb": b"User-agent: *\n" + b"Disallow: /x\n" * 4_000_000,
}


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="the kernel tells no peak")
def test_no_robots_takes_much_memory(web):
    warm = _warm_up(web)
    for name, body in ROBOTS.items():
        web.paths[f"{name}.com/robots.txt"] = attacks.encoded(gzip.compress(body), "gzip")
        web.paths[f"{name}.com/"] = answer()
    web.paths |= {
        "endless.com/robots.txt": attacks.endless(attacks.OK + b"\r\n", b"Disallow: /x\n"),
        "endless.com/": answer(),
        "redirect.com/": redirect("/home"),
        "redirect.com/home": answer(),
    }
    names = [*ROBOTS, "endless", "redirect"]
    measured = _measured(web, *warm, *[f"http://{name}.com/" for name in names])[len(warm) :]
    assert [m["code"] for m in measured] == ["200"] * len(names)
    assert [m for m in measured if m["more_bytes"] > MORE_BYTES_MAX] == []
