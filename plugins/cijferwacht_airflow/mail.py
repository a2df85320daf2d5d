"""How mail leaves, as Airflow's connections say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cijferwacht.settings import load as settings

if TYPE_CHECKING:
    from cijferwacht.reports.transport import Transport

CONNECTION = "smtp_default"


def transport(collection: str) -> Transport:
    """The SMTP server of the connection ``smtp_default``; without one, and for the sample, the outbox."""
    from airflow.sdk import BaseHook
    from airflow.sdk.exceptions import AirflowNotFoundException

    from cijferwacht.reports.transport import Outbox, Smtp

    outbox = Outbox(settings().outbox_dir)
    if collection == "sample":
        return outbox
    try:
        connection = BaseHook.get_connection(CONNECTION)
    except AirflowNotFoundException:
        return outbox
    # The names the smtp provider's connection form gives its two switches.
    extra = connection.extra_dejson
    encryption: Literal["tls", "starttls", "none"]
    if not extra.get("disable_ssl"):
        encryption, port = "tls", 465
    elif not extra.get("disable_tls"):
        encryption, port = "starttls", 587
    else:
        encryption, port = "none", 25
    return Smtp(
        host=connection.host or "localhost",
        port=connection.port or port,
        encryption=encryption,
        login=connection.login or None,
        password=connection.password or None,
        timeout=float(extra.get("timeout") or 30),
    )
