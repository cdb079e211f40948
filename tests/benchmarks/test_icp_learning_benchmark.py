"""The benchmark of learning finds the rules of a few data sets, and tells a miss from a find."""

import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "icp_learning.py"


def test_known_rules_are_found_in_seeded_data_sets() -> None:
    command = [sys.executable, str(BENCHMARK), "--first", "1001", "--sets", "4", "--show"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    rules = [line.split(": ", 1)[1].strip() for line in told if line.startswith("  rule:")]
    assert len(rules) == len(set(rules)) == 4
    assert told[-1].startswith("kept    rules found exactly of 4, seeds 1001 to 1004: 4")
