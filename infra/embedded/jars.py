"""The broker's jars: exactly those of the lock file, each held to its sha256."""

import hashlib
import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from importlib.resources import files
from pathlib import Path

from infra.embedded.error import PartError
from infra.embedded.files import locked

_AT_ONCE = 8
_SECONDS = 60  # for one connection to the repository
Say = Callable[[str], None]


def classpath(cache: Path, say: Say, repositories: Mapping[str, str] | None = None) -> list[Path]:
    """Every jar of the lock, fetched into the cache where it isn't there yet.

    Fetching happens once a machine; after that nothing goes over the network. Raises PartError
    when a jar can't be fetched or isn't the one that was locked: then nothing of it is kept.
    `repositories`: name to address; None: the one jgo knows.
    """
    folder = cache / "jars"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = _locked()
    with locked(cache / "jars.lock"):
        missing = [jar for jar in wanted if not _is_right(folder / _name(jar), jar["sha256"])]
        if missing:
            _fetch_all(missing, folder, say, repositories)
    return [folder / _name(jar) for jar in wanted]


def _locked() -> Sequence[Mapping[str, str]]:
    lock = files("infra.embedded").joinpath("jgo.lock.toml").read_text()
    dependencies: list[dict[str, str]] = tomllib.loads(lock)["dependencies"]
    return dependencies


def _name(jar: Mapping[str, str]) -> str:
    return f"{jar['artifactId']}-{jar['version']}.jar"


def _is_right(path: Path, sha256: str) -> bool:
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _fetch_all(
    missing: Sequence[Mapping[str, str]],
    folder: Path,
    say: Say,
    repositories: Mapping[str, str] | None,
) -> None:
    say(f"fetching the Kafka broker, once: {len(missing)} jars")
    with (
        tempfile.TemporaryDirectory(dir=folder.parent) as scratch,
        ThreadPoolExecutor(_AT_ONCE) as pool,
    ):
        begun = [pool.submit(_fetch, jar, folder, Path(scratch), repositories) for jar in missing]
        for done, one in enumerate(as_completed(begun), start=1):
            one.result()
            say(f"fetching the Kafka broker, once: {done} of {len(missing)} jars")


def _fetch(
    jar: Mapping[str, str], folder: Path, scratch: Path, repositories: Mapping[str, str] | None
) -> None:
    """Into the scratch folder first: only a jar that is whole and right gets its name."""
    from jgo.maven import MavenContext, PythonResolver

    maven = MavenContext(
        PythonResolver(),
        repo_cache=scratch,
        local_repos=[],
        remote_repos=None if repositories is None else dict(repositories),
        timeout=_SECONDS,
    )
    project = maven.project(jar["groupId"], jar["artifactId"])
    try:
        fetched = project.at_version(jar["version"]).artifact().resolve()
    except (OSError, RuntimeError) as error:  # requests' errors are OSErrors
        raise PartError(
            f"the Kafka broker's {_name(jar)} can't be fetched ({error}): "
            "a network is needed at the first start, or set KAFKA_BOOTSTRAP_SERVERS"
        ) from error
    if not _is_right(fetched, jar["sha256"]):
        raise PartError(f"{_name(jar)} isn't the jar that was locked: refused")
    fetched.replace(folder / _name(jar))
