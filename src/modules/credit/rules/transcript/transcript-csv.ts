import { writeRational } from "../exact/written.ts";
import { sum } from "../exact/tally.ts";
import type { DecidedEntry } from "../ledger/as-engine-sees.ts";
import { entryForFile } from "./entry-in-file.ts";
import type { Transcript, TranscriptLine, TranscriptSection } from "./transcript.ts";

/** The columns of an entry, by which it can be brought back; after them come two for each credential. */
export const csvColumns = [
  ...(["Id", "Title", "Provider", "First day", "Last day", "Minutes", "Quantity", "Measure"] as const),
  ...(["Mode", "Topics", "Categories", "Approved beforehand", "Approved for", "Endorsements"] as const),
  ...(["Same activity", "Proof on paper", "Relation to work", "Description", "Place", "State"] as const),
] as const;

/** Between several things in one cell. */
export const cellSeparator = "; ";

/** A transcript as rows of a table, a header first: one row for each entry, with what it counted for by credential. */
export function transcriptRows(
  transcript: Transcript,
  lastingId: (entryId: string) => string,
): readonly (readonly string[])[] {
  const columns = transcript.sections.map(sectionColumns);
  const entries = new Map(
    [
      ...transcript.sections.flatMap(({ lines }) => lines.map(({ entry }) => entry)),
      ...transcript.others,
    ].map((entry) => [entry.id, entry]),
  );
  return [
    [...csvColumns, "Files of proof", ...columns.flatMap(({ names }) => names)],
    ...[...entries.values()].toSorted(byDay).flatMap((entry) => {
      const row = entryCells(entry, lastingId(entry.id));
      return row === undefined ? [] : [[...row, ...columns.flatMap(({ cells }) => cells(entry.id))]];
    }),
  ];
}

function byDay(one: DecidedEntry, other: DecidedEntry): number {
  const [a, b] = [`${one.to ?? ""} ${one.id}`, `${other.to ?? ""} ${other.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

function entryCells(kept: DecidedEntry, lastingId: string): readonly string[] | undefined {
  const entry = entryForFile(kept, lastingId);
  if (entry === undefined) return undefined;
  const list = (all: readonly string[]) => all.join(cellSeparator);
  return [
    entry.id,
    entry.title,
    entry.provider ?? "",
    entry.from,
    entry.to,
    entry.minutes === undefined ? "" : String(entry.minutes),
    entry.quantity ?? "",
    entry.measure ?? "",
    entry.mode,
    list(entry.topics),
    list(Object.entries(entry.categories).flatMap(([pack, all]) => all.map((each) => `${pack} ${each}`))),
    list(Object.entries(entry.preApproved).map(([pack, day]) => `${pack} ${day}`)),
    list(entry.approvedBy),
    list(entry.endorsements),
    entry.activity ?? "",
    list(entry.proofOnPaper),
    entry.relation,
    entry.description,
    entry.place,
    entry.state,
    list(kept.evidence.map(({ name }) => name)),
  ];
}

function sectionColumns({ credential, stood, lines, cycle }: TranscriptSection) {
  const name = stood.pack?.credential ?? credential.packId;
  const years = cycle === undefined ? "" : `, ${cycle.from} to ${cycle.to}`;
  const byId = new Map(lines.map((line) => [line.entry.id, line]));
  return {
    names: [`Counts: ${name}${years}`, `Why: ${name}${years}`],
    cells: (entryId: string): readonly string[] => {
      const line = byId.get(entryId);
      return line === undefined ? ["", ""] : [unitsOf(line), whyOf(line)];
    },
  };
}

function unitsOf({ standing }: TranscriptLine): string {
  return writeRational(
    sum(standing.parts.flatMap((part) => (part.outcome === "counted" ? [part.units] : []))),
  );
}

function whyOf({ outcome }: TranscriptLine): string {
  return [...outcome.counted, ...outcome.notCounted].join(" ");
}
