import { type DecidedEntry, ledgerEntries } from "../ledger/as-engine-sees.ts";
import type { HeldCredential } from "../ledger/kept-credential.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";
import { entryOutcome, type EntryOutcome } from "../record/entry-outcome.ts";
import { type Stood, stoodFor } from "../record/stood.ts";
import type { EntryStanding } from "../standing/standing.ts";
import { type HeldCycle, heldCycles } from "./held-cycles.ts";

/** Everything on someone's record, and what it counted for. */
export interface Transcript {
  readonly name: string;
  readonly madeOn: LocalDate;
  readonly sections: readonly TranscriptSection[];
  /** Done or planned, and in no section: of other cycles, or for no credential; empty when one credential was asked for. */
  readonly others: readonly DecidedEntry[];
}

/** One credential in one cycle. */
export interface TranscriptSection {
  readonly credential: HeldCredential;
  /** Absent where none is known, or nothing is due. */
  readonly cycle: HeldCycle | undefined;
  readonly stood: Stood;
  /** By last day, then id. What was done above a limit is here too. */
  readonly lines: readonly TranscriptLine[];
}

/** An entry, and what became of it. */
export interface TranscriptLine {
  readonly entry: DecidedEntry;
  readonly standing: EntryStanding;
  readonly outcome: EntryOutcome;
}

/** What is looked at: one credential or all, the cycle that began on a day or the one that runs. */
export interface TranscriptChoice {
  readonly credentialId?: string | undefined;
  readonly cycleFrom?: LocalDate | undefined;
}

/** Whose record, and by which rules. */
export interface TranscriptSource {
  readonly name: string;
  readonly held: readonly HeldCredential[];
  readonly packs: ReadonlyMap<string, RulePack>;
  readonly entries: readonly DecidedEntry[];
  readonly today: LocalDate;
}

/** The transcript of what was chosen. Drafts are on none: their owner has not said yes to them. */
export function transcriptOf(source: TranscriptSource, choice: TranscriptChoice): Transcript {
  const { held, entries, name, today } = source;
  const sections = held
    .filter(({ id }) => choice.credentialId === undefined || id === choice.credentialId)
    .map((credential) => sectionOf(credential, source, choice.cycleFrom));
  const shown = new Set(sections.flatMap(({ lines }) => lines.map(({ entry }) => entry.id)));
  const others = entries.filter(({ id, state }) => state !== "draft" && !shown.has(id));
  return { name, madeOn: today, sections, others: choice.credentialId === undefined ? others : [] };
}

function sectionOf(
  credential: HeldCredential,
  { packs, entries, today }: TranscriptSource,
  cycleFrom: LocalDate | undefined,
): TranscriptSection {
  const pack = packs.get(credential.packId);
  const cycles = pack === undefined ? [] : heldCycles(pack, credential, entries, today);
  const cycle = cycles.find(({ from }) => from === cycleFrom) ?? cycles[0];
  // A cycle that is over is shown as it stood on its last day.
  const asOf = cycle !== undefined && cycle.to < today ? cycle.to : today;
  const stood = stoodFor(credential, pack, ledgerEntries(entries), asOf);
  return { credential, cycle, stood, lines: "standing" in stood ? linesOf(stood, entries) : [] };
}

function linesOf(
  { standing, version }: Extract<Stood, { readonly standing: unknown }>,
  entries: readonly DecidedEntry[],
): readonly TranscriptLine[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return standing.entries.flatMap((each) => {
    const entry = byId.get(each.entryId);
    if (entry === undefined || !belongs(each)) return [];
    return [{ entry, standing: each, outcome: entryOutcome(each, version, (id) => byId.get(id)?.title) }];
  });
}

function belongs({ parts }: EntryStanding): boolean {
  return parts.some(
    (part) =>
      part.outcome !== "not counted" ||
      (part.reason.code !== "outside the cycle" && part.reason.code !== "after the day asked for"),
  );
}
