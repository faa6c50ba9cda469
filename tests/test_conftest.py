"""The ground under every test."""

from __future__ import annotations

import os
import socket

import pytest
from pytest_socket import SocketConnectBlockedError
from sqlmodel import Session, text

from portal.settings import settings
from tests.conftest import Store


def test_the_network_is_out_of_reach() -> None:
    with (
        socket.socket() as naar_buiten,
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        naar_buiten.connect(("192.0.2.1", 80))


def test_loopback_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as hier, socket.create_connection(hier.getsockname()) as binnen:
        assert binnen.getpeername() == hier.getsockname()


def test_the_settings_are_those_of_the_tests() -> None:
    assert settings().secret == os.environ["PORTAL_SECRET"]
    assert settings().origin == "http://localhost:3000"
    assert not settings().data_dir.is_relative_to(settings().policy_dir.parent.parent)


def test_a_store_is_the_one_it_says(store: Store) -> None:
    def version(session: Session) -> str:
        query = "select version()" if store.is_postgresql else "select sqlite_version()"
        return str(session.connection().execute(text(query)).scalar_one())

    assert store.read(version).startswith("PostgreSQL" if store.is_postgresql else "3.")


def test_a_store_is_empty(store: Store) -> None:
    assert set(store.count().values()) == {0}
