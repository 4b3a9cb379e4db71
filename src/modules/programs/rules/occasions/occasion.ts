import { dollars } from "#platform/words";

/** What those who came said, as percents of the answers that agree. */
export interface Survey {
  readonly answers: number;
  readonly learned?: number | undefined;
  readonly confident?: number | undefined;
  readonly willUse?: number | undefined;
  readonly knowsMore?: number | undefined;
}

/** One time that a program was held, or is to be. */
export interface Occasion {
  readonly id: string;
  /** A local day. */
  readonly heldOn: string;
  /** Minutes from midnight where the branch is. */
  readonly startsAt?: number | undefined;
  readonly attendance?: number | undefined;
  readonly cents?: number | undefined;
  readonly survey?: Survey | undefined;
  readonly differently: string;
}

/** What all times together came to. */
export interface Results {
  /** How often it was held, up to and with a day. */
  readonly times: number;
  readonly lastOn?: string | undefined;
  readonly nextOn?: string | undefined;
  /** The middle of the attendances that are known. */
  readonly typicalAttendance?: number | undefined;
  readonly mostAttendance?: number | undefined;
  /** The middle of what one time cost. */
  readonly typicalCents?: number | undefined;
  /** All that is known to have been spent, for each who came; of times whose cost and attendance are both known. */
  readonly centsPerHead?: number | undefined;
  /** Sunday is 0: the weekday of most of its times, when there were at least three and more than half are on it. */
  readonly weekday?: number | undefined;
}

/** What the times of a program came to, as of a local day. */
export function resultsOf(occasions: readonly Occasion[], today: string): Results {
  const held = occasions.filter(({ heldOn }) => heldOn <= today);
  const attendances = held.flatMap(({ attendance }) => attendance ?? []);
  const both = held.filter(
    (each): each is Occasion & { cents: number; attendance: number } =>
      each.cents !== undefined && each.attendance !== undefined && each.attendance > 0,
  );
  const heads = both.reduce((sum, { attendance }) => sum + attendance, 0);
  const days = held.map(({ heldOn }) => heldOn).toSorted();
  return {
    times: held.length,
    lastOn: days.at(-1),
    nextOn: occasions
      .map(({ heldOn }) => heldOn)
      .filter((day) => day > today)
      .toSorted()[0],
    typicalAttendance: median(attendances),
    mostAttendance: attendances.length === 0 ? undefined : Math.max(...attendances),
    typicalCents: median(held.flatMap(({ cents }) => cents ?? [])),
    centsPerHead:
      heads === 0 ? undefined : Math.round(both.reduce((sum, { cents }) => sum + cents, 0) / heads),
    weekday: usualWeekday(occasions.map(({ heldOn }) => heldOn)),
  };
}

/** The middle value, rounded; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2);
}

function usualWeekday(days: readonly string[]): number | undefined {
  if (days.length < 3) return undefined;
  const counts = new Map<number, number>();
  for (const day of days) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    counts.set(weekday, (counts.get(weekday) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  return best !== undefined && best[1] * 2 > days.length ? best[0] : undefined;
}

/** `40 came`, `$40`, `$1 each`: what is known of results, for one line. */
export function resultsWords(results: Results): readonly string[] {
  const { times, typicalAttendance, typicalCents, centsPerHead } = results;
  return [
    ...(typicalAttendance === undefined
      ? []
      : [times > 1 ? `about ${typicalAttendance} came each time` : `${typicalAttendance} came`]),
    ...(typicalCents === undefined
      ? []
      : [typicalCents === 0 ? "it cost nothing" : costWords(typicalCents, times)]),
    ...(centsPerHead === undefined || centsPerHead === 0 ? [] : [`${dollars(centsPerHead)} a head`]),
    ...(times > 1 ? [`held ${times} times`] : []),
  ];
}

function costWords(cents: number, times: number): string {
  return times > 1 ? `about ${dollars(cents)} each time` : dollars(cents);
}
