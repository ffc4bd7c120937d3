-- The log. The eventsourcing library makes its own tables first (facts_events, facts_tracking);
-- this adds what it has no place for. Every statement can run again.

-- When we recorded it: one instant a batch, never decreasing along the log.
ALTER TABLE facts_events ADD COLUMN IF NOT EXISTS recorded_at timestamptz NOT NULL;

-- Positions are given under the lock as tip + 1, so they have no holes. Any other road into the
-- table must fail, not take a number from a sequence that leaves holes.
ALTER TABLE facts_events ALTER COLUMN notification_id DROP DEFAULT;
DROP SEQUENCE IF EXISTS facts_events_notification_id_seq;
ALTER TABLE facts_events ALTER COLUMN topic SET NOT NULL, ALTER COLUMN state SET NOT NULL;

CREATE TABLE IF NOT EXISTS inbox (    -- every message id ever heard, with the hash of what it said
  key  bytea PRIMARY KEY,
  body bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS parked (   -- messages set aside, whole, each once
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reason            text NOT NULL,
  says              text NOT NULL,
  raw               bytea NOT NULL,
  topic             text NOT NULL,
  partition         integer NOT NULL,
  "offset"          bigint NOT NULL,
  headers           bytea NOT NULL,   -- [[name, base64], ...]: names too may hold anything
  told_at           timestamptz,
  source            text,
  message_id        text,
  recorded_at       timestamptz NOT NULL,
  told_publisher_at timestamptz,
  retried_at        timestamptz,
  outcome           text,
  agency            text GENERATED ALWAYS AS (
    CASE WHEN topic LIKE 'in.%' THEN split_part(topic, '.', 2)
         ELSE split_part(coalesce(source, ''), '/', 2) END) STORED,
  UNIQUE (topic, partition, "offset")
);
ALTER TABLE parked                    -- how it ended; none of it is ever deleted
  ADD COLUMN IF NOT EXISTS settled text,          -- recorded | discarded; null: it still waits
  ADD COLUMN IF NOT EXISTS settled_at timestamptz,
  ADD COLUMN IF NOT EXISTS settled_by text,       -- who discarded it
  ADD COLUMN IF NOT EXISTS settled_why text;      -- and why
CREATE INDEX IF NOT EXISTS parked_waiting ON parked (agency, reason) WHERE settled IS NULL;
CREATE INDEX IF NOT EXISTS parked_untold ON parked (id) WHERE told_publisher_at IS NULL;
CREATE INDEX IF NOT EXISTS parked_agency ON parked (agency, id);

CREATE TABLE IF NOT EXISTS rhythm (   -- how long each source may say nothing (infra/rhythm.toml)
  source text PRIMARY KEY,            -- /prison/nomis; /prison: all of an agency; '': all others
  hours  double precision NOT NULL
);

CREATE TABLE IF NOT EXISTS policies ( -- every policy ever activated, word for word
  hash      text PRIMARY KEY,         -- of everything it says
  documents jsonb NOT NULL            -- file name -> text
);

CREATE TABLE IF NOT EXISTS judged_under ( -- the policy by which what is shown was judged
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  hash text NOT NULL
);

CREATE OR REPLACE VIEW facts AS       -- the log as a table, for people with psql
  SELECT notification_id AS position, recorded_at, originator_id AS record,
         originator_version AS version, topic AS type, state
  FROM facts_events;

CREATE OR REPLACE VIEW offsets AS     -- how far each partition has been recorded
  SELECT split_part(application_name, ':', 1) AS topic,
         split_part(application_name, ':', 2)::integer AS partition,
         notification_id AS "offset"
  FROM facts_tracking WHERE application_name LIKE '%:%';
