import type { LedgerEntry } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";
import type { Standing } from "../standing/standing.ts";

/** All that a form is filled in from. */
export interface FormFacts {
  readonly pack: RulePack;
  readonly holder: FormHolder;
  /** Of the cycle that the form is for. */
  readonly standing: Standing;
  readonly entries: readonly FormEntry[];
  /** Only this calendar year, for forms that go in year by year; absent: every year of the cycle. */
  readonly year?: number | undefined;
}

/** Who hands the form in. */
export interface FormHolder {
  readonly name: string;
  readonly certificateNumber?: string | undefined;
  /** As it stands on the certificate: "Grade 2", "LC 5". */
  readonly certificateLevel?: string | undefined;
  readonly issuedOn?: LocalDate | undefined;
  readonly expiresOn?: LocalDate | undefined;
  readonly position?: string | undefined;
  readonly library?: string | undefined;
  readonly librarySystem?: string | undefined;
  readonly address?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** An entry, and what only forms ask about it. */
export interface FormEntry {
  readonly entry: LedgerEntry;
  /** What it has to do with the work, in sentences. */
  readonly relation?: string | undefined;
  readonly description?: string | undefined;
  /** Where it was; "online" for what was seen from afar. */
  readonly place?: string | undefined;
  readonly instructor?: string | undefined;
}
