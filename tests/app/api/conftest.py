"""The API on a bare server: what it answers does not depend on the page."""

from __future__ import annotations

from functools import cache

import pytest
from flask import Flask

from anatomy import Atlas
from app.api import mount_api
from app.api.settings import Settings


@cache
def atlas() -> Atlas:
    return Atlas.load()


def served(**settings) -> Flask:
    """A server with the API; no limit of rate unless one is given."""
    server = Flask("bare", static_folder=None)
    server.get("/")(lambda: "the app")
    mount_api(server, atlas, Settings(**{"rate_limit": "", **settings}))
    return server


@pytest.fixture(scope="session")
def server() -> Flask:
    return served()


@pytest.fixture
def client(server):
    return server.test_client()
