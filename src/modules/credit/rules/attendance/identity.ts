import type { Interval } from "#platform/time";
import type { AttendanceEntry, DuplicateCandidate } from "./attendance.ts";
import { fragmentKey } from "./credit-minutes.ts";
import { nameKey } from "./person-name.ts";

/** One sighting of someone: a row of the report, or a place on the roster of a row. */
export type Sighting = Pick<
  AttendanceEntry,
  "name" | "originalName" | "email" | "role" | "row" | "interval" | "mostSeconds"
> & { readonly groupLogin?: string | undefined };

/** Sightings that are one person, under a key that is the same in every reading of the report. */
export interface FoundPerson {
  readonly key: string;
  readonly sightings: readonly Sighting[];
}

/**
 * Who is who. The same e-mail address is the same person, whatever name is shown. Without an address the same name is
 * one person only while its times do not overlap; where they do, or where there are no times, each sighting stays by
 * itself. Similar names are different people, and a sign-in name that looks like an address is none.
 */
export function findPeople(sightings: readonly Sighting[]): readonly FoundPerson[] {
  const groups = Map.groupBy(sightings, ({ email, ...shown }) => email ?? `name:${nameKey(ownName(shown))}`);
  return [...groups].flatMap(([key, group]) => {
    if (group.some(({ email }) => email !== undefined) || isOnePerson(group))
      return [{ key, sightings: group }];
    return [...Map.groupBy(group, fragmentKey)].map(([fragment, same]) => ({
      key: `${key}@${fragment}`,
      sightings: same,
    }));
  });
}

/** The account's name where there is one: what someone calls themselves in a meeting changes. */
export function ownName({ name, originalName }: Pick<Sighting, "name" | "originalName">): string {
  return originalName ?? name;
}

/** People whom the rules keep apart, but who share a name. */
export function duplicateCandidates(people: readonly FoundPerson[]): readonly DuplicateCandidate[] {
  const named = people.flatMap((person) =>
    [...new Set(person.sightings.map((sighting) => nameKey(ownName(sighting))))]
      .filter((name) => name !== "")
      .map((name) => ({ name, person })),
  );
  const candidates = new Map<string, DuplicateCandidate>();
  for (const [, same] of Map.groupBy(named, ({ name }) => name)) {
    if (same.length < 2) continue;
    const candidate = candidateOf(same.map(({ person }) => person));
    candidates.set(candidate.keys.join("\n"), candidate);
  }
  return [...candidates.values()].toSorted((one, other) =>
    compare(one.keys.join("\n"), other.keys.join("\n")),
  );
}

/** By code points: the same on every machine. */
export function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Merges people whom a person found to be one. A key nobody has says nothing. */
export function mergedPeople(
  people: readonly FoundPerson[],
  samePeople: readonly (readonly string[])[],
): readonly FoundPerson[] {
  let merged = people;
  for (const keys of samePeople) {
    const same = merged.filter(({ key }) => keys.includes(key));
    if (same.length < 2) continue;
    // An address tells more than a name does, and stays the same in other reports.
    const key = same
      .map((person) => person.key)
      .toSorted((one, other) => weight(one) - weight(other) || compare(one, other))[0];
    const one = { key: key ?? "", sightings: same.flatMap(({ sightings }) => sightings) };
    merged = [...merged.filter((person) => !same.includes(person)), one];
  }
  return merged;
}

function weight(key: string): number {
  return key.startsWith("name:") ? 1 : 0;
}

function isOnePerson(sightings: readonly Sighting[]): boolean {
  const distinct = [...new Map(sightings.map((sighting) => [fragmentKey(sighting), sighting])).values()];
  if (distinct.length < 2) return true;
  const intervals = distinct.flatMap(({ interval }) => interval ?? []);
  return intervals.length === distinct.length && !overlap(intervals);
}

function overlap(intervals: readonly Interval[]): boolean {
  const sorted = intervals.toSorted((one, other) => one.start - other.start);
  return sorted.some((interval, at) => at > 0 && interval.start < (sorted[at - 1]?.end ?? 0));
}

function candidateOf(people: readonly FoundPerson[]): DuplicateCandidate {
  const keys = people.map(({ key }) => key).toSorted(compare);
  const name = people.flatMap(({ sightings }) => sightings.map(ownName)).toSorted(compare)[0] ?? "";
  const nameless = people.filter(({ key }) => key.startsWith("name:"));
  if (nameless.length < people.length)
    return {
      keys,
      reason: "same-name-other-email",
      message: `“${name}” appears with different e-mail addresses, or with one and without. One person, or several?`,
    };
  const hasTimes = nameless.every(({ sightings }) =>
    sightings.every(({ interval }) => interval !== undefined),
  );
  return hasTimes
    ? {
        keys,
        reason: "same-name-at-the-same-time",
        message: `“${name}” was there more than once at the same time. One person on two devices, or two people?`,
      }
    : {
        keys,
        reason: "same-name-without-times",
        message: `“${name}” appears more than once, without times or an e-mail address. One person, or several?`,
      };
}
