"""Airflow's REST API as the launcher uses it, over the loopback."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any, cast
from urllib.parse import urlencode

from cijferwacht.launcher.environment import LOGIN


class ApiError(Exception):
    """Airflow refused; ``status`` is the HTTP status, 0 when it did not answer at all."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class AirflowApi:
    """Version 2 of the API, logged in as the generated user when first needed."""

    def __init__(self, url: str, password: str) -> None:
        self._url = url
        self._password = password
        self._token = ""
        # A proxy of the environment is for the outside world.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def health(self) -> dict[str, str]:
        """Status of each component: "healthy", "unhealthy", or "" before it was ever seen.

        Raises:
            ApiError: the api-server does not answer yet.
        """
        said = self._ask("GET", "/api/v2/monitor/health", logged_in=False)
        return {name: (about or {}).get("status") or "" for name, about in said.items()}

    def get(self, path: str, **query: str | int | bool) -> dict[str, Any]:
        """Read ``path`` below /api/v2."""
        text = urlencode({name: str(value).lower() for name, value in query.items()})
        return self._ask("GET", f"/api/v2{path}" + (f"?{text}" if text else ""))

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Make something at ``path`` below /api/v2."""
        return self._ask("POST", f"/api/v2{path}", body)

    def _ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, *, logged_in: bool = True
    ) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if logged_in:
            headers["Authorization"] = f"Bearer {self._token or self._log_in()}"
        request = urllib.request.Request(  # noqa: S310  http to our own address
            self._url + path,
            data=None if body is None else json.dumps(body).encode(),
            headers=headers,
            method=method,
        )
        try:
            with self._opener.open(request, timeout=10) as answer:
                return cast(dict[str, Any], json.load(answer))
        except urllib.error.HTTPError as error:
            if error.code == 401 and logged_in:
                self._token = ""  # it ran out; the next call logs in again
            raise ApiError(error.code, error.read(500).decode("utf-8", "replace")) from None
        except (OSError, ValueError) as error:
            raise ApiError(0, str(error)) from None

    def _log_in(self) -> str:
        said = self._ask(
            "POST", "/auth/token", {"username": LOGIN, "password": self._password}, logged_in=False
        )
        self._token = said["access_token"]
        return self._token
