import type { LedgerEntry } from "../../src/modules/credit/rules/ledger/entry.ts";
import type { HeldCredential } from "../../src/modules/credit/rules/ledger/kept-credential.ts";
import { stoodFor } from "../../src/modules/credit/rules/record/stood.ts";
import { shippedPacks } from "./golden-cases.ts";

/** The day that tests with this credential take for today. */
export const today = "2026-11-22";

const credential: HeldCredential = {
  id: "mine",
  packId: "us-wi-library-director",
  issuedOn: "2024-02-01",
  positions: [],
  endorsements: [],
  circumstances: [],
  isShared: false,
};

/** How a library director of Wisconsin stands today. */
export function stoodInWisconsin(entries: readonly LedgerEntry[]): ReturnType<typeof stoodFor> {
  return stoodFor(credential, shippedPacks().get(credential.packId), entries, today);
}
