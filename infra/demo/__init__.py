"""The whole line in one terminal: simulated agencies, real Kafka, real PostgreSQL, one journey shown."""
