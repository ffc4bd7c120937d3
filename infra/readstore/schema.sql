-- The read tables: written by the deriver only, dropped and rebuilt at will (every row follows from the log).
-- They live in whatever schema the search_path names: `read` when live, `read_next` while rebuilt beside it.

CREATE TABLE records (             -- which person each record belongs to
  record         text PRIMARY KEY,
  person         text NOT NULL,
  first_position bigint NOT NULL
);
CREATE INDEX ON records (person);

CREATE TABLE join_keys (           -- what may connect a record to others (domain/people/keys.py)
  key            text NOT NULL,
  record         text NOT NULL,
  PRIMARY KEY (key, record)
);
CREATE INDEX ON join_keys (record);

CREATE TABLE journeys (            -- one row a person: who, where now, what next
  person         text PRIMARY KEY,
  records        text[] NOT NULL,
  known_as       text NOT NULL,
  date_of_birth_on date,
  sex            text,
  state          text NOT NULL,    -- custody | community | hospital | at-large | removed | died | unknown
  place          text,             -- prison code
  lead_role      text,
  lead_worker    text,
  area           text,             -- region/wales, unit/n03-ccd
  release_on     date,             -- planned release, while in custody
  release_kind   text,
  destination    text,
  first_at       timestamptz NOT NULL,
  last_at        timestamptz NOT NULL,
  facts          integer NOT NULL,
  open_gaps      integer NOT NULL,
  unknown_gaps   integer NOT NULL,
  overdue_handovers integer NOT NULL,
  conflicts      jsonb NOT NULL,   -- agencies' accounts of one movement that can't all be right
  position       bigint NOT NULL   -- of the last fact about this person
);
CREATE INDEX ON journeys (release_on, person) WHERE release_on IS NOT NULL;

CREATE TABLE stays (               -- custody and community spells, half-open [began_at, ended_at)
  person         text NOT NULL,
  n              integer NOT NULL,
  kind           text NOT NULL,    -- custody | community | hospital | temporary-release | at-large | hole
  place          text,
  began_at       timestamptz,      -- null: not known
  ended_at       timestamptz,      -- null: still running, or not known (see note)
  how_began      text,             -- reception basis, release kind, supervision kind
  how_ended      text,
  note           text,             -- the name of a hole, end-unknown, conflict: ...
  rests_on       text[] NOT NULL,
  PRIMARY KEY (person, n)
);

CREATE TABLE timeline (            -- every fact about the person, superseded ones too
  entry          text PRIMARY KEY, -- key of the fact: /prison/nomis#e1
  person         text NOT NULL,
  position       bigint NOT NULL,
  happened_at    timestamptz NOT NULL,
  day_only       boolean NOT NULL,
  told_at        timestamptz NOT NULL,
  recorded_at    timestamptz NOT NULL,
  source         text NOT NULL,
  record         text NOT NULL,
  type           text NOT NULL,
  superseded_by  text,             -- key of the fact that replaced it or took it back
  publisher      text NOT NULL,
  category       text NOT NULL,
  tier           text NOT NULL,
  regime         text NOT NULL,
  basis          text NOT NULL,
  marks          text[] NOT NULL,
  data           jsonb NOT NULL
);
CREATE INDEX ON timeline (person, happened_at, entry);
CREATE INDEX ON timeline (source, person);
-- What each source is asked about itself: what isn't understood, what came late, which numbers.
CREATE INDEX ON timeline (source, type)
  WHERE type IN ('data.opaque.v1', 'data.change_told.v1') AND superseded_by IS NULL;
CREATE INDEX ON timeline (source)
  WHERE recorded_at - happened_at
        > CASE WHEN day_only THEN interval '48 hours' ELSE interval '24 hours' END;
CREATE INDEX ON timeline (source, record, (data->>'kind'))
  WHERE type = 'identity.identifier_observed.v1' AND superseded_by IS NULL;

CREATE TABLE findings (            -- verdicts of the gap rules
  id             text PRIMARY KEY,
  person         text NOT NULL,
  number         integer NOT NULL,
  code           text NOT NULL,
  kind           text NOT NULL,    -- OPEN | PIT
  severity       text NOT NULL,
  owner          text NOT NULL,
  verdict        text NOT NULL,
  anchor         text NOT NULL,
  record         text NOT NULL,
  armed_at       timestamptz NOT NULL,
  due_on         date,
  due_at         timestamptz,
  deadline_at    timestamptz,      -- first instant that is too late; orders the list
  short_notice   boolean NOT NULL,
  skipped        jsonb NOT NULL,   -- [["2026-04-03", "Good Friday"], ...]
  told_by        text NOT NULL,
  opened_at      timestamptz,
  closed_at      timestamptz,
  known_at       timestamptz,
  late_days      integer,
  reason         text,
  rests_on       text[] NOT NULL,
  met_by         text[] NOT NULL,
  policy_values  jsonb NOT NULL,   -- [["first-appointment.within", 1], ...]
  notes          jsonb NOT NULL,   -- casework: [{"at": ..., "by": ..., "note": ...}, ...]
  met_at         timestamptz,      -- the earliest moment that meets it: early, in time, late or ahead
  of_release     boolean NOT NULL, -- armed by the plan of the release to come
  deferral       jsonb,            -- the last word on putting it off: reason, until_on, by, how, ...
  area           text,             -- the person's, so that a list can be filtered
  release_on     date
);
CREATE INDEX ON findings (person);
CREATE INDEX ON findings (deadline_at) WHERE of_release;
CREATE INDEX ON findings (verdict, deadline_at, id);
CREATE INDEX ON findings (code, verdict, deadline_at, id);

CREATE TABLE handovers (           -- instances of the handover points
  id             text PRIMARY KEY,
  person         text NOT NULL,
  point          text NOT NULL,
  state          text NOT NULL,
  anchor         text NOT NULL,
  record         text NOT NULL,
  armed_at       timestamptz NOT NULL,
  from_agency    text NOT NULL,
  to_agency      text NOT NULL,
  due_on         date,
  due_at         timestamptz,
  deadline_at    timestamptz,
  short_notice   boolean NOT NULL,
  skipped        jsonb NOT NULL,
  told_by        text NOT NULL,
  needed         text[] NOT NULL,
  shared         text[] NOT NULL,
  acknowledged   text[] NOT NULL,
  accepted_at    timestamptz,
  known_at       timestamptz,
  late_days      integer,
  reason         text,
  rests_on       text[] NOT NULL,
  policy_values  jsonb NOT NULL,
  steps          jsonb NOT NULL,   -- [{"due_on", "due_at", "deadline_at", "met_at"}, ...]
  area           text,
  release_on     date
);
CREATE INDEX ON handovers (person);
CREATE INDEX ON handovers (state, deadline_at, id);

CREATE TABLE feeds (               -- each source, and up to when it has been heard
  source         text PRIMARY KEY,
  agency         text NOT NULL,
  facts          bigint NOT NULL,
  heard_until    timestamptz NOT NULL,  -- latest happened_at
  last_recorded_at timestamptz NOT NULL,
  position       bigint NOT NULL
);

CREATE TABLE counts (              -- what a source counted of a place at the end of a day
  source         text NOT NULL,
  place          text NOT NULL,
  day_on         date NOT NULL,
  count          bigint NOT NULL,
  entry          text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  position       bigint NOT NULL,
  PRIMARY KEY (source, place, day_on)
);

CREATE TABLE exemptions (          -- a known difference of such a count that is borne with
  source         text NOT NULL,
  place          text NOT NULL,
  owner          text NOT NULL,
  reason         text NOT NULL,
  cap            bigint NOT NULL,
  until_on       date NOT NULL,
  by             text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  position       bigint NOT NULL,
  PRIMARY KEY (source, place)
);

CREATE TABLE due (                 -- when to judge a person again, and what to wait for
  person         text NOT NULL,
  at             timestamptz NOT NULL,
  heard          text NOT NULL,    -- '' for the clock, else an agency or source to be heard past `at`
  PRIMARY KEY (person, at, heard)
);
CREATE INDEX ON due (heard, at);

CREATE TABLE set_aside (         -- people a rule of ours failed on: not judged since, shown as before
  person         text PRIMARY KEY,
  by             text NOT NULL,    -- rule 52 | point HP08 | the fold
  error          text NOT NULL,    -- KeyError
  at             text NOT NULL,    -- domain.rules.lead:87
  since          timestamptz NOT NULL
);

CREATE TABLE progress (            -- how far the deriver is: one row
  name           text PRIMARY KEY,
  position       bigint NOT NULL,
  as_of          timestamptz NOT NULL
);

CREATE TABLE change_feed (         -- what changed, in order; not rebuilt, not compared
  seq            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person         text NOT NULL,
  what           text NOT NULL,    -- finding | handover
  id             text NOT NULL,
  code           text NOT NULL,
  was            text,
  became         text,
  position       bigint NOT NULL,
  published_at   timestamptz NOT NULL DEFAULT now()
);
