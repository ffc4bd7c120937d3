"""The cast around protection: managed schemes, safeguarding, victims, young people."""

from domain.facts import iom
from tests.story import Said, said


def selected(time: str) -> Said:
    """The person is put on a managed scheme."""
    return said("police", time, iom.IomSelected("scheme", True))


def colour(time: str, rag: str = "red") -> Said:
    """A colour is set there."""
    return said("police", time, iom.IomRagSet(rag))


def reviewed(time: str) -> Said:
    """The scheme looks again."""
    return said("police", time, iom.IomReviewed())


def scheme_contact(time: str) -> Said:
    """The scheme is in contact with the person."""
    return said("police", time, iom.IomContactMade("police"))


def deselected(time: str, reason: str = "progress") -> Said:
    """The person is taken off the scheme."""
    return said("police", time, iom.IomDeselected(reason))
