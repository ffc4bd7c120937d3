"""A pack holds, or says by name what was changed: any byte, anywhere."""

from hashlib import sha256
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings

from infra.packs import content
from infra.packs.archive import UnreadableError, read, written
from infra.packs.check import check
from infra.packs.lines import dumped, loaded
from infra.packs.seal import public_key, sealed
from infra.policy.load import england_and_wales, shipped
from projections.people import people_of
from tests import people
from tests.domain.histories import histories
from tests.story import at, heard_from, heartbeat, in_log

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
LOG = in_log(
    [
        people.sentenced("2025-12-03 10:15", months=14),
        people.received("2025-12-03 17:05"),
        people.released("2026-04-02 09:30"),
        people.status("2026-04-02 20:00", "rough", "2026-04-02"),
        heartbeat("prison", "2026-04-20 09:00"),
    ]
)


def asked(log, now="2026-04-20"):
    return [content.Asked(found, heard_from(log), len(log), at(now)) for found in people_of(log)]


def packed(*, change=None, **found):
    """The bytes of a pack; `change` alters its members before they are sealed."""
    members = content.members(found.get("people") or asked(LOG), england_and_wales(), shipped())
    if change:
        change(members)
    return written(members | {content.SIGNATURE: sealed(members[content.MANIFEST], KEY)})


def wrong_with(content):
    """What is said of a file."""
    try:
        return check(content).wrong
    except UnreadableError as error:
        return [str(error)]


def test_a_pack_holds_wherever_it_is_checked():
    found = check(packed())
    assert found.holds, (found.wrong, found.differs)
    assert found.sealed_by == public_key(KEY)
    assert (found.people, found.facts) == (len(asked(LOG)), 4)


@settings(max_examples=20, deadline=None)
@given(histories(longest=6))
def test_any_journey_judged_again_gives_its_findings(log):
    found = asked(log, "2026-05-01")
    if found:
        checked = check(packed(people=found))
        assert checked.holds, (checked.wrong, checked.differs)


def test_packed_twice_it_is_the_same_file():
    assert packed() == packed()


def test_any_flipped_bit_is_found():
    """Bits all over the file: in members, in their names, in the zip around them, in the seal."""
    whole = packed()
    dice = Random(7)  # noqa: S311 - seeded places, no secret
    for place in sorted(dice.sample(range(len(whole)), 150)):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1 << dice.randrange(8)
        assert wrong_with(bytes(spoilt)), place


def test_a_manifest_that_was_not_sealed_is_found():
    """Everything fits but the seal: another moment was written into the manifest."""
    members, _ = read(packed())
    text = members[content.MANIFEST].replace(b"2026-04-20", b"2026-04-21")
    assert check(written(members | {content.MANIFEST: text})).wrong == [
        "signature.json: it is not of this manifest"
    ]


@pytest.mark.parametrize("place", [10, 12])  # the time and the day of the first member's header
def test_a_byte_that_no_member_holds_is_found(place):
    spoilt = bytearray(packed())
    spoilt[place] ^= 1
    assert check(bytes(spoilt)).wrong == ["the archive around the members was changed"]


@pytest.mark.parametrize("name", [content.FACTS, content.FINDINGS, content.SIGNATURE])
def test_what_is_missing_is_named(name):
    members, _ = read(packed())
    del members[name]
    assert f"{name}: missing" in check(written(members)).wrong


def test_what_was_added_is_named():
    members, _ = read(packed())
    assert check(written(members | {"more.txt": b"."})).wrong == ["more.txt: not in the manifest"]


def test_another_judgement_than_the_facts_give_is_named():
    """Sealed by whoever has the key, with a verdict made up: the facts don't give it."""

    def pretend(members):
        told = loaded(content.FINDINGS, members[content.FINDINGS])
        gap = told["prison/1"]["gaps"][0]
        gap["verdict"] = "averted" if gap["verdict"] != "averted" else "open"
        members[content.FINDINGS] = dumped(told)
        remade = content.members(asked(LOG), england_and_wales(), shipped())
        manifest = loaded(content.MANIFEST, remade[content.MANIFEST])
        made_up = sha256(members[content.FINDINGS])
        manifest["members"][content.FINDINGS] = made_up.hexdigest()
        members[content.MANIFEST] = dumped(manifest)

    found = check(packed(change=pretend))
    assert found.wrong == []
    (differs,) = found.differs
    assert ": gaps: " in differs


def test_what_is_no_pack():
    with pytest.raises(UnreadableError, match="no pack"):
        check(b"GIF89a")
