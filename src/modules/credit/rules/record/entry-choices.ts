import type { HeldCredential } from "../ledger/kept-credential.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";
import { measureName } from "./amount-words.ts";
import { askedOfEntry, askedOfHolder } from "./asked.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is held, and the catalogue's topics. */
export interface ChoicesSource {
  readonly held: readonly { readonly credential: HeldCredential; readonly pack: RulePack }[];
  readonly topics: readonly Named[];
  /** Of the entry that is shown: never lost, whatever is offered. */
  readonly chosenTopics: readonly string[];
  readonly measure: string;
}

const usualMeasures = ["semester hour", "quarter hour", "ceu"];
const shownAlways = 6;

/** What an entry's form offers to choose from: what the rules of the held credentials look for comes first. */
export function entryChoices({ held, topics, chosenTopics, measure }: ChoicesSource, today: LocalDate) {
  const packs = [...new Map(held.map((each) => [each.pack.id, each])).values()];
  const asked = packs.map(({ pack }) => askedOfEntry(pack, today));
  const measures = new Set([...asked.flatMap((each) => each.measures), ...usualMeasures, measure]);
  const wanted = new Set(asked.flatMap((each) => each.topics));
  const known = new Map(topics.map((each) => [each.id, each]));
  const named = (id: string) => known.get(id) ?? { id, name: id };
  const first = [...new Set([...wanted, ...chosenTopics])].map(named);
  const firstIds = new Set(first.map(({ id }) => id));
  return {
    measures: [
      { value: "hours", label: "hours" },
      { value: "minutes", label: "minutes" },
      ...[...measures]
        .filter((each) => each !== "minutes" && each !== "hours")
        .map((value) => ({ value, label: `${measureName(value)}s` })),
    ],
    topics: [...first, ...topics.filter(({ id }) => !firstIds.has(id))],
    shownTopics: Math.max(first.length, shownAlways),
    packs: packs.map(({ credential, pack }, place) => ({
      id: pack.id,
      credential: pack.credential,
      authority: pack.authority,
      // Those that no rule fills by itself are for a person to choose; they come first.
      categories: pack.categories.toSorted(
        (one, other) => Number(one.when !== undefined) - Number(other.when !== undefined),
      ),
      approvedProvider: asked[place]?.approvedProvider ?? false,
      preApproved: asked[place]?.preApproved ?? false,
      endorsements: askedOfHolder(pack, today).endorsements ? credential.endorsements : [],
    })),
  };
}
