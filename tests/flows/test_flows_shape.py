"""The rules of the house that hold for flows/: bodies like sentences, and Prefect imported late."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FLOWS = Path(__file__).resolve().parents[2] / "flows"
BRANCHES_MAX, LINES_MAX = 2, 45
BRANCHING = (
    ast.If, ast.IfExp, ast.For, ast.While, ast.Try, ast.TryStar, ast.Match, ast.comprehension,
    ast.ExceptHandler, ast.BoolOp,
)  # fmt: skip


def functions_of_prefect() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Functions that are decorated with `flow` or `task`, or made a task by a call."""
    for path in sorted(FLOWS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                ast.unparse(each).partition("(")[0].rpartition(".")[2] in {"flow", "task"}
                for each in node.decorator_list
            ):
                yield f"{path.name}:{node.name}", node


FOUND = dict(functions_of_prefect())


def test_daily_flow_is_among_them():
    assert "daily.py:daily_prospecting" in FOUND


@pytest.mark.parametrize("name", sorted(FOUND))
def test_body_reads_like_a_sentence(name):
    node = FOUND[name]
    branches = sum(isinstance(each, BRANCHING) for each in ast.walk(node))
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    assert branches <= BRANCHES_MAX, f"{name} has {branches} branches"
    assert lines <= LINES_MAX, f"{name} has {lines} lines"
