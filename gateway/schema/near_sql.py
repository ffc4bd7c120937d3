"""Who is near, in one statement: the checklists of domain/requirements.py, over everybody at once.

fresh     releases and handovers of which something in the window is not in place
needs     all that each of them needs: duties of the plan, steps and pack of the handover
stands    met, unmet, unknown or not yet due, as of the moment of the answer
"""

RUNNING = "state NOT IN ('accepted', 'cancelled')"

SQL = f"""(WITH
asked AS (SELECT %(as_of)s::timestamptz AS at, %(longest)s::interval AS silence),
horizon AS (
  SELECT source AS who, heard_until AS until FROM feeds WHERE source NOT LIKE '%%/throughline'
  UNION ALL
  SELECT agency, max(heard_until) FROM feeds WHERE source NOT LIKE '%%/throughline' GROUP BY agency
),
fresh AS (
  SELECT DISTINCT person, 'release' AS of FROM findings, asked
  WHERE of_release AND deadline_at BETWEEN asked.at AND %(end)s
    AND (met_at IS NULL OR met_at > asked.at)
  UNION
  SELECT person, id FROM handovers, asked
  WHERE {RUNNING} AND deadline_at BETWEEN asked.at AND %(end)s
),
needs AS (
  SELECT f.person, n.of, f.id, f.code AS rule, f.code AS name, f.met_at,
    f.due_on, f.due_at, f.deadline_at, f.told_by, f.area, f.release_on
  FROM fresh n JOIN findings f USING (person)
  WHERE n.of = 'release' AND f.of_release AND f.verdict NOT IN ('lapsed', 'voided', 'waived')
  UNION ALL
  SELECT h.person, n.of, h.id || '/step ' || s.number, h.point, 'step ' || s.number,
    (s.step->>'met_at')::timestamptz, (s.step->>'due_on')::date, (s.step->>'due_at')::timestamptz,
    (s.step->>'deadline_at')::timestamptz, h.told_by, h.area, h.release_on
  FROM fresh n JOIN handovers h ON h.id = n.of
    CROSS JOIN LATERAL jsonb_array_elements(h.steps) WITH ORDINALITY AS s (step, number)
  UNION ALL
  SELECT h.person, n.of, h.id || '/pack: ' || item, h.point, 'pack: ' || item,
    CASE WHEN item = ANY (h.shared || h.acknowledged) THEN '-infinity'::timestamptz END,
    h.due_on, h.due_at, h.deadline_at, h.told_by, h.area, h.release_on
  FROM fresh n JOIN handovers h ON h.id = n.of CROSS JOIN LATERAL unnest(h.needed) AS item
),
stands AS (
  SELECT needs.*,
    coalesce(due_on, (deadline_at AT TIME ZONE 'Europe/London')::date) AS last_on,
    CASE
      WHEN met_at <= asked.at THEN 'met'
      WHEN deadline_at < asked.at OR (deadline_at = asked.at AND due_at IS NULL) THEN
        CASE WHEN told_by = '' OR until > deadline_at OR (until = deadline_at AND due_at IS NULL)
          THEN 'unmet' ELSE 'unknown' END
      WHEN told_by <> '' AND (until IS NULL OR until < asked.at - asked.silence) THEN 'unknown'
      ELSE 'not-yet-due'
    END AS stands
  FROM needs CROSS JOIN asked LEFT JOIN horizon ON who = told_by
),
near AS (
  SELECT person, of FROM stands LEFT JOIN unnest(
    %(areas)s::text[], %(untils)s::date[], %(mosts)s::int[]
  ) AS own (area, until_on, most) USING (area)
  GROUP BY person, of
  HAVING bool_and(stands IN ('met', 'not-yet-due'))
    AND count(*) FILTER (WHERE stands = 'not-yet-due')
      BETWEEN 1 AND coalesce(max(most), %(most)s::int)
    AND bool_and(stands = 'met' OR
      coalesce(last_on, 'infinity') <= coalesce(until_on, %(until)s::date))
)
SELECT s.person, s.of, s.id, s.rule, s.name, s.last_on, s.due_at, s.deadline_at, s.told_by,
  s.area, s.release_on, j.place AS prison
FROM near JOIN stands s USING (person, of) JOIN journeys j USING (person)
WHERE s.stands = 'not-yet-due') AS missing"""  # noqa: S608 - our own names only
COLUMNS = (
    "person, of, id, rule, name, last_on, due_at, deadline_at, told_by, area, release_on, prison"
)
