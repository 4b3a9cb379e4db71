import { anything, cardDate } from "#modules/catalog";
import type { ShownCall } from "../rules/day.ts";
import { chooseCall } from "../rules/leadership-call.ts";
import { type Growth, grownWords } from "./picks-of-day.ts";
import type { TodayProgram } from "./program.ts";

const callsWeighed = 40;

/** One call to lead that is open, nearest to what someone grows in; none of those put away. */
export async function callFor(
  { finder }: TodayProgram,
  {
    now,
    zone,
    growth,
    putAway,
  }: {
    readonly now: string;
    readonly zone: string;
    readonly growth: readonly Growth[];
    readonly putAway: ReadonlySet<string>;
  },
): Promise<ShownCall | undefined> {
  const { offerings } = await finder.find(
    { ...anything, text: "call for proposals" },
    { pageSize: callsWeighed, now },
  );
  const calls = offerings
    .filter((each) => !putAway.has(each.id))
    .map((each) => ({
      each,
      id: each.id,
      title: each.offering.title,
      topics: each.offering.topics,
      start: each.session?.start,
    }));
  const found = chooseCall(calls, new Map(growth.map(({ id, weight }) => [id, weight])))?.each;
  if (found === undefined) return undefined;
  const { offering, session, id } = found;
  const date = session && cardDate(offering, session, zone);
  const summary = [
    offering.provider ?? "",
    grownWords(offering.topics, growth),
    date === undefined ? "" : `${date.above} ${date.large}`,
  ];
  return { id, title: offering.title, summary: summary.filter((part) => part !== "").join(" · ") };
}
