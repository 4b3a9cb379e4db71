-- Proof that comes back with a binder, and sessions of several meetings.

alter table credit_ledger_imports
  -- Ids of the files of proof that it added, or put back.
  add column evidence_ids jsonb not null default '[]';

alter table learning_sessions
  -- Start and end of each meeting, in seconds since 1970, where there are several; empty: one, from its start to its end.
  add column meetings jsonb not null default '[]';

-- The page of a session counts who came, and who waits for an award, without looking at each.
create index attendances_by_state on attendances (tenant_id, session_id, state, is_awarded);
