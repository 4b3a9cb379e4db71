import { unitsWords } from "../record/amount-words.ts";
import { entryOutcome } from "../record/entry-outcome.ts";
import {
  awaitingWords,
  carriedOutWords,
  groundWords,
  requirementRow,
  stateWords,
} from "../record/standing-words.ts";
import type { PackVersion, RulePack } from "../packs/pack.ts";
import type { EntryStanding, Standing } from "./standing.ts";

/** One thing said about a standing, and what bears it out. */
export interface Explanation {
  readonly about: "standing" | "ground" | "prospect" | "requirement" | "entry" | "part";
  /** Of the requirement or entry that it is about. */
  readonly id?: string | undefined;
  readonly sentence: string;
  readonly children: readonly Explanation[];
}

/**
 * The standing as a tree of sentences: the answer; under it the grounds of the amount, each requirement, and each entry
 * with what became of every stretch of it.
 *
 * @param titles of entries, by id: an entry without one is called by its id.
 */
export function explain(
  standing: Standing,
  pack: RulePack,
  titles: ReadonlyMap<string, string> = new Map(),
): Explanation {
  const version = pack.versions.find(({ name }) => name === standing.versionName);
  if (version === undefined) throw new RangeError(`The pack has no version “${standing.versionName}”.`);
  const { counted, earned, entries, grounds, required, requirements } = standing;
  const amounts = `${unitsWords(counted, version.unit)} of ${unitsWords(required, version.unit)} count; ${unitsWords(earned, version.unit)} were earned.`;
  const titleOf = (id: string): string => titles.get(id) ?? id;
  // Requirements asked once for each endorsement are known to the standing alone.
  const named = { unit: version.unit, requirements: requirements.map(asRequirement) };
  return {
    about: "standing",
    sentence: `${stateWords(standing, version)} ${standing.state === "nothing due" ? "" : amounts}`.trim(),
    children: [
      ...grounds.map((ground) => leaf("ground", undefined, groundWords(ground, version))),
      ...prospectsOf(standing, version),
      ...requirements.map((requirement) => {
        const { amount, name, verdict } = requirementRow(requirement, version.unit);
        return leaf("requirement", requirement.id, `${name}: ${amount}, ${verdict}.`);
      }),
      ...entries.map((entry) => explainedEntry(entry, named, titleOf)),
    ],
  };
}

function prospectsOf(standing: Standing, version: PackVersion): readonly Explanation[] {
  const awaiting = awaitingWords(standing, version);
  const carried = carriedOutWords(standing, version);
  return [
    ...(awaiting === undefined ? [] : [`${awaiting.figure} ${awaiting.words}`]),
    ...(carried === undefined ? [] : [carried]),
  ].map((sentence) => leaf("prospect", undefined, sentence));
}

type Named = Parameters<typeof entryOutcome>[1];

function explainedEntry(entry: EntryStanding, named: Named, titleOf: (id: string) => string): Explanation {
  const { counted, label, notCounted, prospects } = entryOutcome(entry, named, titleOf);
  return {
    about: "entry",
    id: entry.entryId,
    sentence: `${titleOf(entry.entryId)}: ${label}.`,
    children: [
      ...[...counted, ...notCounted].map((sentence) => leaf("part", undefined, sentence)),
      ...prospects.map((sentence) => leaf("prospect", undefined, sentence)),
    ],
  };
}

function asRequirement({
  id,
  limit,
  name,
  sense,
}: Standing["requirements"][number]): Named["requirements"][number] {
  const share = { everyone: limit, roles: {} };
  return {
    id,
    name,
    counts: { everything: true },
    ...(sense === "minimum" ? { minimum: share } : { maximum: share }),
  };
}

function leaf(about: Explanation["about"], id: string | undefined, sentence: string): Explanation {
  return { about, id, sentence, children: [] };
}
