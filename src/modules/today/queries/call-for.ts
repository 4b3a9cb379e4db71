import { anything, type FoundOffering } from "#modules/catalog";
import { chooseCall } from "../rules/leadership-call.ts";
import type { TodayProgram } from "./program.ts";

const callsWeighed = 40;

/** One call to lead that is open, nearest to what someone grows in; none of those put away. */
export async function callFor(
  { finder }: TodayProgram,
  {
    now,
    weights,
    putAway,
  }: {
    readonly now: string;
    readonly weights: ReadonlyMap<string, number>;
    readonly putAway: ReadonlySet<string>;
  },
): Promise<FoundOffering | undefined> {
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
  return chooseCall(calls, weights)?.each;
}
