"""Cijferwacht: which figures in the Dutch news moved, from what, to what, said by whom.

The package is one hallway, a room a step; data walks it once, in this order:

    feeds -> articles -> topics -> claims -> quantities -> changes -> reports

Each room holds pure functions on the frozen dataclasses of :mod:`cijferwacht.model`. The database is
behind one door (:mod:`cijferwacht.database`), and :mod:`cijferwacht.pipeline` walks the hallway. Nothing
here imports Airflow: the scheduler's side is in ``plugins/cijferwacht_airflow`` and ``dags/``.
"""

__version__ = "0.1.0"
