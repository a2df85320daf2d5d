"""Plays days through the DAG *history* in this process, as `dag.test()` does; a test runs it.

    python play_days.py 2026-03-22 2026-03-23 ...

The environment is that of Airflow's processes. Prints a JSON array: the state of each run, in order.
"""

from __future__ import annotations

import json
import sys

from airflow.dag_processing.dagbag import DagBag
from airflow.utils.db import initdb

from cijferwacht.paths import DAGS


def main() -> None:
    initdb()
    bag = DagBag(str(DAGS))
    if bag.import_errors:
        sys.exit(f"DAGs cannot be imported: {bag.import_errors}")
    states = [bag.dags["history"].test(run_conf={"day": day}).state for day in sys.argv[1:]]
    json.dump(states, sys.stdout)


if __name__ == "__main__":
    main()
