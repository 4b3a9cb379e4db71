import { ownValue } from "../own-value.ts";
import { type Bench, type Judged, ruleRefusal } from "./judging.ts";

/**
 * Whether an entry does not count for want of an approval of which nothing is known: it would count were its provider
 * approved, or were it approved by name in time. One that was approved too late waits for nothing.
 */
export function awaitsApproval({ entry, refusal, worth }: Judged, bench: Bench): boolean {
  const mayWait = refusal?.code === "not approved beforehand" || refusal?.code === "not accepted";
  if (!mayWait || entry.status !== "earned" || worth.units.numerator === 0n) return false;
  const { packId } = bench;
  if (ownValue(entry.preApproved, packId) !== undefined) return false;
  const ofProvider = { approvedBy: [...entry.approvedBy, packId] };
  const ofActivity = { preApproved: { ...entry.preApproved, [packId]: longBefore } };
  return [ofProvider, ofActivity, { ...ofProvider, ...ofActivity }].some(
    (approved) => ruleRefusal({ ...entry, ...approved }, bench) === undefined,
  );
}

/** Before any day of a ledger: approved in time, whatever the rule's notice. */
const longBefore = "1800-01-01";
