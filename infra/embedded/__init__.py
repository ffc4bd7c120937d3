"""A real PostgreSQL and a real Kafka broker, started by us where the user gave none."""
