"""Writes the contract's documents: `python -m consumers.contracts.generate` after facts changed."""

import json
from pathlib import Path

from consumers.contracts.as_yaml import as_yaml
from consumers.contracts.asyncapi import asyncapi
from consumers.contracts.facts import facts_schema

HERE = Path(__file__).parent


def documents() -> dict[str, str]:
    """Each document's text by its file name."""
    schema = json.dumps(facts_schema(), indent=1, ensure_ascii=False) + "\n"
    return {"facts.schema.json": schema, "asyncapi.yaml": as_yaml(asyncapi())}


def main() -> None:
    """Writes the documents beside this file."""
    for name, text in documents().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
