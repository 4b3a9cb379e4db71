import type { MadeShort } from "#modules/staffing";
import { clockWords, dayAndTime } from "../words/day-words.ts";

/** What is shorter than it would be anyway. */
export function beyond(short: readonly MadeShort[], anyway: readonly MadeShort[]): readonly MadeShort[] {
  const known = new Map(anyway.map(({ branchId, start, by }) => [`${branchId} ${start}`, by]));
  return short.filter(({ branchId, start, by }) => by > (known.get(`${branchId} ${start}`) ?? 0));
}

/** The times of one branch after the other, half-hours that meet told as one: `Eastside, Wed, Jan 13, 2027, 9:00 am to 11:00 am`. */
export function shortTimes(
  short: readonly MadeShort[],
  { names, zone }: { readonly names: ReadonlyMap<string, string>; readonly zone: string },
): readonly string[] {
  const times: { branchId: string; start: string; end: string }[] = [];
  for (const { branchId, start, end } of short.toSorted(byBranchAndTime)) {
    const last = times.at(-1);
    if (last?.branchId === branchId && last.end === start) last.end = end;
    else times.push({ branchId, start, end });
  }
  return times.map(
    ({ branchId, start, end }) =>
      `${names.get(branchId) ?? "a branch"}, ${dayAndTime(start, zone)} to ${clockWords(end, zone)}`,
  );
}

function byBranchAndTime(one: MadeShort, other: MadeShort): number {
  return one.branchId.localeCompare(other.branchId) || one.start.localeCompare(other.start);
}
