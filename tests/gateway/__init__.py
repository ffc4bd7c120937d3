"""The gateway against real PostgreSQL."""
