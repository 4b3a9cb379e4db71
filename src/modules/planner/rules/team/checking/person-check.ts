import type { TeamFault } from "./check-team-plan.ts";
import { type CheckedPerson, type CheckedTeam, isOverlap, over, spanOf, type Taken } from "./checked-team.ts";

/** What each person may take: wishes, pins, bans, dates, overlaps, time and days away. */
export function personFaults(team: CheckedTeam): readonly TeamFault[] {
  return team.people.flatMap((checked) => [
    ...choiceFaults(checked),
    ...overlapFaults(team, checked),
    ...timeFaults(team, checked),
  ]);
}

function choiceFaults({ person, taken }: CheckedPerson): readonly TeamFault[] {
  const field = `people.${person.id}`;
  const faults: TeamFault[] = [];
  const ids = new Set(taken.map(({ session }) => session.id));
  for (const pinned of person.pinned)
    if (!ids.has(pinned)) faults.push({ field: `${field}.pinned.${pinned}`, message: "It is not taken." });
  for (const { session } of taken) {
    if (person.banned.includes(session.id))
      faults.push({ field: `${field}.banned.${session.id}`, message: "It is taken." });
    if (!person.wishes.some((wish) => wish.session === session.id))
      faults.push({ field: `${field}.wishes`, message: `${session.id} is taken, and is not for them.` });
  }
  return faults;
}

function overlapFaults(team: CheckedTeam, { person, taken }: CheckedPerson): readonly TeamFault[] {
  const faults: TeamFault[] = [];
  const fault = (message: string) => faults.push({ field: `people.${person.id}.wishes`, message });
  const busy = person.busy.map((time) => ({ ...time, ...spanOf(time) }));
  for (const [index, one] of taken.entries()) {
    for (const time of busy)
      if ((one.way > 0 || time.isForTrips !== true) && one.trips.some((trip) => isOverlap(trip, time)))
        faults.push({ field: `people.${person.id}.busy.${time.id}`, message: `${one.session.id} is in it.` });
    for (const other of taken.slice(index + 1)) {
      const both = `${one.session.id} and ${other.session.id}`;
      if (one.session.offering === other.session.offering) fault(`${both} are one offering.`);
      const way = team.minutesBetween(person, one.session.place, other.session.place) * 60;
      if (one.sittings.some((a) => other.sittings.some((b) => isTooClose(a, b, way))))
        fault(`${both} overlap, with the way between them.`);
    }
  }
  return faults;
}

function isTooClose(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
  way: number,
): boolean {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return isOverlap(one, other) || second.start - first.end < way;
}

function timeFaults(team: CheckedTeam, { person, taken }: CheckedPerson): readonly TeamFault[] {
  const field = `people.${person.id}.limits`;
  const { from, to } = team.problem;
  const months = new Map<string, number>();
  let all = 0;
  for (const { session } of taken)
    for (const sitting of session.sittings) {
      const { start, end } = spanOf(sitting);
      const month = team.day(sitting.start).slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + (end - start) / 60);
      all += (end - start) / 60;
    }
  const outside = taken.filter(({ session }) =>
    session.sittings.some(({ start, end }) => team.day(start) < from || team.lastDay(end) > to),
  );
  return [
    ...outside.map(({ session }) => ({
      field: "from",
      message: `${session.id} is not within the plan's dates.`,
    })),
    ...over(`${field}.minutes`, all, person.limits.minutes),
    ...[...months].flatMap(([month, minutes]) =>
      over(`${field}.minutesPerMonth ${month}`, minutes, person.limits.minutesPerMonth),
    ),
    ...over(`${field}.daysAway`, daysAway(team, taken), person.limits.daysAway),
  ];
}

function daysAway(team: CheckedTeam, taken: readonly Taken[]): number {
  const away = taken.filter(({ way }) => way > 0);
  return new Set(away.flatMap(({ session }) => session.sittings.map(({ start }) => team.day(start)))).size;
}
