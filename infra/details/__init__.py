"""Fetches what thin events only point at, in a process of its own: `python -m infra.details`.

    the log:  /probation/cas1  data.change_told  {"detailUrl": "https://host/events/.."}
      follow  -> one row a detail in `details.detail`: waiting
      fetch   -> its body is kept in the row                (host on the list, nobody else's address)
      record  -> through the door into the log, the row is fetched, its body gone from here

A body of the HMPPS detail envelope goes through the door as if it had been published. Any other
is kept whole as `data.opaque`, named `<what changed>/detail`, of the same source and record. The
thin fact stands beside it: it is what we were told, and when.

- waiting: due at `next_at`; after each failure the wait doubles, from 30 seconds to six hours
- fetched: in the log; nothing is left to do
- failed: twelve attempts, or an answer that can't be taken; what the door
  refused is parked under detail.<agency>.v1; `throughline fetch --once --again` asks anew
- gone: the publisher has it no longer (404, 410)
- not-allowed: the host isn't on THROUGHLINE_DETAIL_HOSTS, or the address isn't one to follow;
  a host that is put on the list later is fetched after the next start

THROUGHLINE_DETAIL_HOSTS  hosts, host:port, or agency/host for that agency's events alone, commas
                          between; empty: nothing is fetched
THROUGHLINE_DETAIL_TOKEN  sent to those hosts as bearer token

The consumer knows nothing of it and never waits for it. Several may run: a row is locked while its
publisher is asked, so each detail is one fetcher's, and one that dies lets go of it at once.
Addresses stand in the log alone, for they may hold a person's number; none is ever logged.
"""
