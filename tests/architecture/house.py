"""The house rules a linter doesn't know: each takes a file and says what is wrong in it."""

import ast
import re
from collections.abc import Iterator

FILE_LINES = 300
FUNCTION_LINES = 40

_IMPURE_MODULES = {"os", "sys", "time", "random", "secrets", "uuid", "io", "socket", "subprocess"}
_IMPURE_CALLS = {"now", "utcnow", "today", "getenv", "read_text", "read_bytes", "uuid4"}
_IMPURE_BUILTINS = {"open", "input", "print"}
_PASSED_OVER = {  # what no test may say: a test that is passed over tests nothing
    *("skip", "skipif", "skip_if", "importorskip"),  # refused
    *("xfail", "SkipTest", "skipTest"),  # refused
}
_PRETENDED = {"mock", "Mock", "MagicMock", "AsyncMock", "mocker"}

# Written in two pieces: this file is checked too.
_HOSTS = (
    "pypi" + ".org",
    "python" + "hosted",
    "repo.maven" + ".apache",
    "repo1" + ".maven",
    "registry.npm" + "js",
)
_MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp/lab|root|home/\w+)/")
_LATER = re.compile("TO" + r"DO\b|FIX" + r"ME\b")
_BARE_NOQA = re.compile(r"# noqa(?::[ A-Z0-9,]+)?$")


def too_long(text: str) -> Iterator[str]:
    """At most 300 lines a file."""
    lines = len(text.splitlines())
    if lines > FILE_LINES:
        yield f"{lines} lines"


def long_functions(text: str) -> Iterator[str]:
    """At most 40 lines a function: one screen."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{node.name}: {lines} lines"


def impure(text: str) -> Iterator[str]:
    """The domain reads no clock, no environment, no file, and draws no random number."""
    for node in ast.walk(ast.parse(text)):
        for name in _imported(node):
            if name.split(".")[0] in _IMPURE_MODULES:
                yield f"line {node.lineno}: imports {name}"
        if isinstance(node, ast.Call) and _reads_the_world(node.func):
            yield f"line {node.lineno}: calls {_called(node)}"


def passed_over(text: str) -> Iterator[str]:
    """No test is skipped or expected to fail, and none sleeps instead of waiting for something."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute | ast.Name) and _word(node) in _PASSED_OVER:
            yield f"line {node.lineno}: {_word(node)}"
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "sleep"}:
            yield f"line {node.lineno}: sleeps"


def pretended(text: str) -> Iterator[str]:
    """No mock where the real part runs."""
    for node in ast.walk(ast.parse(text)):
        for name in _imported(node):
            if _PRETENDED & set(name.split(".")):
                yield f"line {node.lineno}: imports {name}"


def strange_addresses(text: str) -> Iterator[str]:
    """No registry's host and no folder of somebody's machine."""
    for number, line in enumerate(text.splitlines(), start=1):
        yield from (f"line {number}: {host}" for host in _HOSTS if host in line)
        if found := _MACHINE.search(line):
            yield f"line {number}: {found.group()}"


def put_off(text: str) -> Iterator[str]:
    """Nothing is left for later, and no rule is silenced without a reason."""
    for number, line in enumerate(text.splitlines(), start=1):
        if _LATER.search(line) or _BARE_NOQA.search(line):
            yield f"line {number}: {line.strip()}"


def _imported(node: ast.AST) -> list[str]:
    """The names a statement imports; for `from x import y` also x.y."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def _reads_the_world(called: ast.expr) -> bool:
    """A method of our own may be called open; the builtin may not be called."""
    known = _IMPURE_BUILTINS if isinstance(called, ast.Name) else _IMPURE_CALLS
    return _word(called) in known


def _called(call: ast.Call) -> str:
    return _word(call.func)


def _word(node: ast.expr) -> str:
    """The last word of a dotted name; empty for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
