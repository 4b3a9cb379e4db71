import { type Db, inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotAllowed, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { permit, type PeopleTables, subjectOfStaff, type Viewer, writeAudit } from "#modules/people";
import type { ClaimOutcome } from "../../rules/claims/claim.ts";
import type { Rational } from "../../rules/exact/rational.ts";
import { writeRational } from "../../rules/exact/written.ts";
import type { CreditTables } from "../../tables.ts";
import { onLedgerChange } from "../record/ledger-changed.ts";

type Tables = CreditTables & PeopleTables;

/** What is decided, and of which claims. */
export interface NewDecision {
  readonly tenantId: string;
  readonly claimIds: readonly string[];
  readonly outcome: ClaimOutcome;
  /** For "adjusted": so much it counts, in the pack's units. */
  readonly units?: Rational | undefined;
  /** Needed unless it is accepted as sent: what its claimant reads. */
  readonly reason: string;
  /** The employer's local day. */
  readonly today: string;
}

// One page of the queue, twice over.
const mostAtOnce = 200;

/**
 * Decides claims, all of them or none, and tells each claimant's ledger.
 *
 * @throws NotFound for a claim the viewer cannot know of; NotAllowed for one of their own, or below nobody they lead; Conflict for
 * one that was decided or withdrawn meanwhile; InvalidInput.
 */
export async function decideClaims(
  db: Db<Tables>,
  viewer: Viewer,
  decision: NewDecision,
): Promise<{ readonly decided: number }> {
  checkDecision(decision);
  const ids = [...new Set(decision.claimIds)];
  await inTenants(db, [decision.tenantId], async (tx) => {
    for (const id of ids) {
      const claim = await openClaim(tx, viewer, { tenantId: decision.tenantId, id, today: decision.today });
      if (claim.state !== "open")
        throw new Conflict(
          `“${claim.entry.title}” was ${claim.state === "decided" ? "decided" : "taken back"} meanwhile.`,
        );
      await writeDecision(tx, viewer, { ...decision, claim });
    }
  });
  return { decided: ids.length };
}

function checkDecision({ claimIds, outcome, units, reason }: NewDecision): void {
  const problems = [];
  if (claimIds.length === 0) problems.push({ where: "claims", message: "Choose at least one claim." });
  if (claimIds.length > mostAtOnce)
    problems.push({ where: "claims", message: `Decide at most ${mostAtOnce} at once.` });
  if (outcome === "adjusted" && units === undefined)
    problems.push({ where: "units", message: "Say how much it counts." });
  if (outcome !== "accepted" && reason.trim() === "")
    problems.push({ where: "reason", message: "Say why: who sent it reads this." });
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** The claim, locked, for somebody who may decide it. @throws NotFound, NotAllowed */
async function openClaim(
  tx: Db<Tables>,
  viewer: Viewer,
  { tenantId, id, today }: { readonly tenantId: string; readonly id: string; readonly today: string },
) {
  const claim = isId(id)
    ? await tx
        .selectFrom("credit_claims")
        .select(["id", "account_id", "staff_id", "entry_id", "pack_id", "entry", "state"])
        .where("tenant_id", "=", tenantId)
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (claim === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  permit(viewer, "decide claims", await subjectOfStaff(tx, { tenantId, id: claim.staff_id }, today));
  if (claim.account_id === viewer.accountId)
    throw new NotAllowed("Nobody decides a claim of their own: a colleague who may decide has to.");
  return claim;
}

async function writeDecision(
  tx: Db<Tables>,
  viewer: Viewer,
  {
    tenantId,
    outcome,
    units,
    reason,
    claim,
  }: NewDecision & { readonly claim: Awaited<ReturnType<typeof openClaim>> },
): Promise<void> {
  const at = now();
  const amount = outcome === "adjusted" ? units : undefined;
  const numbers = {
    units_numerator: amount === undefined ? null : Number(amount.numerator),
    units_denominator: amount === undefined ? null : Number(amount.denominator),
  };
  await tx
    .insertInto("credit_claim_decisions")
    .values({
      tenant_id: tenantId,
      id: newId(),
      claim_id: claim.id,
      outcome,
      ...numbers,
      reason: reason.trim(),
      decided_by: staffIdOf(viewer, tenantId),
      decided_by_name: viewer.name,
      decided_at: at,
    })
    .execute();
  await setState(tx, { tenantId, id: claim.id, state: "decided" });
  await writeAudit(tx, tenantId, viewer, {
    act: `credit claim ${outcome}`,
    subject: claim.id,
    details: { pack: claim.pack_id, ...(amount && { units: writeRational(amount) }) },
  });
  await tellLedger(tx, claim, { outcome, ...numbers, reason: reason.trim(), decided_at: at });
}

/**
 * Takes the latest decision of a claim back: it waits again.
 *
 * @throws NotFound, NotAllowed; Conflict when there is none to take back.
 */
export async function undoDecision(
  db: Db<Tables>,
  viewer: Viewer,
  asked: { readonly tenantId: string; readonly id: string; readonly today: string },
): Promise<void> {
  await inTenants(db, [asked.tenantId], async (tx) => {
    const claim = await openClaim(tx, viewer, asked);
    if (claim.state !== "decided") throw new Conflict("There is no decision to take back.");
    await tx
      .updateTable("credit_claim_decisions")
      .set({ undone_at: now() })
      .where("tenant_id", "=", asked.tenantId)
      .where("claim_id", "=", claim.id)
      .where("undone_at", "is", null)
      .execute();
    await setState(tx, { tenantId: asked.tenantId, id: claim.id, state: "open" });
    await writeAudit(tx, asked.tenantId, viewer, { act: "credit claim reopened", subject: claim.id });
    await tellLedger(tx, claim, {
      outcome: "pending",
      units_numerator: null,
      units_denominator: null,
      reason: "",
      decided_at: now(),
    });
  });
}

async function setState(
  tx: Db<Tables>,
  {
    tenantId,
    id,
    state,
  }: { readonly tenantId: string; readonly id: string; readonly state: "open" | "decided" },
): Promise<void> {
  await tx
    .updateTable("credit_claims")
    .set({ state })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
}

// The one thing an employer writes into a person's own ledger: its answer to what they sent. An entry that is gone stays gone.
async function tellLedger(
  tx: Db<Tables>,
  claim: { readonly account_id: string; readonly entry_id: string; readonly pack_id: string },
  answer: {
    readonly outcome: ClaimOutcome | "pending";
    readonly units_numerator: number | null;
    readonly units_denominator: number | null;
    readonly reason: string;
    readonly decided_at: string;
  },
): Promise<void> {
  await inTenants(tx, [claim.account_id], async (own) => {
    await own
      .updateTable("credit_decisions")
      .set(answer)
      .where("tenant_id", "=", claim.account_id)
      .where("entry_id", "=", claim.entry_id)
      .where("pack_id", "=", claim.pack_id)
      .execute();
    await onLedgerChange(own, claim.account_id);
  });
}

function staffIdOf(viewer: Viewer, tenantId: string): string {
  const position = viewer.positions.find((each) => each.tenantId === tenantId);
  if (position === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return position.staffId;
}
