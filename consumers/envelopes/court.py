"""A court hearing, from the Common Platform or from Libra: named only by the wrapper.

    {"hearing": {"prosecutionCases": [{"defendants": [..]}]}}      Common Platform
    {"cId": .., "name": {"surname": ..}, "defendantDob": ..}       Libra: one defendant a message
    ["class name", {"s3BucketName": .., "s3Key": ..}]              too large: kept elsewhere

It has no moment of its own but the wrapper's, which also says whether it was resulted: both are
kept beside the body. About one defendant: on that record; about several, or nobody by number: on
a record of the hearing's own, so that nobody's file shows the others.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, TypeGuard

from consumers.envelopes.event import LONGEST_NUMBER, HmppsEvent
from consumers.envelopes.sns import Unwrapped

COMMON_PLATFORM, LIBRA = "COMMON_PLATFORM_HEARING", "LIBRA_COURT_CASE"
LARGE = "large-court-message"  # where no wrapper says which of the two it is
NAMES = frozenset({COMMON_PLATFORM, LIBRA})
_POINTER_PARTS = 2
_CONTENT, _ELSEWHERE, _KIND = "(content)", "elsewhere", "(attribute) messageType"


def read(unwrapped: Unwrapped) -> HmppsEvent | None:
    """None where the body isn't a hearing. Raises Refused."""
    body = unwrapped.body
    called = _called(unwrapped) or _kept_name(body)
    if isinstance(body.get("hearing"), dict):
        return _event(unwrapped, COMMON_PLATFORM, body, _record(body))
    if body.get(_CONTENT) == _ELSEWHERE and isinstance(body.get("pointer"), dict):
        return _pointed(unwrapped, body)
    if called == LIBRA or ("defendantType" in body and body.keys() & {"cId", "caseNo"}):
        return _event(unwrapped, LIBRA, body, _record(body))
    # By its name only: kept as it is, and the name with it, so that it can be read again.
    return None if called is None else _event(unwrapped, called, body | {_KIND: called}, None)


def elsewhere(unwrapped: Unwrapped) -> HmppsEvent | None:
    """The event of a pointer to a body kept elsewhere; None where it is no pointer."""
    pair = unwrapped.body
    if not (isinstance(pair, list) and len(pair) == _POINTER_PARTS and isinstance(pair[1], dict)):
        return None
    if not pair[1].keys() & {"s3BucketName", "s3Key"}:
        return None
    body = {_CONTENT: _ELSEWHERE, "class": pair[0], "pointer": pair[1]}
    if (called := _called(unwrapped)) is not None:
        body[_KIND] = called
    return _pointed(unwrapped, body)


def defendants(body: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(id, what is told of them, their case) of each defendant with an id, case by case.

    Ids as written: they are the courts' own, so nobody else's rules of spelling apply.
    """
    hearing = body.get("hearing")
    if not isinstance(hearing, dict):
        if is_id(told := _libra_id(body)):
            yield told, body, body
        return
    for case in objects(hearing.get("prosecutionCases")):
        for each in objects(case.get("defendants")):
            if is_id(told := each.get("id")):
                yield told, each, case


def objects(listed: object) -> Iterator[dict[str, Any]]:
    """The objects of a list; nothing where it is none."""
    if isinstance(listed, list):
        yield from (each for each in listed if isinstance(each, dict))


def is_id(value: object) -> TypeGuard[str]:
    """Whether this can stand in the name of a record."""
    return (
        isinstance(value, str)
        and 0 < len(value) <= LONGEST_NUMBER
        and value.isprintable()
        and " " not in value
    )


def _pointed(unwrapped: Unwrapped, body: dict[str, Any]) -> HmppsEvent:
    """Also read again from what was kept: the array is an object by then."""
    record = _own_record("elsewhere", body["pointer"].get("s3Key"))
    return _event(unwrapped, _kept_name(body) or LARGE, body, record)


def _event(unwrapped: Unwrapped, name: str, body: dict[str, Any], record: str | None) -> HmppsEvent:
    if unwrapped.stage is not None:
        body = body | {"(attribute) hearingEventType": unwrapped.stage}
    return HmppsEvent(
        name=name,
        occurred=unwrapped.sent,
        fields={},
        body=body,
        sent=(unwrapped.sent,),
        clash=unwrapped.name if unwrapped.name != name else None,
        raw="courts",
        record=record,
    )


def _called(unwrapped: Unwrapped) -> str | None:
    return next((name for name in (unwrapped.kind, unwrapped.name) if name in NAMES), None)


def _kept_name(body: dict[str, Any]) -> str | None:
    return next((name for name in NAMES if name == body.get(_KIND)), None)


def _record(body: dict[str, Any]) -> str | None:
    ids = {told for told, _, _ in defendants(body)}
    if len(ids) == 1:
        return f"court/{ids.pop()}"
    hearing = body.get("hearing")
    if isinstance(hearing, dict):
        return _own_record("hearing", hearing.get("id"))
    return _own_record("case", body.get("caseNo"))


def _own_record(kind: str, told: object) -> str | None:
    """court/hearing:<its id>; an id that can't stand in a name is there by its hash."""
    if not isinstance(told, str) or not told:
        return None
    if not is_id(told):
        told = blake2b(told.encode(), digest_size=16).hexdigest()
    return f"court/{kind}:{told}"


def _libra_id(body: dict[str, Any]) -> object:
    told = body.get("cId")
    return str(told) if isinstance(told, int) and not isinstance(told, bool) else told
