"""Every source, and how it is doing."""

from gateway.context import Info
from gateway.types import publisher
from gateway.types.publisher import Publisher

# One pass over each small part; what is read of the timeline has an index of just those rows.
SQL = """
WITH judged AS (SELECT max(as_of) AS at FROM progress),
waiting AS (
  SELECT agency, source, reason, count(*) AS messages FROM parked
  WHERE settled IS NULL GROUP BY agency, source, reason
),
unread AS (
  SELECT source, count(*) FILTER (WHERE type = 'data.opaque.v1') AS opaque,
    count(*) FILTER (WHERE type = 'data.change_told.v1') AS changes
  FROM timeline
  WHERE type IN ('data.opaque.v1', 'data.change_told.v1') AND superseded_by IS NULL
  GROUP BY source
),
late AS (
  SELECT source, count(*) AS facts FROM timeline
  WHERE recorded_at - happened_at
        > CASE WHEN day_only THEN interval '48 hours' ELSE interval '24 hours' END
  GROUP BY source
),
wrong AS (
  SELECT t.source, count(*) AS numbers FROM timeline t
  WHERE t.type = 'identity.identifier_observed.v1' AND t.superseded_by IS NULL
    AND t.data->>'kind' IN ('noms', 'crn', 'pnc', 'cro', 'nhs')
    AND NOT EXISTS (SELECT 1 FROM join_keys k WHERE k.record = t.record
                    AND starts_with(k.key, (t.data->>'kind') || ':'))
  GROUP BY t.source
),
alone AS (
  SELECT split_part(min(record), '/', 1) AS agency FROM records GROUP BY person HAVING count(*) = 1
),
unlinked AS (SELECT agency, count(*) AS records FROM alone GROUP BY agency)
SELECT f.source, f.agency, f.facts, f.heard_until, f.last_recorded_at,
  w.parked, w.parked_by_reason,
  coalesce(unread.opaque, 0) AS opaque,
  coalesce(unread.changes, 0) AS changes,
  coalesce(late.facts, 0) AS late,
  coalesce(wrong.numbers, 0) AS wrong,
  coalesce(unlinked.records, 0) AS unlinked,
  coalesce(extract(epoch FROM judged.at - f.heard_until), 0) AS lag,
  r.hours AS expected_hours,
  coalesce(judged.at - f.last_recorded_at > r.hours * interval '1 hour', false) AS silent
FROM feeds f CROSS JOIN judged
  LEFT JOIN unread USING (source) LEFT JOIN late USING (source) LEFT JOIN wrong USING (source)
  LEFT JOIN unlinked USING (agency)
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(messages), 0)::bigint AS parked,
      coalesce(jsonb_object_agg(reason, messages), '{}') AS parked_by_reason
    FROM (SELECT reason, sum(messages) AS messages FROM waiting
          WHERE agency = f.agency AND (source = f.source OR source IS NULL) GROUP BY reason) codes
  ) w
  LEFT JOIN LATERAL (
    SELECT hours FROM rhythm WHERE source IN (f.source, '/' || f.agency, '')
    ORDER BY length(source) DESC LIMIT 1
  ) r ON true
ORDER BY f.agency, f.source"""


async def list_publishers(info: Info) -> list[Publisher]:
    """Every source ever heard, by agency."""
    return [publisher.of(row) for row in await info.context.reads.fetch(SQL)]
