import { writeRational } from "../exact/written.ts";
import type { Decision } from "../ledger/entry.ts";
import type { DecidedEntry } from "../ledger/as-engine-sees.ts";
import { reasonWords } from "../record/reason-words.ts";
import type { EntryPart, RequirementStanding } from "../standing/standing.ts";
import { credentialForFile, entryForFile } from "./entry-in-file.ts";
import type { Transcript, TranscriptSection } from "./transcript.ts";
import { transcriptFormat } from "./transcript-file.ts";

/** A file that proves an entry, as a transcript names it. */
export interface ProofInFile {
  readonly name: string;
  readonly kind: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What a transcript's JSON needs beside the transcript. */
export interface LastingNames {
  /** The id of an entry that is the same wherever it is brought in. */
  readonly lastingId: (entryId: string) => string;
  readonly proofs: (entryId: string) => readonly ProofInFile[];
}

/** The transcript as JSON, as `transcriptFile` lays it down. */
export function transcriptJson(transcript: Transcript, names: LastingNames): object {
  const lines = transcript.sections.flatMap((section) => section.lines.map(({ entry }) => entry));
  const entries = [...new Map([...lines, ...transcript.others].map((entry) => [entry.id, entry])).values()];
  return {
    ...transcriptFormat,
    madeOn: transcript.madeOn,
    name: transcript.name,
    credentials: transcript.sections.map((section) => standingInFile(section, names)),
    entries: entries.toSorted(byDay).flatMap((entry) => {
      const written = entryForFile(entry, names.lastingId(entry.id));
      if (written === undefined) return [];
      return [{ ...written, evidence: names.proofs(entry.id), decisions: decisionsInFile(entry) }];
    }),
  };
}

function byDay(one: DecidedEntry, other: DecidedEntry): number {
  const [a, b] = [`${one.to ?? ""} ${one.id}`, `${other.to ?? ""} ${other.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

function standingInFile({ credential, cycle, stood, lines }: TranscriptSection, names: LastingNames): object {
  const facts = { ...credentialForFile(credential, stood.pack?.credential), cycle };
  if (!("standing" in stood))
    return { ...facts, authority: stood.pack?.authority, requirements: [], entries: [] };
  const { standing, version, pack } = stood;
  const titles = new Map(lines.map(({ entry }) => [entry.id, entry.title]));
  const context = { version, titleOf: (id: string) => titles.get(id) };
  return {
    ...facts,
    authority: pack.authority,
    unit: version.unit.name,
    state: standing.state,
    required: writeRational(standing.required),
    counted: writeRational(standing.counted),
    short: writeRational(standing.short),
    rule: version.name,
    requirements: standing.requirements.map(requirementInFile),
    entries: lines.map(({ entry, standing: each }) => ({
      id: names.lastingId(entry.id),
      worth: writeRational(each.worth),
      parts: each.parts.map((part) => partInFile(part, context)),
    })),
  };
}

function requirementInFile(each: RequirementStanding): object {
  const { id, name, sense, limit, counted, short, over, isMet } = each;
  return {
    id,
    name,
    sense,
    limit: writeRational(limit),
    counted: writeRational(counted),
    short: writeRational(short),
    over: writeRational(over),
    met: isMet,
  };
}

function partInFile(part: EntryPart, context: Parameters<typeof reasonWords>[1]): object {
  const minutes = writeRational(part.minutes);
  if (part.outcome === "not counted")
    return {
      outcome: part.outcome,
      minutes,
      reason: part.reason.code,
      because: reasonWords(part.reason, context),
    };
  const { outcome, units, towards, isBeyond } = part;
  return { outcome, minutes, units: writeRational(units), towards, beyond: isBeyond };
}

function decisionsInFile({ decisions }: DecidedEntry): object {
  return Object.fromEntries(Object.entries(decisions).map(([pack, each]) => [pack, decisionInFile(each)]));
}

function decisionInFile(decision: Decision): object {
  if (decision.outcome === "adjusted") return { ...decision, units: writeRational(decision.units) };
  return decision;
}
