-- What thin facts point at, one row a detail. Every statement can run again.

CREATE TABLE IF NOT EXISTS place (    -- how far the log has been followed
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  position bigint NOT NULL
);
INSERT INTO place (position) VALUES (0) ON CONFLICT DO NOTHING;

-- The address isn't here: it may hold a person's number, and the log has it.
CREATE TABLE IF NOT EXISTS detail (
  position bigint PRIMARY KEY,        -- of the thin fact
  agency   text NOT NULL,
  host     text,                      -- as THROUGHLINE_DETAIL_HOSTS writes it; null: not an address
  state    text NOT NULL CHECK (state IN ('waiting', 'fetched', 'failed', 'gone', 'not-allowed')),
  outcome  text,                      -- of the last attempt, in a word
  attempts integer NOT NULL DEFAULT 0,
  next_at  timestamptz NOT NULL,      -- when it is due, while it waits
  tried_at timestamptz,
  body     bytea                      -- fetched and not yet recorded
);
CREATE INDEX IF NOT EXISTS detail_due ON detail (next_at, position) WHERE state = 'waiting';
