import { longDay } from "#platform/words";

/** What can stand in a portfolio, in the order in which it is told. */
export const itemKinds = ["reflection", "certificate", "program", "plan"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What each kind is called: one, several. */
export const kindWords: Readonly<Record<ItemKind, readonly [string, string]>> = {
  reflection: ["Reflection", "Reflections"],
  certificate: ["Certificate", "Certificates"],
  program: ["Program", "Programs"],
  plan: ["Learning plan", "Learning plans"],
};

/** A thing of someone's that can be chosen, as its own part of the site has it. */
export interface Evidence {
  readonly kind: ItemKind;
  readonly id: string;
  readonly title: string;
  /** A local day. */
  readonly on: string;
  /** Markdown; pictures in it are addressed as the journal does. */
  readonly body: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Where it can be checked or read. */
  readonly url?: string | undefined;
  /** Ids of topics. */
  readonly topics: readonly string[];
}

/** What a learning plan of these days, both counted, is called. */
export function planTitle({ from, to }: { readonly from: string; readonly to: string }): string {
  return `What I mean to learn, ${longDay(from)} to ${longDay(to)}`;
}

/** What was chosen, and what its owner says of it. */
export interface Chosen {
  readonly kind: ItemKind;
  readonly id: string;
  /** The competency it is to stand under; empty: by its topics. */
  readonly heading: string;
  /** Why it is here. Markdown. */
  readonly words: string;
}

export interface PortfolioItem extends Evidence {
  readonly words: string;
}

/** Everything in a portfolio, by competency. */
export interface Portfolio {
  readonly title: string;
  readonly owner: string;
  /** Markdown. */
  readonly introduction: string;
  readonly madeAt: string;
  /** The day that was where its owner is. */
  readonly madeOn: string;
  readonly groups: readonly { readonly heading: string; readonly items: readonly PortfolioItem[] }[];
}

/** What one wants to grow in: a topic, and those that serve it in part. */
export interface Competency {
  readonly id: string;
  readonly name: string;
  readonly kin: Readonly<Record<string, number>>;
}

/** Where nothing else says where it belongs. */
export const elsewhere = "More";

/** The competency that a thing stands under when its owner names none: a focal point it serves, the closest first, else its first topic. */
export function ownHeading(
  topics: readonly string[],
  focus: readonly Competency[],
  names: ReadonlyMap<string, string>,
): string {
  const serves = ({ id, kin }: Competency) =>
    Math.max(0, ...topics.map((topic) => (topic === id ? 1 : (kin[topic] ?? 0))));
  const [closest] = focus
    .map((each) => ({ name: each.name, worth: serves(each) }))
    .filter(({ worth }) => worth > 0)
    .toSorted((one, other) => other.worth - one.worth);
  const [first] = topics;
  return closest?.name ?? (first === undefined ? elsewhere : (names.get(first) ?? first));
}

/** Things under their competencies: focal points first, then the others by name, and last what has none. The newest first in each. */
export function grouped(
  items: readonly (PortfolioItem & { readonly heading: string })[],
  { focus, names }: { readonly focus: readonly Competency[]; readonly names: ReadonlyMap<string, string> },
): Portfolio["groups"] {
  const groups = new Map<string, PortfolioItem[]>();
  for (const { heading, ...item } of items.toSorted((one, other) => other.on.localeCompare(one.on))) {
    const under = heading === "" ? ownHeading(item.topics, focus, names) : heading;
    groups.set(under, [...(groups.get(under) ?? []), item]);
  }
  const rank = (heading: string) => {
    const place = focus.findIndex(({ name }) => name === heading);
    return heading === elsewhere ? Infinity : place < 0 ? focus.length : place;
  };
  return [...groups]
    .map(([heading, each]) => ({ heading, items: each }))
    .toSorted((one, other) => {
      const [first, second] = [rank(one.heading), rank(other.heading)];
      return first === second ? one.heading.localeCompare(other.heading, "en") : first - second;
    });
}
