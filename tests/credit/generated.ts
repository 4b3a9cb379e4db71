import fc from "fast-check";
import type { LedgerEntry, Subject } from "../../src/modules/credit/rules/ledger/entry.ts";
import type { PackVersion, Requirement, RulePack } from "../../src/modules/credit/rules/packs/pack.ts";
import type { Predicate } from "../../src/modules/credit/rules/packs/predicate.ts";
import { amount, madeEntry, madePack, madeSubject, madeVersion, units } from "./made-pack.ts";

/** A pack, one it concerns, and what they did: all by chance, and all within the grammar. */
export interface GeneratedLedger {
  readonly pack: RulePack;
  readonly subject: Subject;
  readonly entries: readonly LedgerEntry[];
  readonly asOf: string;
}

const topics = ["reading", "technology", "children"];
const modes = ["live", "reading", "presenting"] as const;
const asked = { topics, modes, measures: ["semester hour", "cubit"], categories: ["wide"], packId: "made" };

const predicate: fc.Arbitrary<Predicate> = fc.oneof(
  fc.subarray(topics, { minLength: 1 }).map((topic) => ({ topic })),
  fc.subarray([...modes], { minLength: 1 }).map((mode) => ({ mode })),
  fc.constant({ category: ["wide"] }),
  fc.constant({ everything: true as const }),
  fc.constantFrom(...topics).map((topic) => ({ not: { topic: [topic] } })),
);

const cycle = fc.constantFrom<NonNullable<PackVersion["cycle"]>>(
  { months: 12, anchor: { kind: "calendar year" }, ends: "day before anniversary" },
  { months: 24, anchor: { kind: "issue date" }, ends: "day before anniversary", monthsBeforeFirst: 6 },
  { months: 12, anchor: { kind: "issue date" }, ends: "end of month" },
  { months: 24, anchor: { kind: "birth month" }, ends: "day before anniversary" },
  {
    months: 24,
    anchor: { kind: "fixed date", month: 6, day: 30, year: 2024 },
    ends: "day before anniversary",
  },
  { months: 24, anchor: { kind: "fiscal year", startMonth: 7 }, ends: "day before anniversary" },
);

const half = amount("1/2");
const rounding = fc.constantFrom<PackVersion["unit"]["rounding"]>(
  undefined,
  undefined,
  { each: "entry", how: "floor", step: half },
  { each: "entry", how: "nearest", step: half },
  { each: "entry", how: "ceil", step: half },
  { each: "requirement", how: "floor", step: half },
  { each: "total", how: "floor", step: amount(1) },
  {
    each: "entry",
    how: "table",
    rows: [
      { fromMinutes: 20, units: half },
      { fromMinutes: 45, units: amount(1) },
    ],
    repeatsAfter: 60,
  },
);

const requirement = fc
  .record({
    counts: predicate,
    amount: fc.integer({ min: 0, max: 12 }),
    percent: fc.boolean(),
    isMaximum: fc.boolean(),
    group: fc.constantFrom(undefined, undefined, "a", "b"),
    minimumPerTopic: fc.constantFrom(undefined, undefined, undefined, 3),
  })
  .map(({ amount: limit, counts, group, isMaximum, minimumPerTopic, percent }) => {
    const share = percent ? { percent: amount(limit * 8), of: "required" as const } : units(limit);
    return {
      counts,
      ...(isMaximum ? { maximum: share } : { minimum: share, group }),
      ...(minimumPerTopic !== undefined && { minimumPerTopic: amount(minimumPerTopic) }),
    };
  });

const requirements = fc
  .array(requirement, { maxLength: 4 })
  .map((all): readonly Requirement[] =>
    all.map((each, place) => ({ id: `r${place}`, name: `R ${place}`, ...each })),
  );

const version = fc
  .record({
    cycle,
    minutes: fc.constantFrom(50, 60),
    rounding,
    required: fc.integer({ min: 0, max: 20 }),
    requirements,
    refuses: fc.constantFrom(undefined, undefined, "reading" as const),
    repeats: fc.constantFrom(undefined, "first only" as const, "once per cycle" as const),
    carryOver: fc.constantFrom(undefined, 2, 5),
    window: fc.constantFrom(undefined, 3),
    minimumActivityMinutes: fc.constantFrom(undefined, 15),
    isProrated: fc.boolean(),
  })
  .map((made) =>
    madeVersion({
      cycle: made.cycle,
      unit: {
        name: "unit",
        plural: "units",
        minutes: made.minutes,
        rounding: made.rounding,
        minimumActivityMinutes: made.minimumActivityMinutes,
      },
      required: units(made.required),
      requirements: made.requirements,
      accepts:
        made.refuses === undefined
          ? []
          : [{ when: { not: { mode: [made.refuses] } }, otherwise: "It is not taken." }],
      conversions: [
        { from: { measure: "semester hour" }, units: amount(15) },
        { from: { mode: "presenting" }, units: amount("4/3") },
      ],
      repeats: made.repeats === undefined ? [] : [{ when: { everything: true }, counts: made.repeats }],
      carryOver:
        made.carryOver === undefined
          ? undefined
          : { maximum: amount(made.carryOver), earnedInLastMonths: made.window },
      proration: made.isProrated
        ? { by: { kind: "months", roundsUp: false }, sharesFollow: true }
        : undefined,
    }),
  );

const subject = fc
  .record({
    issuedOn: fc.constantFrom("2024-02-29", "2023-11-30", "2024-08-31", "2025-01-15"),
    birthMonth: fc.integer({ min: 1, max: 12 }),
  })
  .map((made) => madeSubject(made));

/** What entries are drawn from: the words that a pack asks about. */
export interface Vocabulary {
  readonly packId: string;
  readonly topics: readonly string[];
  readonly modes: readonly LedgerEntry["mode"][];
  readonly measures: readonly string[];
  readonly categories: readonly string[];
  readonly endorsements?: readonly string[];
}

/** An entry of the years 2023 to 2026. Entries of one activity are alike in all but their day and length. */
export function entryOf(words: Vocabulary): fc.Arbitrary<LedgerEntry> {
  const nature = fc.record({
    mode: fc.constantFrom(...words.modes),
    topics: fc.subarray([...words.topics], { maxLength: Math.min(3, words.topics.length) }),
    categories: fc.subarray([...words.categories], { maxLength: Math.min(2, words.categories.length) }),
    endorsements: fc.subarray([...(words.endorsements ?? [])]),
  });
  const activities = ["story hour", "moot"];
  return fc
    .record({
      id: fc.nat(1_000_000),
      nature,
      day: fc.integer({ min: 0, max: 1460 }),
      length: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 1, max: 400 }).map((minutes) => ({ minutes })) },
        fc.record({
          quantity: fc.constantFrom(amount(1), amount("1/3")),
          measure: fc.constantFrom(...words.measures),
        }),
      ),
      activity: fc.constantFrom(undefined, undefined, undefined, ...activities),
      status: fc.constantFrom("earned" as const, "earned" as const, "planned" as const),
      decision: fc.constantFrom<LedgerEntry["decisions"][string] | undefined>(
        undefined,
        undefined,
        undefined,
        { outcome: "pending" },
        { outcome: "adjusted", units: amount("7/4"), reason: "As agreed." },
        { outcome: "returned", reason: "Not ours." },
      ),
      isKnown: fc.boolean(),
    })
    .map(({ activity, day, decision, id, isKnown, length, nature: drawn, status }) => {
      const to = new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);
      // The same activity is of the same nature, whichever entry speaks of it.
      const place = activity === undefined ? -1 : activities.indexOf(activity);
      const own =
        place === -1
          ? { ...drawn, categories: { [words.packId]: drawn.categories } }
          : { mode: words.modes.at(-place) ?? drawn.mode, topics: words.topics.slice(place, place + 1) };
      return madeEntry(`e${id}`, {
        ...own,
        to,
        measured: length,
        activity,
        status,
        approvedBy: isKnown ? [words.packId] : [],
        preApproved: isKnown ? { [words.packId]: "2022-12-01" } : {},
        decisions: decision === undefined || activity !== undefined ? {} : { [words.packId]: decision },
      });
    });
}

export function entriesOf(words: Vocabulary, maxLength: number): fc.Arbitrary<readonly LedgerEntry[]> {
  return fc.uniqueArray(entryOf(words), { maxLength, selector: ({ id }) => id });
}

/** Generated packs with generated ledgers, on a day of 2025 or 2026. */
export function generatedLedgers(maxLength: number): fc.Arbitrary<GeneratedLedger> {
  return fc.record({
    pack: version.map((made) =>
      madePack(
        {},
        { versions: [made], categories: [{ id: "wide", name: "Wide", when: { topic: ["reading"] } }] },
      ),
    ),
    subject,
    entries: entriesOf(asked, maxLength),
    asOf: fc.constantFrom("2025-03-01", "2025-12-31", "2026-02-28", "2026-10-10"),
  });
}

export const anotherEntry = entryOf(asked);

/** Ledgers in the words of a pack: its topics, categories, measures and roles. */
export function ledgersFor(pack: RulePack, maxLength: number): fc.Arbitrary<GeneratedLedger> {
  const roles = [...new Set(pack.versions.flatMap((each) => each.roles.map(({ id }) => id)))];
  const words = vocabularyOf(pack);
  return fc.record({
    pack: fc.constant(pack),
    subject: fc
      .record({
        role: fc.constantFrom(...(roles.length > 0 ? roles : [undefined])),
        issuedOn: fc.constantFrom("2024-02-29", "2023-11-30", "2025-01-15"),
        birthMonth: fc.integer({ min: 1, max: 12 }),
        endorsements: fc.subarray(["library", "english"]),
        circumstances: fc.constantFrom([], [], ...circumstancesOf(pack).map((each) => [each])),
      })
      .map((made) => madeSubject(made)),
    entries: entriesOf(words, maxLength),
    asOf: fc.constantFrom("2025-12-31", "2026-10-10", "2026-11-22"),
  });
}

export function vocabularyOf(pack: RulePack): Vocabulary {
  const found = { topic: new Set(["anything"]), mode: new Set<LedgerEntry["mode"]>(["live", "other"]) };
  const visit = (each: unknown): void => {
    if (typeof each !== "object" || each === null) return;
    for (const [key, value] of Object.entries(each)) {
      if (key === "topic" && Array.isArray(value)) for (const topic of value) found.topic.add(String(topic));
      // The modes of a pack that was read are modes.
      if (key === "mode" && Array.isArray(value)) for (const mode of value) found.mode.add(mode as never);
      visit(value);
    }
  };
  visit(pack);
  const measures = pack.versions.flatMap(({ conversions }) =>
    conversions.flatMap(({ from }) => ("measure" in from ? [from.measure] : [])),
  );
  return {
    packId: pack.id,
    topics: [...found.topic],
    modes: [...found.mode],
    measures: [...new Set([...measures, "cubit"])],
    categories: pack.categories.map(({ id }) => id),
    endorsements: ["library", "english"],
  };
}

function circumstancesOf(pack: RulePack): string[] {
  return pack.versions.flatMap(({ exemptions }) =>
    exemptions.flatMap(({ when }) => ("circumstance" in when ? [when.circumstance] : [])),
  );
}
