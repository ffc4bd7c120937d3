"""`throughline policy`: the numbers the rules count with, their sources, what is wrong with a file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from domain.policy.policy import Policy
from infra.cli.activations import activate, history
from infra.cli.amounts import HEADS, cells, plain
from infra.cli.say import AsJson, as_json, out, table
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.policy.checks import problems
from infra.policy.load import england_and_wales, in_folder, our_values, read_policy, shipped
from infra.policy.versions import Policies

app = typer.Typer(no_args_is_help=True, help="The policy: show, check, diff, activate.")
app.command()(activate)
app.command()(history)

Folder = Annotated[
    Path | None,
    typer.Option("--folder", exists=True, file_okay=False, help="Other policy files than ours."),
]

InForce = Annotated[
    bool, typer.Option("--in-force", help="The one that counts here, not the one we ship.")
]


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A value, or the beginning of its name.")] = "",
    folder: Folder = None,
    in_force: InForce = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Every value by name: what it is on which days, and how far it can be trusted."""
    policy = _in_force(data) if in_force else _read(folder)
    found = [value for key, value in sorted(policy.values.items()) if key.startswith(name)]
    if not found:
        raise FailedError(f"{name}: no value of the policy begins like that")
    if json:
        values = [plain(value) for value in found]
        as_json({"name": policy.name, "hash": policy.content_hash, "values": values})
        return
    out.print(f"[bold]{policy.name}[/bold]  {policy.content_hash[:12]}")
    for value in found:
        table(f"{value.name}: {value.says}", HEADS, [cells(row) for row in value.rows])


@app.command()
def check(folder: Folder = None, json: AsJson = False) -> None:
    """Everything wrong with policy files, each with its file and line. Exit 1 if anything is."""
    found = problems(in_folder(folder) if folder else shipped(), our_values())
    if json:
        as_json([{"file": one.file, "line": one.line, "says": one.says} for one in found])
    else:
        for problem in found:
            out.print(str(problem), markup=False)
        out.print(f"{len(found)} problems" if found else "nothing wrong")
    if found:
        raise typer.Exit(1)


@app.command()
def diff(
    other: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    folder: Folder = None,
    in_force: InForce = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """What another folder's policy says differently: from ours, --folder's, or what is in force."""
    ours, theirs = _in_force(data) if in_force else _read(folder), _read(other)
    names = sorted(ours.values.keys() | theirs.values.keys())
    changed = [
        {"value": name, "was": _said(ours, name), "is": _said(theirs, name)}
        for name in names
        if _said(ours, name) != _said(theirs, name)
    ]
    if json:
        as_json({"was": ours.content_hash, "is": theirs.content_hash, "values": changed})
        return
    for one in changed:
        out.print(f"[bold]{one['value']}[/bold]")
        out.print(f"  was {_words(one['was'])}", markup=False)
        out.print(f"  is  {_words(one['is'])}", markup=False)
    out.print(f"{len(changed)} values differ")


def _in_force(data: Path | None) -> Policy:
    with session(data) as now, now.facts() as facts:
        return Policies(now.database_url, facts).at()


def _read(folder: Path | None) -> Policy:
    return read_policy(in_folder(folder), folder.name) if folder else england_and_wales()


def _said(policy: Policy, name: str) -> list[Any] | None:
    value = policy.values.get(name)
    return plain(value)["rows"] if value else None


def _words(rows: Any) -> str:
    if rows is None:
        return "not there"
    return "; ".join(
        f"{row['amount']}{_of(row['case'], row['area'])} from {row['from']}, {row['tag']}"
        for row in rows
    )


def _of(*which: str) -> str:
    named = ", ".join(one for one in which if one)
    return f" ({named})" if named else ""
