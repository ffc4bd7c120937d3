"""The open contract as machines read it: JSON Schema and AsyncAPI, generated from the facts."""
