-- What is put before an employer to decide, and what it may see of who will renew. The claim is a copy of what was sent: the
-- person's own ledger stays theirs, and changes there change nothing that was decided here.

create table credit_claims (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  staff_id uuid not null,
  -- Of the person's own ledger, which this tenant cannot look into.
  entry_id uuid not null,
  pack_id text not null check (pack_id <> ''),
  -- `ClaimedEntry` of rules/claims: what was sent, as it stood.
  entry jsonb not null,
  -- `withdrawn` is the claimant's word; how it was decided is in credit_claim_decisions.
  state text not null check (state in ('open', 'decided', 'withdrawn')),
  sent_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, entry_id, pack_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index credit_claims_by_state on credit_claims (tenant_id, state, sent_at, id);
create index credit_claims_by_staff on credit_claims (tenant_id, staff_id);
call wall_by_tenant('credit_claims');

-- The proof that was sent along: the employer's own copy, kept as long as the claim.
create table credit_claim_evidence (
  tenant_id uuid not null,
  claim_id uuid not null,
  file_id uuid not null,
  kind text not null,
  primary key (tenant_id, claim_id, file_id),
  foreign key (tenant_id, claim_id) references credit_claims (tenant_id, id) on delete cascade,
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
create index credit_claim_evidence_by_file on credit_claim_evidence (tenant_id, file_id);
call wall_by_tenant('credit_claim_evidence');

-- Every decision, the ones taken back too: the latest that stands is what holds.
create table credit_claim_decisions (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  outcome text not null check (outcome in ('accepted', 'adjusted', 'returned')),
  units_numerator bigint check (units_numerator >= 0),
  units_denominator bigint check (units_denominator > 0),
  reason text not null default '',
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  undone_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, claim_id) references credit_claims (tenant_id, id) on delete cascade,
  foreign key (tenant_id, decided_by) references staff (tenant_id, id),
  check ((outcome = 'adjusted') = (units_numerator is not null)),
  check ((units_numerator is null) = (units_denominator is null)),
  check (outcome = 'accepted' or reason <> '')
);
create index credit_claim_decisions_by_claim on credit_claim_decisions (tenant_id, claim_id, decided_at);
create index credit_claim_decisions_by_decider on credit_claim_decisions (tenant_id, decided_by);
call wall_by_tenant('credit_claim_decisions');

-- Will they renew? As last worked out from the ledger of someone who lets their employer see it; a copy of the outcome alone.
create table renewal_standings (
  tenant_id uuid not null,
  account_id uuid not null,
  credential_id uuid not null,
  staff_id uuid not null,
  pack_id text not null,
  -- "Public librarian certificate, New York".
  credential text not null,
  state text not null,
  cycle_from date,
  due_on date,
  -- In the pack's units, as they are written: "41.5 contact hours".
  unit text not null,
  required text not null,
  counted text not null,
  planned text not null,
  short text not null,
  -- Names of requirements that are not met.
  missing jsonb not null default '[]',
  risk text not null check (risk in ('lapsed', 'at risk', 'on the way', 'met', 'nothing due')),
  worked_out_at timestamptz not null,
  primary key (tenant_id, account_id, credential_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index renewal_standings_by_staff on renewal_standings (tenant_id, staff_id);
create index renewal_standings_by_risk on renewal_standings (tenant_id, risk, due_on);
call wall_by_tenant('renewal_standings');
