"""Writes the schema's text to gateway/schema.graphql: python -m gateway.schema.export"""

from pathlib import Path

from gateway.schema.build import build

SDL = Path(__file__).parent.with_name("schema.graphql")


def export() -> None:
    """Write the schema as it is served."""
    SDL.write_text(build().as_str() + "\n", "utf-8")


if __name__ == "__main__":
    export()
