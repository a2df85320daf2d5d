"""Where the project keeps its SQL, its data and what it writes while running."""

from __future__ import annotations

import os
from pathlib import Path

#: The project folder. The package runs from a checkout (or a copy of one, as in the container image),
#: since SQL and seeds are plain files beside it; CIJFERWACHT_HOME names it when the package lies elsewhere.
ROOT = Path(os.environ.get("CIJFERWACHT_HOME") or Path(__file__).resolve().parents[2])
SQL = ROOT / "sql"
SEEDS = ROOT / "seeds"
DAGS = ROOT / "dags"
PLUGINS = ROOT / "plugins"
#: Everything the product writes beside the database: embedded Postgres, Airflow's home, outbox.
STATE = Path(os.environ.get("CIJFERWACHT_STATE_DIR") or ROOT / ".state")
