import type { LocalDate } from "../local-date.ts";
import type { EvidenceKind } from "../packs/predicate.ts";
import type { Measured, Mode } from "./entry.ts";

/** A draft was proposed by something that was read, and counts nowhere until its owner says yes. */
export type EntryState = "draft" | "planned" | "earned";

/** Where an entry came from. */
export type EntrySource = "own" | "offering" | "award" | "import" | "e-mail";

/** What a person says they did or plan, as it is written down. */
export interface EntryFacts {
  readonly title: string;
  readonly provider?: string | undefined;
  /** The first day, and the day on which it was complete; a draft may lack them. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** A draft may lack it. */
  readonly measured?: Measured | undefined;
  readonly mode: Mode;
  readonly topics: readonly string[];
  /** By pack id. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  readonly preApproved: Readonly<Record<string, LocalDate>>;
  readonly approvedBy: readonly string[];
  readonly endorsements: readonly string[];
  readonly activity?: string | undefined;
  /** Kinds of proof that are kept on paper. */
  readonly proofOnPaper: readonly EvidenceKind[];
  /** What it has to do with their work. */
  readonly relation: string;
  /** What it was about, with its objectives; forms ask for it. */
  readonly description?: string | undefined;
  /** Where it was: a town, or “online”. */
  readonly place?: string | undefined;
  readonly state: EntryState;
  readonly offeringId?: string | undefined;
}

/** An entry of someone's record. */
export interface KeptEntry extends EntryFacts {
  readonly id: string;
  readonly source: EntrySource;
  /** The award of an employer that it came from. */
  readonly award?: { readonly tenantId: string; readonly id: string } | undefined;
  /** The employer took that award back: the entry is off the record for good. */
  readonly revoked?: { readonly at: string; readonly because: string } | undefined;
  readonly evidence: readonly KeptEvidence[];
  readonly removedAt?: string | undefined;
  readonly changedAt: string;
}

/** A file that proves an entry. */
export interface KeptEvidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly addedAt: string;
  readonly keepUntil?: LocalDate | undefined;
}
