import type { LocalDate } from "../local-date.ts";
import type { Rational } from "../exact/rational.ts";
import type { EvidenceKind } from "../packs/predicate.ts";

/** How somebody took part. It decides the category more often than the subject does. */
export const modes = [
  "live",
  "recording alone",
  "recording in a group",
  "self-paced course",
  "course for credit",
  "presenting",
  "teaching",
  "publishing",
  "committee",
  "reading",
  "mentoring",
  "supervised project",
  "internship",
  "other",
] as const;

/** How somebody took part. */
export type Mode = (typeof modes)[number];

/** How much it was, as it is written on the evidence: whole minutes, or a quantity of another measure ("3 semester hours"). */
export type Measured =
  | { readonly minutes: number }
  | { readonly quantity: Rational; readonly measure: string };

/** One thing that a person did or plans, as the engine sees it. */
export interface LedgerEntry {
  readonly id: string;
  readonly title: string;
  readonly provider?: string | undefined;
  /** The first day; for most, the same as the last. */
  readonly from: LocalDate;
  /** The day on which it was complete: the one that decides the cycle. */
  readonly to: LocalDate;
  readonly measured: Measured;
  readonly mode: Mode;
  readonly topics: readonly string[];
  /** Categories that the person, or a validator, put it into, by pack; they come on top of what the pack says itself. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  /** The same for every time that the same course or presentation was taken or given; absent: nothing else is the same. */
  readonly activity?: string | undefined;
  /** Packs whose authority approved the provider. */
  readonly approvedBy: readonly string[];
  /** Packs whose authority approved this very activity, with the day. */
  readonly preApproved: Readonly<Record<string, LocalDate>>;
  readonly endorsements: readonly string[];
  readonly evidence: readonly EvidenceKind[];
  readonly status: "earned" | "planned";
  /** What an authority or its validator decided, by pack. */
  readonly decisions: Readonly<Record<string, Decision>>;
}

/** What was decided about one entry for one credential. An adjusted one counts with what was decided, in the pack's units. */
export type Decision =
  | { readonly outcome: "accepted" | "pending" }
  | { readonly outcome: "adjusted"; readonly units: Rational; readonly reason: string }
  | { readonly outcome: "returned"; readonly reason: string };

/** Who, or which board or library, must meet the rule; what the pack asks to know of them. */
export interface Subject {
  /** One of the version's roles; needed when amounts differ by role. */
  readonly role?: string | undefined;
  /** The day on the certificate. */
  readonly issuedOn?: LocalDate | undefined;
  /** 1 to 12. */
  readonly birthMonth?: number | undefined;
  /** The day on which it expires, when the paper says so; overrules what the cycle's length would give. */
  readonly expiresOn?: LocalDate | undefined;
  /** Positions held, for rules that go by the one held longest or most of the time. `share` is the full-time share in percent. */
  readonly positions: readonly {
    readonly role: string;
    readonly from: LocalDate;
    readonly to?: LocalDate | undefined;
    readonly share?: number | undefined;
  }[];
  /** Further licences or areas that ask for more. */
  readonly endorsements: readonly string[];
  /** Anything an exemption of the pack asks about, in its words: "retired", "National Board certified". */
  readonly circumstances: readonly string[];
}
