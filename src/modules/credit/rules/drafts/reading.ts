import type { LocalDate } from "../local-date.ts";
import type { Measured } from "../ledger/entry.ts";

/** Something that a text may say, and the words that say it. */
export interface Proposal<Value> {
  readonly value: Value;
  /** As it stands in the text. */
  readonly said: string;
}

/** The days on which something was. */
export interface ProposedDays {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * What a certificate's text may mean. Of each the likeliest first; where there is more than one, a person chooses: none is taken
 * silently.
 */
export interface CertificateReading {
  readonly titles: readonly Proposal<string>[];
  readonly providers: readonly Proposal<string>[];
  readonly days: readonly Proposal<ProposedDays>[];
  readonly lengths: readonly Proposal<Measured>[];
}
