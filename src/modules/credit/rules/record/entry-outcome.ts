import { isAboveZero, type Rational } from "../exact/rational.ts";
import { sum } from "../exact/tally.ts";
import type { PackVersion } from "../packs/pack.ts";
import type { EntryPart, EntryStanding } from "../standing/standing.ts";
import { amountWords, minutesWords, unitsWords } from "./amount-words.ts";
import { notCountedWords } from "./reason-words.ts";

/** What became of one entry for one credential, in words. */
export interface EntryOutcome {
  /** `Counts 1½ contact hours`. */
  readonly label: string;
  readonly tone: "good" | "plain" | "attention";
  /** Names of the requirements it counts towards, beside the total. */
  readonly towards: readonly string[];
  /** What counted, part by part. */
  readonly counted: readonly string[];
  /** Why the rest did not; empty when everything counts. */
  readonly notCounted: readonly string[];
  /** What may still become of it: how much of it goes over to the next cycle. */
  readonly prospects: readonly string[];
}

/** What became of an entry, for its line on the record; of one that is planned, what may still be done. */
export function entryOutcome(
  { awaitsApproval, carriesOver, parts }: EntryStanding,
  version: Pick<PackVersion, "requirements" | "unit">,
  titleOf: (entryId: string) => string | undefined,
  isToCome = false,
): EntryOutcome {
  const counting = parts.flatMap((part) => (part.outcome === "not counted" ? [] : [part]));
  const units = sum(counting.map((part) => part.units));
  const isPlanned = counting.some((part) => part.outcome === "planned");
  const towards = [...new Set(counting.flatMap((part) => part.towards))];
  const nameOf = (id: string) => version.requirements.find((each) => each.id === id)?.name ?? id;
  const minimums = towards.filter((id) => isMinimum(version, id)).map(nameOf);
  return {
    ...(awaitsApproval === true ? waiting : labelOf(parts, { units, isPlanned, isToCome, version })),
    towards: minimums,
    counted: counting.map((part) => countedWords(part, version, nameOf)),
    notCounted: notCountedWords(parts, { version, titleOf, isToCome }),
    prospects:
      carriesOver === undefined
        ? []
        : [`${unitsWords(carriesOver, version.unit)} of it will be carried to the next cycle.`],
  };
}

const waiting = { label: "Waits for approval", tone: "attention" } as const;

function labelOf(
  parts: readonly EntryPart[],
  {
    units,
    isPlanned,
    isToCome,
    version,
  }: {
    readonly units: Rational;
    readonly isPlanned: boolean;
    readonly isToCome: boolean;
    readonly version: Pick<PackVersion, "unit">;
  },
): Pick<EntryOutcome, "label" | "tone"> {
  if (isAboveZero(units))
    return isPlanned
      ? { label: `Would count ${unitsWords(units, version.unit)}`, tone: "plain" }
      : { label: `Counts ${unitsWords(units, version.unit)}`, tone: "good" };
  const codes = parts.flatMap((part) => (part.outcome === "not counted" ? [part.reason.code] : []));
  if (codes.length > 0 && codes.every((code) => code === "outside the cycle"))
    return { label: "Not in this cycle", tone: "plain" };
  if (codes.length > 0 && codes.every((code) => code === "nothing is due"))
    return { label: "Kept on your record", tone: "plain" };
  if (isToCome && codes.length > 0 && codes.every((code) => code === "not approved beforehand"))
    return { label: "Ask for approval first", tone: "attention" };
  return { label: "Does not count", tone: "attention" };
}

function countedWords(
  part: Extract<EntryPart, { readonly units: Rational }>,
  version: Pick<PackVersion, "requirements" | "unit">,
  nameOf: (id: string) => string,
): string {
  const { minutes } = part;
  const length =
    minutes.denominator === 1n ? minutesWords(Number(minutes.numerator)) : `${amountWords(minutes)} minutes`;
  const counts = part.outcome === "planned" ? "would count" : isOne(length) ? "counts" : "count";
  const units = unitsWords(part.units, version.unit);
  // “2 hours count as 2 hours” says nothing twice.
  const as = units === length ? "" : ` as ${units}`;
  const towards = part.towards.filter((id) => isMinimum(version, id)).map(nameOf);
  const where = towards.length === 0 ? "" : `, towards ${towards.join(" and ")}`;
  const capped = part.towards.filter((id) => !isMinimum(version, id)).map(nameOf);
  const within = capped.length === 0 ? "" : `, within the limit of ${capped.join(" and ")}`;
  const beyond = part.isBeyond ? "; more than is needed, and kept on your record" : "";
  return `${length} ${counts}${as}${where}${within}${beyond}.`;
}

/** `1 hour`, `½ hour`: one thing. */
function isOne(length: string): boolean {
  return /^[1½¼¾] \S+$/u.test(length);
}

function isMinimum(version: Pick<PackVersion, "requirements">, id: string): boolean {
  return version.requirements.some((each) => each.id === id && each.minimum !== undefined);
}
