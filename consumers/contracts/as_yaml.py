"""Plain values as YAML: block form, every value in double quotes, so that nothing is guessed."""

import json
import re
from typing import Any

SAFE_NAME = re.compile(r"(?!(true|false|null|yes|no|on|off|y|n)$)[A-Za-z$][\w.$-]*", re.IGNORECASE)

UNPRINTABLE = re.compile(
    "[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)  # JSON may hold them, YAML not


def as_yaml(value: Any) -> str:
    """YAML 1.2 of dicts with text keys, lists, texts, whole numbers, booleans and None."""
    return "\n".join(_lines(value, "")) + "\n"


def _lines(value: Any, indent: str) -> list[str]:
    if isinstance(value, dict) and value:
        return [line for name, item in value.items() for line in _named(name, item, indent)]
    if isinstance(value, list) and value:
        return [line for item in value for line in _item(item, indent)]
    text = json.dumps(value, ensure_ascii=False)
    return [indent + UNPRINTABLE.sub(lambda letter: f"\\u{ord(letter[0]):04x}", text)]


def _named(name: str, item: Any, indent: str) -> list[str]:
    lines = _lines(item, indent + "  ")
    name = name if SAFE_NAME.fullmatch(name) else _lines(name, "")[0]
    if isinstance(item, dict | list) and item:
        return [f"{indent}{name}:", *lines]
    return [f"{indent}{name}: {lines[0].strip()}"]


def _item(item: Any, indent: str) -> list[str]:
    first, *rest = _lines(item, indent + "  ")
    return [f"{indent}- {first.strip()}", *rest]
