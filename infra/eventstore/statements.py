"""The SQL of the log's one write, over the eventsourcing library's tables and two of ours."""

from psycopg.sql import SQL, Composable, Composed, Identifier, Literal

# Offsets move only from where the batch began; a partition never read has no row yet. The rows
# that moved are counted by RETURNING: in a pipeline no other count can be trusted.
_FENCE = """
WITH asked AS (
  SELECT * FROM unnest(%b::text[], %b::bigint[], %b::bigint[]) AS a (name, previous, last)
), moved AS (
  UPDATE {tracking} t SET notification_id = a.last FROM asked a
  WHERE t.application_name = a.name AND t.notification_id = a.previous RETURNING 1
), begun AS (
  INSERT INTO {tracking} (application_name, notification_id)
  SELECT name, last FROM asked WHERE previous = -1 ON CONFLICT DO NOTHING RETURNING 1
)
SELECT (SELECT count(*) FROM moved) + (SELECT count(*) FROM begun)
"""
_HEAR = "INSERT INTO {inbox} (key, body) SELECT * FROM unnest(%b::bytea[], %b::bigint[])"
_KNOWN = "SELECT key, body FROM {inbox} WHERE key = ANY(%b::bytea[])"
_TIP = "SELECT notification_id, recorded_at FROM {events} ORDER BY notification_id DESC LIMIT 1"
# Asked before the insert, never within it: there each look-up would wade through the rows of its
# own record that the same statement has just put in its way.
_VERSIONS = """
SELECT r.name, (SELECT e.originator_version FROM {events} e WHERE e.originator_id = r.name
                ORDER BY e.originator_version DESC LIMIT 1)
FROM unnest(%b::text[]) AS r (name)
"""
_APPEND = """
INSERT INTO {events}
  (notification_id, recorded_at, originator_id, originator_version, topic, state)
SELECT %b::bigint + n, moment, record, version, type, state
FROM unnest(%b::timestamptz[], %b::text[], %b::bigint[], %b::text[], %b::bytea[])
  WITH ORDINALITY AS u (moment, record, version, type, state, n)
"""
# Ours (the same user), holding the lock, and the server has waited for a word of it all this time.
_END_SILENT = """
SELECT pg_terminate_backend(a.pid)
FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.relation = {name}::regclass AND l.mode = 'ExclusiveLock' AND l.granted
  AND a.usename = current_user AND a.wait_event = 'ClientRead'
  AND a.state_change < clock_timestamp() - interval '5 seconds'
"""
_PARK = """
INSERT INTO {parked} (reason, says, raw, topic, partition, "offset", headers, told_at, source,
                      message_id, recorded_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (topic, partition, "offset") DO NOTHING RETURNING id
"""


class Statements:
    """Each statement with its tables named."""

    def __init__(self, schema: str, events: str, tracking: str) -> None:
        tables: dict[str, Composable] = {
            "events": Identifier(schema, events),
            "tracking": Identifier(schema, tracking),
            "inbox": Identifier(schema, "inbox"),
            "parked": Identifier(schema, "parked"),
            "name": Literal(f'"{schema}"."{events}"'),
        }

        def named(text: str) -> Composed:
            return SQL(text).format(**tables)

        self.fence = named(_FENCE)
        self.hear = named(_HEAR)
        self.known = named(_KNOWN)
        self.tip = named(_TIP)
        self.versions = named(_VERSIONS)
        self.append = named(_APPEND)
        self.park = named(_PARK)
        self.end_silent = named(_END_SILENT)
