import { dayWords } from "#platform/words";
import type { DecidedEntry } from "../ledger/as-engine-sees.ts";
import type { EntryFacts } from "../ledger/kept-entry.ts";
import { measuredWords } from "../record/amount-words.ts";
import type { CertificateReading, Proposal } from "./reading.ts";

const untitled = "Certificate to look over";

/** The draft that a text proposes: what it says in one way alone is filled in, the rest is left for its owner. */
export function draftFrom(reading: CertificateReading, fallbackTitle = ""): EntryFacts {
  const days = onlyOne(reading.days);
  return {
    title: reading.titles[0]?.value ?? (fallbackTitle.trim().slice(0, 300) || untitled),
    provider: onlyOne(reading.providers),
    from: days?.from,
    to: days?.to,
    measured: onlyOne(reading.lengths),
    mode: "live",
    topics: [],
    categories: {},
    preApproved: {},
    approvedBy: [],
    endorsements: [],
    proofOnPaper: [],
    relation: "",
    state: "draft",
  };
}

/** What its owner must choose or look at, in sentences; `others` is what stands on the record. */
export function draftWords(
  reading: CertificateReading,
  draft: EntryFacts,
  others: readonly DecidedEntry[],
): readonly string[] {
  const several = (what: string, all: readonly string[]) =>
    all.length > 1 ? [`It names several ${what}: ${all.join(" or ")}. Choose.`] : [];
  const twins = others.filter((each) => isAlike(each, draft));
  return [
    ...several(
      "titles",
      reading.titles.map(({ value }) => `“${value}”`),
    ),
    ...several(
      "providers",
      reading.providers.map(({ value }) => value),
    ),
    ...several(
      "days",
      reading.days.map(({ value }) =>
        value.from === value.to ? dayWords(value.to) : `${dayWords(value.from)} to ${dayWords(value.to)}`,
      ),
    ),
    ...several(
      "lengths",
      reading.lengths.map(({ value }) => measuredWords(value)),
    ),
    ...(reading.days.length === 0 ? ["It names no day."] : []),
    ...(reading.lengths.length === 0 ? ["It does not say how long it was."] : []),
    ...twins.map(({ title, to }) => `You may have it already: “${title}”, ${dayWords(to ?? "")}.`),
  ];
}

/** The same day and length, or the same title on the same day. */
function isAlike(entry: DecidedEntry, draft: EntryFacts): boolean {
  if (entry.state === "draft" || entry.to === undefined || entry.to !== draft.to) return false;
  const sameTitle = entry.title.toLowerCase() === draft.title.toLowerCase();
  return sameTitle || measuredWords(entry.measured) === measuredWords(draft.measured);
}

function onlyOne<Value>(proposals: readonly Proposal<Value>[]): Value | undefined {
  return proposals.length === 1 ? proposals[0]?.value : undefined;
}
