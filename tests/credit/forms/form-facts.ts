import { readFileSync } from "node:fs";
import type { FormEntry, FormFacts, FormHolder } from "../../../src/modules/credit/rules/forms/form-facts.ts";
import { ledgerOf } from "../../../src/modules/credit/rules/ledger/read-ledger.ts";
import { readPack } from "../../../src/modules/credit/rules/packs/read-pack.ts";
import { standing } from "../../../src/modules/credit/rules/standing/current.ts";

/** An entry as a ledger file has it, with what only forms ask beside it. */
export interface WrittenEntry {
  readonly ledger: Readonly<Record<string, unknown>>;
  readonly details?: Omit<FormEntry, "entry">;
}

interface Written {
  readonly packId: string;
  readonly holder: FormHolder;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly entries: readonly WrittenEntry[];
  readonly asOf: string;
  readonly year?: number;
}

/** The facts of a form, by a pack that ships and the engine itself. */
export function factsOf({ packId, holder, subject, entries, asOf, year }: Written): FormFacts {
  const file = `packs/rules/${packId}.yaml`;
  const read = readPack(readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"), file);
  if (!read.isValid) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  const found = ledgerOf({ subject, entries: entries.map(({ ledger }) => ledger) });
  if (!found.isValid) throw new Error(found.problems.map(({ message }) => message).join("\n"));
  const { ledger } = found;
  return {
    pack: read.pack,
    holder,
    standing: standing(read.pack, ledger.subject, ledger.entries, asOf),
    entries: ledger.entries.map((entry, place) => ({ entry, ...entries[place]?.details })),
    year,
  };
}
