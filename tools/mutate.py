"""Change every rule a little and see whether a test notices: `make mutate`.

mutmut makes one small change at a time in each `portal/domain/*/rules.py` and runs the tests that reach it. A change
that no test notices is a promise nobody holds; at least 90% must be noticed. `mutmut show NAME` shows one.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_LEAST = 0.9
RESULT = re.compile(r"^\s*portal\.domain\.(?P<subject>\w+)\.rules\.\S+: (?P<outcome>.+)$", re.M)
NOTICED = {"killed", "timeout", "segfault"}


def main() -> int:
    """Run, print what was noticed per subject, fail below the hold."""
    command = [sys.executable, "-m", "mutmut"]
    ran = subprocess.run([*command, "run", "--max-children", "2"], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    if ran.returncode:
        print("mutmut did not run to the end: `mutmut run` says why")
        return ran.returncode
    listed = subprocess.run(
        [*command, "results", "--all", "true"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    for subject, outcome in RESULT.findall(listed.stdout):
        outcomes[subject]["noticed" if outcome in NOTICED else "missed"] += 1
    total = Counter[str]()
    for subject, counts in sorted(outcomes.items()):
        total += counts
        print(f"{_share(counts):7.1%}  {counts['noticed']:4} of {counts.total():4}  {subject}")
    print(f"{_share(total):7.1%}  {total['noticed']:4} of {total.total():4}  in all (at least {AT_LEAST:.0%})")
    return int(_share(total) < AT_LEAST)


def _share(counts: Counter[str]) -> float:
    return counts["noticed"] / counts.total() if counts.total() else 0.0


if __name__ == "__main__":
    sys.exit(main())
