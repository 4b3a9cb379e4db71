import type { PrintBlock } from "#platform/pdf";
import { dayWords } from "#platform/words";
import { add, type Rational, zero } from "../../rules/exact/rational.ts";
import type { DecidedEntry } from "../../rules/ledger/as-engine-sees.ts";
import { amountWords, measuredWords, unitsWords } from "../../rules/record/amount-words.ts";
import { requirementRow, stateWords } from "../../rules/record/standing-words.ts";
import type { Transcript, TranscriptLine, TranscriptSection } from "../../rules/transcript/transcript.ts";

/** A transcript as blocks of a document: the same on the page and in the PDF, the title left to whoever shows them. */
export function transcriptBlocks(transcript: Transcript): readonly PrintBlock[] {
  return toldApart([...transcript.sections.flatMap(sectionBlocks), ...otherBlocks(transcript)]);
}

// Someone may hold two credentials of one name: a table is found by its caption, so the second says that it is.
function toldApart(blocks: readonly PrintBlock[]): readonly PrintBlock[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    if (block.kind !== "table") return block;
    const place = (seen.get(block.caption) ?? 0) + 1;
    seen.set(block.caption, place);
    return place === 1 ? block : { ...block, caption: `${block.caption} (${place})` };
  });
}

/** What stands before the entries: each credential with its cycle, what is required and what counts. */
export function summaryBlocks(section: TranscriptSection): readonly PrintBlock[] {
  const { stood, cycle, credential } = section;
  const title = stood.pack?.credential ?? credential.packId;
  const heading: PrintBlock = { kind: "heading", level: 2, text: `${title}${cycleWords(cycle)}` };
  if (!("standing" in stood)) {
    const why =
      "unclear" in stood
        ? stood.unclear.message
        : "The rule for this credential is not known here, so what counts cannot be said.";
    return [heading, { kind: "text", text: why }];
  }
  const { standing, version, pack } = stood;
  return [
    heading,
    { kind: "text", text: stateWords(standing, version), look: "strong" },
    {
      kind: "facts",
      rows: [
        { label: "Authority", value: pack.authority },
        ...(credential.certificateNumber === undefined
          ? []
          : [{ label: "Number", value: credential.certificateNumber }]),
        { label: "Required", value: unitsWords(standing.required, version.unit) },
        { label: "Counts", value: unitsWords(standing.counted, version.unit) },
        { label: "As of", value: dayWords(standing.asOf) },
      ],
    },
    ...requirementBlocks(section),
  ];
}

/** `, Jul 1, 2024 to Jun 30, 2027`. */
export function cycleWords(cycle: TranscriptSection["cycle"]): string {
  return cycle === undefined ? "" : `, ${dayWords(cycle.from)} to ${dayWords(cycle.to)}`;
}

function requirementBlocks({ stood }: TranscriptSection): readonly PrintBlock[] {
  if (!("standing" in stood) || stood.standing.requirements.length === 0) return [];
  const rows = stood.standing.requirements.map((each) => {
    const { name, amount, verdict } = requirementRow(each, stood.version.unit);
    return [name, amount, verdict];
  });
  const columns = [
    { name: "Requirement", share: 5 },
    { name: "Counts", share: 4 },
    { name: "So it is", share: 3 },
  ];
  return [{ kind: "table", caption: `What ${stood.pack.credential} asks for`, columns, rows }];
}

function sectionBlocks(section: TranscriptSection): readonly PrintBlock[] {
  const { lines, stood } = section;
  if (!("standing" in stood)) return summaryBlocks(section);
  const { unit } = stood.version;
  if (lines.length === 0)
    return [...summaryBlocks(section), { kind: "text", text: "Nothing is logged for this cycle." }];
  return [
    ...summaryBlocks(section),
    {
      kind: "table",
      caption: `What was done for ${stood.pack.credential}, in ${unit.plural}`,
      columns: [
        { name: "Activity", share: 7 },
        { name: "Days", share: 4 },
        { name: "Length", share: 3 },
        { name: "Counts", share: 2, isNumber: true },
        { name: "For what, and why not", share: 9 },
        { name: "Proof", share: 3 },
      ],
      rows: lines.map(lineRow),
    },
  ];
}

function lineRow({ entry, standing, outcome }: TranscriptLine): readonly string[] {
  const { counted, planned } = countedIn(standing);
  const cell = planned === undefined ? amountWords(counted) : `${amountWords(planned)} planned`;
  const why = [...outcome.counted, ...outcome.notCounted].join(" ");
  return [
    activityWords(entry),
    daysWords(entry),
    measuredWords(entry.measured),
    cell,
    why,
    proofWords(entry),
  ];
}

/** What counted of an entry, and what would, in the rule's units. */
export function countedIn({ parts }: TranscriptLine["standing"]): {
  readonly counted: Rational;
  readonly planned: Rational | undefined;
} {
  let [counted, planned]: [Rational, Rational | undefined] = [zero, undefined];
  for (const part of parts) {
    if (part.outcome === "counted") counted = add(counted, part.units);
    if (part.outcome === "planned") planned = add(planned ?? zero, part.units);
  }
  return { counted, planned };
}

function otherBlocks({ others, sections }: Transcript): readonly PrintBlock[] {
  if (others.length === 0) return [];
  const title = sections.length === 0 ? "What was done" : "Also on the record";
  return [
    { kind: "heading", level: 2, text: title },
    {
      kind: "table",
      caption: sections.length === 0 ? "Everything on the record" : "Of other cycles, or for nothing above",
      columns: [
        { name: "Activity", share: 8 },
        { name: "Days", share: 4 },
        { name: "Length", share: 3 },
        { name: "State", share: 2 },
        { name: "Proof", share: 3 },
      ],
      rows: others.map((entry) => [
        activityWords(entry),
        daysWords(entry),
        measuredWords(entry.measured),
        entry.state === "planned" ? "planned" : "done",
        proofWords(entry),
      ]),
    },
  ];
}

function activityWords({ title, provider }: DecidedEntry): string {
  return provider === undefined ? title : `${title} (${provider})`;
}

/** One day, or from the first to the last. */
export function daysWords({ from, to }: Pick<DecidedEntry, "from" | "to">): string {
  if (to === undefined) return "";
  return from === undefined || from === to ? dayWords(to) : `${dayWords(from)} to ${dayWords(to)}`;
}

function proofWords({ evidence, proofOnPaper }: DecidedEntry): string {
  const files = evidence.length === 1 ? "1 file" : `${evidence.length} files`;
  return evidence.length > 0 ? files : proofOnPaper.length > 0 ? "on paper" : "none";
}
