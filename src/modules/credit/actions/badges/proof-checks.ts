import type { DocumentSource, FoundKey, MissingKey } from "#platform/credentials";
import {
  type BadgeCheck,
  type BadgeCheckName,
  failed,
  leftOut,
  passed,
  undecided,
} from "../../rules/badges/check.ts";

/** What every judgement is made with. */
export interface JudgingOptions {
  /** Where the documents it refers to are read; nothing is read elsewhere. */
  readonly documents: DocumentSource;
  /** The instant it is judged at, ISO 8601. */
  readonly asOf: string;
}

/** Whose key is looked for, besides. */
export interface ProofOptions extends JudgingOptions {
  readonly issuerId: string;
}

/** The checks of a signature that holds, with what is known of whose key made it. */
export function soundSignature(found: FoundKey): readonly BadgeCheck[] {
  return [
    keyFound(found),
    passed("signature", "The signature fits: nothing was changed since it was signed."),
    found.isConfirmed ? passed("issuer-key", found.why) : leftOut("issuer-key", found.why),
  ];
}

/** The check of a key that was found. */
export function keyFound({ key }: FoundKey): BadgeCheck {
  return passed("key", `The key it names was found (${key.kind}).`);
}

/** The check of a key that was not found. */
export function missing({ code, why, isFinal }: MissingKey): BadgeCheck {
  return isFinal ? failed("key", code, why) : undecided("key", code, why);
}

const PROOF_CHECKS: readonly BadgeCheckName[] = ["proof", "key", "signature", "issuer-key"];

/** Adds the checks that were not come to. */
export function withoutRest(checks: readonly BadgeCheck[]): readonly BadgeCheck[] {
  const last = PROOF_CHECKS.findIndex((name) => name === checks.at(-1)?.check);
  return [...checks, ...PROOF_CHECKS.slice(last + 1).map((name) => leftOut(name, "Not come to."))];
}
