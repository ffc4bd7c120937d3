"""The file of a pack: a plain zip whose bytes follow from its members alone, so one way to write it.

manifest.json    what is in it, each member with its hash
signature.json   of the manifest
facts.jsonl heard.json findings.json film.json identity.json policy/*.toml
"""

import io
import zipfile
from collections.abc import Mapping

ALWAYS = (1980, 1, 1, 0, 0, 0)  # the same members give the same bytes, whenever they are packed
READABLE = 0o644 << 16
# A changed byte also makes the library see a compression or an encryption it doesn't know.
UNREADABLE = (
    zipfile.BadZipFile,
    NotImplementedError,  # how the library names a compression it doesn't know: nothing of ours
    RuntimeError,
    OSError,
)


class UnreadableError(Exception):
    """Not a pack, or broken in transit: says what and where."""


def written(members: Mapping[str, bytes]) -> bytes:
    """The archive. Nothing is compressed: a compressor's next version would write other bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            about = zipfile.ZipInfo(name, ALWAYS)
            about.external_attr = READABLE
            about.create_system = 3
            archive.writestr(about, members[name])
    return out.getvalue()


def read(content: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The members, and what is wrong with them as bytes. Raises UnreadableError for no archive."""
    members: dict[str, bytes] = {}
    wrong: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                try:
                    members[name] = archive.read(name)
                except UNREADABLE:
                    wrong.append(f"{name}: its bytes were changed")
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError("this is no pack, or its end is missing or changed") from error
    if not wrong and written(members) != content:
        wrong.append("the archive around the members was changed")
    return members, wrong
