import { boundCycle } from "../cycles/binding-version.ts";
import { UnclearSubject } from "../cycles/unclear-subject.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { HeldCredential } from "../ledger/kept-credential.ts";
import type { LocalDate } from "../local-date.ts";
import type { PackVersion, RulePack } from "../packs/pack.ts";
import { standing } from "../standing/current.ts";
import type { Standing } from "../standing/standing.ts";

/** How someone stands for one credential. */
export interface ClearStood {
  readonly credential: HeldCredential;
  readonly pack: RulePack;
  readonly version: PackVersion;
  readonly standing: Standing;
}

/** How someone stands for one credential, or why that cannot be said. */
export type Stood =
  | ClearStood
  /** The pack asks something that its holder has not said. */
  | {
      readonly credential: HeldCredential;
      readonly pack: RulePack;
      readonly unclear: { readonly where: string; readonly message: string };
    }
  /** No pack of this name is known here: it came from another installation, or an employer took it away. */
  | { readonly credential: HeldCredential; readonly pack: undefined };

/** How someone stands for a credential they hold, on a day. */
export function stoodFor(
  credential: HeldCredential,
  pack: RulePack | undefined,
  entries: readonly LedgerEntry[],
  asOf: LocalDate,
): Stood {
  if (pack === undefined) return { credential, pack };
  try {
    const found = standing(pack, credential, entries, asOf);
    const version =
      pack.versions.find(({ name }) => name === found.versionName) ??
      boundCycle(pack, credential, asOf).version;
    return { credential, pack, version, standing: found };
  } catch (error) {
    if (!(error instanceof UnclearSubject)) throw error;
    return { credential, pack, unclear: { where: error.where, message: error.message } };
  }
}
