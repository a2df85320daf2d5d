"""Which local day a run is about, however it was started."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from cijferwacht.days import local_day

TODAY = local_day(datetime.now(UTC))


def context(
    *,
    conf: dict[str, Any] | None = None,
    params: dict[str, Any] | None = None,
    partition_key: str | None = None,
    run_after: datetime = datetime(2026, 3, 29, 22, 30, tzinfo=UTC),
) -> dict[str, Any]:
    run = SimpleNamespace(conf=conf, logical_date=None, run_after=run_after)
    return {"dag_run": run, "params": params or {}, "partition_key": partition_key}


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (context(partition_key="2026-03-29"), date(2026, 3, 29)),
        (context(partition_key="2026-03-29", conf={"day": "2026-03-01"}), date(2026, 3, 1)),
        (context(partition_key="2026-03-29", params={"day": "2026-03-02"}), date(2026, 3, 2)),
        # Half past midnight on the 30th in Amsterdam, which has just gone to summer time.
        (context(), date(2026, 3, 29)),
        (context(run_after=datetime(2026, 10, 25, 22, 30, tzinfo=UTC)), date(2026, 10, 24)),
    ],
    ids=["partition", "conf before partition", "form before partition", "by hand", "day of 25 hours"],
)
def test_the_day_of_a_run(given: dict[str, Any], day: date) -> None:
    from cijferwacht_airflow.runs import report_day

    assert report_day(given) == day


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("29-03-2026", "must be written like 2026-03-29"),
        (TODAY.isoformat(), "is not over yet"),
        ((TODAY + timedelta(days=400)).isoformat(), "is not over yet"),
    ],
)
def test_a_day_that_cannot_be_reported(day: str, why: str) -> None:
    from cijferwacht_airflow.runs import NoDay, report_day

    with pytest.raises(NoDay, match=why):
        report_day(context(conf={"day": day}))
