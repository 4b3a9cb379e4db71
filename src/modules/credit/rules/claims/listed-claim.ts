import type { Rational } from "../exact/rational.ts";
import type { EvidenceKind } from "../packs/predicate.ts";
import type { ClaimedEntry, ClaimOutcome, ClaimState } from "./claim.ts";

/** A claim as a list shows it. */
export interface ListedClaim {
  readonly id: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly packId: string;
  readonly entry: ClaimedEntry;
  readonly state: ClaimState;
  readonly sentAt: string;
  readonly evidenceCount: number;
  /** The viewer's own: somebody else decides it. */
  readonly isOwn: boolean;
}

/** What was said to a claim. */
export interface ClaimDecision {
  readonly outcome: ClaimOutcome;
  readonly units: Rational | undefined;
  readonly reason: string;
  readonly decidedByName: string;
  readonly decidedAt: string;
  readonly isUndone: boolean;
}

/** One claim with everything a decision needs. */
export interface Claim extends ListedClaim {
  readonly evidence: readonly {
    readonly fileId: string;
    readonly kind: EvidenceKind;
    readonly name: string;
    readonly mediaType: string;
    readonly sizeBytes: number;
  }[];
  /** Latest first; those taken back too. */
  readonly decisions: readonly ClaimDecision[];
}
