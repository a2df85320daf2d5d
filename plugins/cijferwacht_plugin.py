"""Airflow's side of the pages: an entry in the menu, a tab on every run, and who may read and decide."""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from airflow.plugins_manager import AirflowPlugin

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import Receive, Scope, Send

log = logging.getLogger("cijferwacht")

PREFIX = "/cijferwacht"
#: Who may start this DAG may also decide what its report is made of, and poll.
EDITORS_DAG = "edition"


@cache
def _pages() -> FastAPI:
    # The plotting library takes a moment to load: better now than under the first reader with a chart.
    Thread(target=import_module, args=["cijferwacht.reports.chart"], daemon=True).start()

    from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity
    from airflow.api_fastapi.core_api.security import get_user, requires_access_dag
    from airflow.configuration import conf

    from cijferwacht.database import connect
    from cijferwacht.pages.app import create_app
    from cijferwacht.pages.desk import Desk
    from cijferwacht.pipeline.subjects import topic_names
    from cijferwacht.settings import load as settings
    from cijferwacht_airflow.runs import news_url

    base = conf.get("api", "base_url", fallback="/").rstrip("/")
    secret = conf.get("api_auth", "jwt_secret")
    desk = Desk(
        database=lambda collection: connect(news_url(), collection),
        # The same in every api-server process, and of no use for anything but our forms.
        secret=hashlib.sha256(f"cijferwacht forms {secret}".encode()).hexdigest(),
        language=settings().language,
        topic_names=topic_names(settings().language),
        run_url=lambda dag_id, run_id: f"{base}/dags/{quote(dag_id, safe='')}/runs/{quote(run_id, safe='')}",
        login_url=lambda address: f"{base}/api/v2/auth/login?next={quote(address, safe='')}",
        poll_now=lambda user: _start("poll", user),
        renew_now=lambda user: _start("read", user),
    )
    return create_app(
        desk,
        get_user,
        user_name=lambda user: str(user.get_name()),
        may_decide=requires_access_dag("POST", DagAccessEntity.RUN, EDITORS_DAG),
    )


def _start(dag_id: str, user: str) -> None:
    """Start a DAG in this user's name."""
    from airflow.api.common.trigger_dag import trigger_dag
    from airflow.sdk.exceptions import AirflowException
    from airflow.utils.types import DagRunTriggeredByType

    from cijferwacht.pages.desk import NotStarted

    try:
        trigger_dag(dag_id, triggered_by=DagRunTriggeredByType.UI, triggering_user_name=user)
    except AirflowException as error:
        # Not parsed yet, or not allowed to run by hand: what waits is done at the next round anyway.
        log.warning("the DAG %s was not started for %s: %s", dag_id, user, error)
        raise NotStarted(dag_id) from error


class _Pages:
    """The application, made at its first request: every worker loads this file, few serve it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await _pages()(scope, receive, send)


class CijferwachtPlugin(AirflowPlugin):
    """The pages in Airflow's own frame."""

    name = "cijferwacht"
    fastapi_apps: ClassVar[list[Any]] = [  # type: ignore[misc]
        {"app": _Pages(), "url_prefix": PREFIX, "name": "Cijferwacht"}
    ]
    external_views: ClassVar[list[Any]] = [  # type: ignore[misc]
        {
            "name": "Cijferwacht",
            "href": f"{PREFIX}/",
            "destination": "nav",
            "url_route": "cijferwacht",
            "nav_top_level": True,
        },
        {
            "name": "Report",
            "href": f"{PREFIX}/run/{{RUN_ID}}",
            "destination": "dag_run",
            "url_route": "cijferwacht-report",
        },
    ]
