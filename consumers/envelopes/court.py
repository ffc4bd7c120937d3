"""A court hearing, from the Common Platform or from Libra: named only by the wrapper.

No rule reads it yet, so it is kept whole. It has no moment of its own but the wrapper's; its
person is the defendant where it has just one.
"""

from typing import Any, TypeGuard

from consumers.envelopes.event import LONGEST_NUMBER, HmppsEvent

NAMES = frozenset({"COMMON_PLATFORM_HEARING", "LIBRA_COURT_CASE"})


def read(body: dict[str, Any], attribute: str | None, sent: object | None) -> HmppsEvent | None:
    """None where the body isn't a hearing. Raises Refused."""
    if attribute not in NAMES and not isinstance(body.get("hearing"), dict):
        return None
    if "eventType" in body:
        return None
    defendants = _defendants(body)
    return HmppsEvent(
        name=attribute if attribute in NAMES else "COMMON_PLATFORM_HEARING",
        occurred=sent,
        fields={},
        body=body,
        sent=(sent,),
        raw="courts",
        record=f"court/{defendants[0]}" if len(defendants) == 1 else None,
    )


def _defendants(body: dict[str, Any]) -> tuple[str, ...]:
    """Their ids as written: the courts' own, so nobody else's rules of spelling apply."""
    hearing = body.get("hearing")
    cases = hearing.get("prosecutionCases") if isinstance(hearing, dict) else None
    found: list[object] = [body.get("cId")]
    for case in cases if isinstance(cases, list) else ():
        defendants = case.get("defendants") if isinstance(case, dict) else None
        listed = defendants if isinstance(defendants, list) else []
        found.extend(each.get("id") for each in listed if isinstance(each, dict))
    return tuple(dict.fromkeys(each for each in found if _is_id(each)))


def _is_id(value: object) -> TypeGuard[str]:
    return (
        isinstance(value, str)
        and 0 < len(value) <= LONGEST_NUMBER
        and value.isprintable()
        and " " not in value
    )
