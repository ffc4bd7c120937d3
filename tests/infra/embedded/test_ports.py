"""Ports: all different, kept over a restart, and below those of outgoing connections."""

import socket

from infra.embedded.ports import LOOPBACK, answers, free_port, free_ports


def test_ports_asked_for_at_once_differ() -> None:
    """A broker needs two."""
    ports = free_ports(dict.fromkeys("abcdefgh"))

    assert len(set(ports.values())) == 8
    assert max(ports.values()) < 32_768


def test_the_wanted_port_is_kept_while_it_is_free() -> None:
    """Clients find a restarted server where it was."""
    wanted = free_port()

    assert free_port(wanted) == wanted


def test_a_port_somebody_took_is_replaced() -> None:
    """And whether somebody answers there can be asked."""
    with socket.socket() as other:
        other.bind((LOOPBACK, free_port()))
        other.listen()
        taken = other.getsockname()[1]

        assert answers(taken)
        assert free_port(taken) != taken

    assert not answers(taken)
