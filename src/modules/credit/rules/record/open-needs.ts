import { dayWords } from "#platform/words";
import { compare, excess, isAboveZero } from "../exact/rational.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";
import type { Predicate } from "../packs/predicate.ts";
import { unitsWords } from "./amount-words.ts";
import type { ClearStood } from "./stood.ts";

/** What a credential's rule still asks for of certain topics. */
export interface OpenNeed {
  /** As it stands on the paper. */
  readonly credential: string;
  readonly requirement: string;
  /** Topics any of which would count. */
  readonly topics: readonly string[];
  /** What is neither done nor planned: `2 contact hours`. */
  readonly short: string;
  readonly due: LocalDate;
  readonly dueWords: string;
}

/** The minimums of a standing that ask for topics and are not met by what is done and planned, the earliest due first. */
export function openNeeds(stoods: readonly ClearStood[]): readonly OpenNeed[] {
  return stoods.flatMap(needsOf).toSorted((one, other) => (one.due < other.due ? -1 : 1));
}

function needsOf({ pack, standing, version }: ClearStood): readonly OpenNeed[] {
  const { cycle } = standing;
  if (cycle === undefined || standing.state === "lapsed") return [];
  return standing.requirements
    .filter(
      ({ isMet, planned, sense, short }) => sense === "minimum" && !isMet && compare(short, planned) > 0,
    )
    .flatMap(({ id, name, planned, short }) => {
      const rule = version.requirements.find((each) => each.id === id);
      const topics = rule === undefined ? [] : [...new Set(topicsOf(rule.counts, pack))];
      const missing = excess(short, planned);
      if (topics.length === 0 || !isAboveZero(missing)) return [];
      return [
        {
          credential: pack.credential,
          requirement: name,
          topics,
          short: unitsWords(missing, version.unit),
          due: cycle.to,
          dueWords: dayWords(cycle.to),
        },
      ];
    });
}

/** Topics that make an entry count, wherever the rule names them; what it excludes is none of them. */
function topicsOf(predicate: Predicate, pack: RulePack): readonly string[] {
  if ("topic" in predicate) return predicate.topic;
  if ("all" in predicate) return predicate.all.flatMap((each) => topicsOf(each, pack));
  if ("any" in predicate) return predicate.any.flatMap((each) => topicsOf(each, pack));
  if (!("category" in predicate)) return [];
  return predicate.category.flatMap((id) => {
    const when = pack.categories.find((each) => each.id === id)?.when;
    // A category that speaks of a category could go on for ever.
    return when === undefined || "category" in when ? [] : topicsOf(when, pack);
  });
}
