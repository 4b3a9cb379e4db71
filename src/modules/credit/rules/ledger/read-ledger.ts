import { jsonFault } from "./json-fault.ts";
import { fieldIssues, plainWords } from "../packs/reading/plain-issue.ts";
import type { LedgerEntry, Subject } from "./entry.ts";
import { ledgerFields } from "./ledger-schema.ts";

/** Who, and what they did and plan. */
export interface Ledger {
  readonly subject: Subject;
  readonly entries: readonly LedgerEntry[];
}

/** One thing wrong in a ledger file. */
export interface LedgerProblem {
  /** As one would say it: `entries[3].minutes`; `line 4, column 7` where it is no JSON; empty for the file as a whole. */
  readonly where: string;
  readonly message: string;
}

/** The ledger, when nothing is wrong with it; else everything that is. */
export type LedgerReading =
  | { readonly isValid: true; readonly ledger: Ledger }
  | { readonly isValid: false; readonly problems: readonly LedgerProblem[] };

const mostProblems = 100;
const mostLetters = 20_000_000;

/** Reads the JSON text of a ledger file, as docs/guide/credit-engine.md describes it. Never throws, whatever the text is. */
export function readLedger(text: string): LedgerReading {
  if (text.length > mostLetters) return refused("", `A ledger has at most ${mostLetters} letters.`);
  const plain = text.replace(/^\uFEFF/u, "");
  let content: unknown;
  try {
    content = JSON.parse(plain);
  } catch {
    return refused(placeOf(plain), "This is not valid JSON.");
  }
  return ledgerOf(content);
}

/** Reads a ledger that is taken apart already. Never throws. */
export function ledgerOf(content: unknown): LedgerReading {
  const read = ledgerFields.safeParse(content, { error: plainWords });
  if (read.success) return { isValid: true, ledger: read.data };
  const problems = fieldIssues(read.error.issues).map(({ path, message }) => ({
    where: fieldName(path),
    message: message.endsWith(".") || message.endsWith("?") ? message : `${message}.`,
  }));
  return { isValid: false, problems: problems.slice(0, mostProblems) };
}

function refused(where: string, message: string): LedgerReading {
  return { isValid: false, problems: [{ where, message }] };
}

function placeOf(text: string): string {
  const before = text.slice(0, jsonFault(text));
  return `line ${before.split("\n").length}, column ${before.length - before.lastIndexOf("\n")}`;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./u, "");
}
