import { boundCycle, type BoundCycle } from "../cycles/binding-version.ts";
import { multiply, type Rational, subtract, zero } from "../exact/rational.ts";
import { sum } from "../exact/tally.ts";
import type { LedgerEntry, Subject } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { PackVersion, RulePack } from "../packs/pack.ts";
import { requiredAmount, type RequiredAmount } from "./amounts.ts";
import { type Demands, demandsOf } from "./demands.ts";
import { type Bench, judge, type Judged, ruleRefusal, takesFrom } from "./judging.ts";
import { asCompared, matching } from "./matches.ts";
import { decidingRole, type DecidingRole } from "./role.ts";
import { SharedLists } from "./shared-lists.ts";
import { weighing } from "./worth.ts";

/** What one pack asks of one subject in one cycle: all that is settled before a single entry is looked at. */
export interface Frame {
  readonly pack: RulePack;
  readonly subject: Subject;
  readonly version: PackVersion;
  readonly bound: BoundCycle;
  readonly role: DecidingRole | undefined;
  readonly amount: RequiredAmount;
  readonly demands: Demands;
  readonly bench: Bench;
}

/** The frame of the cycle with `day` in it, as known on `asOf`; the version alone when nothing is ever due. */
export function frameOf(
  pack: RulePack,
  subject: Subject,
  day: LocalDate,
  asOf: LocalDate,
): Frame | { readonly version: PackVersion; readonly bound?: undefined } {
  const bound = boundCycle(pack, subject, day);
  if (bound.days === undefined) return { version: bound.version };
  const { days, version } = bound;
  const role = decidingRole(version, subject, days);
  const amount = requiredAmount(version, subject, days, role);
  const bench = {
    packId: pack.id,
    version,
    matches: matching(pack),
    worthOf: weighing(pack.id, version),
    role,
    days,
    takesFrom: takesFrom(version, days, bound.number === bound.series.first),
    asOf,
  };
  const demands = demandsOf(version, subject, role, amount);
  return { pack, subject, version, bound, role, amount, demands, bench };
}

/** An entry that may count, with what it may count towards. */
export interface Item {
  readonly judged: Judged;
  /** What of it may count in this cycle: for one carried in, what came over; else what the cycle before did not take. */
  readonly units: Rational;
  readonly isCarriedIn: boolean;
  /** Places in `demands.minimums` and `demands.maximums`. */
  readonly minimums: readonly number[];
  readonly maximums: readonly number[];
  readonly repetition?: Repetition | undefined;
  /** Each once, in small letters; none when nothing is asked of topics. */
  readonly topics: readonly string[];
}

/** What was done before, in this cycle or an earlier one. */
export interface Repetition {
  readonly activity: string;
  readonly rule: "first only" | "once per cycle";
  /** It was done in an earlier cycle: then none of it counts again. */
  readonly earlier?: string | undefined;
}

/** Every entry judged, in their order: that of day and id. */
export function judgedEntries(entries: readonly LedgerEntry[], { bench }: Frame): readonly Judged[] {
  return entries.map((entry) => judge(entry, bench));
}

export function byDayAndId(a: LedgerEntry, b: LedgerEntry): number {
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What may count, of the judged entries and of what was carried in, in order. */
export function itemsOf(
  judged: readonly Judged[],
  carriedIn: ReadonlyMap<string, Rational>,
  frame: Frame,
): readonly Item[] {
  const earlier = earlierActivities(judged, frame);
  const itemOf = itemMaker(frame);
  const items: Item[] = [];
  for (const each of judged) {
    const carried = carriedIn.get(each.entry.id);
    if (carried !== undefined) items.push(itemOf(each, carried, { isCarriedIn: true }));
    else if (each.refusal === undefined) {
      const repetition = repetitionOf(each.entry, frame, earlier);
      const { units } = each.worth;
      const share = frame.bench.madeUp?.get(each.entry.id);
      const left = share === undefined ? units : subtract(units, multiply(units, share));
      items.push(itemOf(each, left, { isCarriedIn: false, repetition }));
    }
  }
  return items;
}

type ItemMaker = (
  judged: Judged,
  units: Rational,
  more: { readonly isCarriedIn: boolean; readonly repetition?: Repetition | undefined },
) => Item;

/** Items that count towards the same share one list of it: equal lists need not be compared place by place. */
function itemMaker({ bench: { matches }, demands }: Frame): ItemMaker {
  const lists = new SharedLists();
  const placesIn = (asked: Demands["all"], entry: LedgerEntry): readonly number[] => {
    let places = lists.empty;
    asked.forEach(({ counts }, place) => {
      if (matches(counts, entry)) places = lists.with(places, place);
    });
    return places;
  };
  return (judged, units, { isCarriedIn, repetition }) => ({
    judged,
    units,
    isCarriedIn,
    minimums: placesIn(demands.minimums, judged.entry),
    maximums: placesIn(demands.maximums, judged.entry),
    repetition,
    topics: demands.isOfTopics ? topicsOf(judged.entry) : [],
  });
}

/** Something without a topic is a topic of its own. */
function topicsOf({ activity, id, topics }: LedgerEntry): readonly string[] {
  if (topics.length === 0) return [asCompared(`activity ${activity ?? id}`)];
  const compared = topics.map(asCompared);
  return compared.filter((topic, place) => compared.indexOf(topic) === place);
}

function repetitionOf(
  entry: LedgerEntry,
  { bench, version }: Frame,
  earlier: ReadonlyMap<string, string>,
): Repetition | undefined {
  const { activity } = entry;
  if (activity === undefined) return undefined;
  const rules = version.repeats.filter(({ when }) => bench.matches(when, entry));
  if (rules.length === 0) return undefined;
  if (!rules.some(({ counts }) => counts === "first only")) return { activity, rule: "once per cycle" };
  return { activity, rule: "first only", earlier: earlier.get(activity) };
}

/** For each activity the entry of an earlier cycle with which it was done first. */
function earlierActivities(
  judged: readonly Judged[],
  { bench, version }: Frame,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!version.repeats.some(({ counts }) => counts === "first only")) return found;
  for (const { entry } of judged) {
    const { activity, id, status, to } = entry;
    if (activity === undefined || status !== "earned" || to >= bench.takesFrom || found.has(activity))
      continue;
    if (ruleRefusal(entry, bench) === undefined) found.set(activity, id);
  }
  return found;
}

/** All that may count, before maximums. */
export function earnedUnits(items: readonly Item[]): Rational {
  return items.length === 0 ? zero : sum(items.map(({ units }) => units));
}
