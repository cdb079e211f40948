import json
import random
import re
import subprocess
import sys
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.technographics.patterns.cost import tame
from enrichment.technographics.patterns.literal import shape_of

FLAGS = re.IGNORECASE | re.ASCII


@pytest.mark.parametrize(
    "source",
    [
        r"acme",
        r"/acme(?:-zenith)?\.(?:js|css)$",
        r"<link[^<>]{1,200}/acme@(\d)",
        r"(?<!not-)acme(?!-zenith)",
        r"(['\"])acme\1",
        r"acme{zenith}\{2}[+*?]\+",
    ],
)
def test_a_quick_expression_stays_as_it_is(source):
    assert tame(source) == source


@pytest.mark.parametrize(
    ("source", "tamed"),
    [
        pytest.param(r"acme[^>]+zenith", r"acme[^>]{1,250}zenith", id="repeat"),
        pytest.param(r"acme[^>]*?zenith", r"acme[^>]{0,250}?zenith", id="as-few-as-can-be"),
        pytest.param(r"acme\w{2,}", r"acme\w{2,250}", id="two-or-more"),
        pytest.param(r"acme/([\d.]+)", r"acme/([\d.]{1,40})", id="version"),
        pytest.param(r"^.*acme", r"^.{0,2000}acme", id="whole-value"),
        pytest.param(r".*acme.*", r"acme", id="dots-at-both-ends"),
        pytest.param(r".+acme.+", r".acme.", id="some-dots-at-both-ends"),
        pytest.param(r".*?acme/(\w)", r"acme/(\w)", id="few-dots-before-a-group"),
        pytest.param(r".*acme/(\w)", r".{0,250}acme/(\w)", id="the-last-of-several"),
        pytest.param(r"acme\.+", r"acme\.{1,40}", id="real-dots"),
        pytest.param(r"acme\\.*", r"acme\\", id="a-backslash-and-dots"),
    ],
)
def test_repeats_get_bounds(source, tamed):
    assert tame(source) == tamed


EVIL = [
    r"(a+)+b",
    r"(a*)*b",
    r"([\w.]+)*@",
    r"(\w+\s?)+$",
    r"(?:\w+-?)+@acme\.io",
    r"(?:.*,)*.*,.*acme",
    r"((?:a+)?)*acme",
    r"^(([a-z])+.)+[A-Z]([a-z])+acme",
    r"(?=(a+)+b)acme",
    "a?" * 40 + "a" * 40,
    r"a.*b.*c.*d.*e.*f",
    r"(?:a{1,200}){1,200}b",
]
SHORTENED = [
    r"(?:a|aa)*b",
    r"(?:ab|ab)*c",
    r"(?:x|\w)*(?:x|\w)*(?:x|\w)*acme",
    r"acme(?:[^/]*?([0-9a-f]{7,40}|[\d]+(?:\.[\d]+(?:\.[\d]+)?)?)|)[^/]*?(?:\.min)?\.js",
]
"""So costly that they are left a short reach."""
INVALID = [r"(", r"[b-a]", r"a**", r"(?x)a b", r"(?-i:a)", "(" * 5_000 + ")" * 5_000]
TAMABLE = [
    r"(?:\d+\.)+\d+",
    r"([\d.]+(?:-?rc[.\d]*)*)",
    r"/([\d.]+(?:-?rc[.\d]*)*)/acme",
    r"(?:[\w-]+\.)+acme\.io",
    r'.+latestVersion":"([\d.]+)',
    r"acme-(\d+(?:\.\d+)+)[^/]*\.js",
    r"<link[^>]+href=\"[^\"]+acme\.css[^>]+>",
    r"<link[^>]+href=[^>]+acme[^>]+>",
    r"[^>]+acme[^>]+zenith",
    r"<[^>]*class=\"[^\"]*acme",
    r"\s+$",
    r"(.+)$",
    r"^.*acme.*$",
    r"\d+\.\d+",
    r"[\w-]+\.acme\.io",
    r"(?:.|\n)*?acme",
    r"acme(?!.*zenith)",
    r"^(?!.*zenith).*acme",
    r"(['\"])[^'\"]+\1 acme",
    r"(?:a|b|cd)*acme",
    r"acme\s*=\s*\{\s*zenith\s*:",
    r"acme(?:\s*,\s*\"[^\"]*\")*\]",
    r"acme[^?]*\?(?:[^&]*&)*v=(\d+)",
]


@pytest.mark.parametrize("source", [*EVIL, *INVALID])
def test_what_cannot_be_made_quick_is_refused(source):
    assert tame(source) is None


@pytest.mark.parametrize("source", [*TAMABLE, *SHORTENED])
def test_what_can_be_made_quick_is_kept(source):
    tamed = tame(source)
    assert tamed is not None
    assert re.compile(tamed, FLAGS).groups == re.compile(source, FLAGS).groups
    assert not re.search(r"(?<!\\)[+*]", re.sub(r"\[[^\]]*\]", "", tamed))


PIECES = st.sampled_from(
    ["acme", "acme.io", "/acme", "zenith", "1.2", "1", ".", "-rc.1", "<link ", "href=", '"', ">",
     "a", "b", "\n", " ", ",", "=", "/", ".js", "?v=2", "é", 'latestVersion":"']
)  # fmt: skip


@pytest.mark.parametrize("source", TAMABLE)
@given(pieces=st.lists(PIECES, max_size=6))
def test_a_tamed_expression_finds_the_same_in_a_short_text(source, pieces):
    text = "".join(pieces)
    found, tamed = (re.search(each, text, FLAGS) for each in (source, tame(source)))
    assert (found and found.groups()) == (tamed and tamed.groups())


ATTACK = dedent("""
    import json, re, resource, sys, time
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    slow = {}
    for source, texts in json.load(sys.stdin):
        regex = re.compile(source, re.IGNORECASE | re.ASCII)
        for text in texts:
            took = []
            while len(took) < 5 and min(took, default=1) > 0.1:
                start = time.perf_counter()
                regex.search(text)
                took.append(time.perf_counter() - start)
            if min(took) > 0.1:
                slow[source] = min(took)
                break
    print(json.dumps(slow))
""")


def slow_ones(sources):
    """Which take longer than 20 ms for an attack, measured where the time of the CPU is limited."""
    attacks = [(source, attacks_on(source)) for source in sources]
    done = subprocess.run(
        [sys.executable, "-c", ATTACK], input=json.dumps(attacks), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def attacks_on(source):
    """Texts as long as those that are searched, full of beginnings and without an end."""
    shape = shape_of(source)
    size = 2 * shape.width + 2 if shape.literals else 2_000
    chance = random.Random(source)
    words = [*re.findall(r"[\w<=\"/ -]+", re.sub(r"\\(?!\W)\w|\{[\d,]+\}|\(\?.", " ", source)),
             "a", "1", ".", "1.", " ", "<", "/", "-", '"', "x"]  # fmt: skip
    before = "".join(words[:-10])
    texts = [word * size for word in words] + [before + word * size for word in words]
    for _ in range(10):
        mixed = "".join(chance.choice(words) * chance.choice([1, 1, 9, 99]) for _ in range(size))
        texts.append(mixed)
    return [text[: size - 1] + "\0" for text in texts]


def test_no_tamed_expression_is_slow_in_any_text():
    assert slow_ones([tame(source) for source in (*TAMABLE, *SHORTENED)]) == {}


def test_the_attacks_are_worth_their_name():
    assert slow_ones([r"[^>]{1,300}a[^>]{1,300}zenith"]) != {}


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["enthec_technologies.json", "wappalyzergo_fingerprints_data.json"]
)
def test_of_the_public_fingerprints_few_are_refused_and_none_is_slow(shared_dir, name):
    data = json.loads((shared_dir / "data" / "fingerprints" / name).read_text())
    fingerprints = data.get("apps", data).values()
    sources = sorted({source for each in fingerprints for source in sources_of(each)})
    tamed = {source: tame(source) for source in sources}
    assert len([source for source in sources if tamed[source] is None]) <= 15
    kept = [each for source, each in tamed.items() if each and each != source]
    assert slow_ones(random.Random(4).sample(kept, 200)) == {}


def sources_of(fingerprint):
    for field in ("scriptSrc", "html", "scripts", "meta", "headers", "cookies", "css", "text"):
        values = fingerprint.get(field, [])
        for value in values.values() if isinstance(values, dict) else [values]:
            for text in [value] if isinstance(value, str) else value:
                yield text.partition("\\;")[0]
