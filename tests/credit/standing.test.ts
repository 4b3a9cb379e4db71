// The hard cases of rules for renewal, each by itself, on a made-up pack.
import { expect, test } from "vitest";
import { writeRational } from "../../src/modules/credit/rules/exact/written.ts";
import type { LedgerEntry } from "../../src/modules/credit/rules/ledger/entry.ts";
import type { RulePack } from "../../src/modules/credit/rules/packs/pack.ts";
import { standing } from "../../src/modules/credit/rules/standing/current.ts";
import type { Standing } from "../../src/modules/credit/rules/standing/standing.ts";
import {
  amount,
  madeEntry,
  madePack,
  madeRequirement,
  madeSubject,
  madeVersion,
  partsOf,
  units,
} from "./made-pack.ts";

const asOf = "2026-06-30";
const hours = (count: number): number => count * 60;

test("hours of the cycle count, and what is missing is said", () => {
  const found = stand(madePack(), [madeEntry("a", { minutes: 90 }), madeEntry("b")]);

  expect(inShort(found)).toEqual({
    state: "short",
    required: "10",
    counted: "2.5",
    short: "7.5",
    planned: "0",
  });
  expect(partsOf(found)).toEqual({ a: ["1.5 counted"], b: ["1 counted"] });
});

test("a cap in percent is of what is required, not of what is earned", () => {
  const maximum = { percent: amount(20), of: "required" } as const;
  const pack = madePack({ requirements: [madeRequirement({ id: "self", maximum })] });
  const entries = [
    madeEntry("a", { minutes: hours(40) }),
    madeEntry("b", { minutes: hours(5), topics: ["self"] }),
  ];

  expect(partsOf(stand(pack, entries))).toEqual({
    a: ["10 counted", "30 counted beyond"],
    b: ["2 counted beyond self", "180m over a maximum"],
  });
});

test("what is above a maximum stays on the record and does not count; the latest overflows", () => {
  const pack = madePack({ requirements: [madeRequirement({ id: "self", maximum: units(2) })] });
  const late = madeEntry("a", { topics: ["self"], minutes: 90, to: "2026-04-01" });
  const early = madeEntry("b", { topics: ["self"], minutes: 60 });

  const found = stand(pack, [late, early]);

  expect(partsOf(found)).toEqual({
    b: ["1 counted self"],
    a: ["1 counted self", "30m over a maximum"],
  });
  expect(found.requirements.map(({ over }) => writeRational(over))).toEqual(["0.5"]);
});

test("an hour may serve two categories, but only one of those that share none", () => {
  const entry = madeEntry("a", { topics: ["x", "y"], minutes: hours(3) });
  const minimum = units(2);
  const free = ["x", "y"].map((id) => madeRequirement({ id, minimum }));
  const sharing = ["x", "y"].map((id) => madeRequirement({ id, minimum, group: "areas" }));

  expect(partsOf(stand(madePack({ requirements: free }), [entry]))).toEqual({ a: ["3 counted x y"] });
  expect(partsOf(stand(madePack({ requirements: sharing }), [entry]))).toEqual({
    a: ["2 counted x", "1 counted y"],
  });
});

test("excess goes where most is satisfied, not where it came first", () => {
  const requirements = [
    madeRequirement({ id: "x", minimum: units(2), group: "areas" }),
    madeRequirement({ id: "y", minimum: units(2), group: "areas" }),
  ];
  const either = madeEntry("either", { topics: ["x", "y"], minutes: hours(2), to: "2026-01-10" });
  const onlyX = madeEntry("only-x", { topics: ["x"], minutes: hours(2), to: "2026-02-10" });

  const found = stand(madePack({ requirements }), [either, onlyX]);

  expect(partsOf(found)).toEqual({ either: ["2 counted y"], "only-x": ["2 counted x"] });
});

test("one activity serves two credentials", () => {
  const entry = madeEntry("a");

  for (const id of ["public", "school"])
    expect(partsOf(stand(madePack({}, { id }), [entry]))).toEqual({ a: ["1 counted"] });
});

test("an hour counts in one cycle only: what was needed does not come over, what was beyond does, once", () => {
  const pack = madePack({ carryOver: { maximum: amount(3) } });
  const entries = [
    madeEntry("a", { to: "2024-05-01", minutes: hours(9) }),
    madeEntry("b", { to: "2024-11-01", minutes: hours(6) }),
    madeEntry("c", { to: "2025-02-01", minutes: hours(8) }),
  ];

  const second = stand(pack, entries, "2025-12-31");
  const third = stand(pack, entries, "2026-12-31");

  expect(partsOf(second)).toEqual({
    a: ["540m outside the cycle"],
    b: ["3 counted", "180m outside the cycle"],
    c: ["7 counted", "1 counted beyond"],
  });
  expect(writeRational(third.carriedIn)).toBe("1");
  expect(partsOf(third)["c"]).toEqual(["1 counted", "420m outside the cycle"]);
});

test("only what was earned in the window comes over, and only from a cycle that was met", () => {
  const pack = madePack({ carryOver: { maximum: amount(5), earnedInLastMonths: 3 } });
  const early = madeEntry("a", { to: "2025-09-30", minutes: hours(12) });
  const late = madeEntry("b", { to: "2025-10-01", minutes: hours(1) });

  expect(writeRational(stand(pack, [early, late]).carriedIn)).toBe("1");
  expect(writeRational(stand(pack, [early]).carriedIn)).toBe("0");
  expect(writeRational(stand(pack, [late]).carriedIn)).toBe("0");
});

test("what comes over leaves every minimum of its cycle filled", () => {
  const requirements = [madeRequirement({ id: "tech", minimum: units(2) })];
  const pack = madePack({ requirements, carryOver: { maximum: amount(9), earnedInLastMonths: 3 } });
  const entries = [
    madeEntry("a", { to: "2025-02-01", minutes: hours(20) }),
    madeEntry("b", { to: "2025-11-01", minutes: hours(3), topics: ["tech"] }),
  ];

  expect(partsOf(stand(pack, entries))["b"]).toEqual(["1 counted tech", "120m outside the cycle"]);
});

test("repetitions count once in a cycle, as much as the longest, and the first ever only once", () => {
  const again = (counts: "first only" | "once per cycle"): RulePack =>
    madePack({ repeats: [{ when: { everything: true }, counts }] });
  const talk = (id: string, to: string, minutes: number): LedgerEntry =>
    madeEntry(id, { activity: "talk", to, minutes });
  const entries = [talk("a", "2025-05-01", 60), talk("b", "2026-02-01", 60), talk("c", "2026-03-01", 90)];

  expect(partsOf(stand(again("once per cycle"), entries))).toEqual({
    a: ["60m outside the cycle"],
    b: ["1 counted"],
    c: ["0.5 counted", "60m repeated"],
  });
  expect(partsOf(stand(again("first only"), entries))).toEqual({
    a: ["60m outside the cycle"],
    b: ["60m repeated"],
    c: ["90m repeated"],
  });
});

test("the position held longest decides in one state, the majority of time in another", () => {
  const roles = [
    { id: "director", name: "Director" },
    { id: "assistant", name: "Assistant" },
  ];
  const required = { roles: { director: amount(100), assistant: amount(50) } };
  const positions = [
    { role: "director", from: "2026-01-01", to: "2026-05-31", share: 100 },
    { role: "assistant", from: "2026-06-01", share: 50 },
  ];
  const requiredBy = (
    roleChange: "held longest" | "majority of time" | "at cycle start" | "at cycle end",
  ): string =>
    writeRational(
      standing(madePack({ roles, required, roleChange }), madeSubject({ positions }), [], asOf).required,
    );

  expect(requiredBy("held longest")).toBe("50");
  expect(requiredBy("majority of time")).toBe("100");
  expect(requiredBy("at cycle start")).toBe("100");
  expect(requiredBy("at cycle end")).toBe("50");
});

test("an amount that differs by role is not guessed when nobody says the role", () => {
  const pack = madePack({
    roles: [{ id: "director", name: "Director" }],
    required: { roles: { director: amount(100) } },
  });

  expect(() => stand(pack, [])).toThrow("Say which role is held: director (Director).");
});

test("less is due for a part of the cycle, and shares follow", () => {
  const pack = madePack({
    proration: { by: { kind: "months", roundsUp: true }, sharesFollow: true },
    requirements: [madeRequirement({ id: "tech", minimum: { percent: amount(50), of: "required" } })],
  });

  const found = standing(pack, madeSubject({ issuedOn: "2026-07-15" }), [], asOf);

  expect(writeRational(found.required)).toBe("5");
  expect(found.requirements.map(({ limit }) => writeRational(limit))).toEqual(["2.5"]);
});

test("by the table, who holds it for less than a year owes nothing, for less than two some", () => {
  const rows = [
    { belowMonths: 12, units: amount(0) },
    { belowMonths: 24, units: amount(5) },
  ];
  const pack = madePack({
    cycle: { months: 24, anchor: { kind: "calendar year", year: 2027 }, ends: "day before anniversary" },
    proration: { by: { kind: "table", rows }, sharesFollow: true },
  });
  const requiredFrom = (issuedOn: string): string =>
    writeRational(standing(pack, madeSubject({ issuedOn }), [], "2027-06-30").required);

  expect(["2025-05-01", "2026-01-01", "2026-01-02", "2027-01-01", "2027-01-02"].map(requiredFrom)).toEqual([
    "10",
    "10",
    "5",
    "5",
    "0",
  ]);
});

test("exemptions ask for less, or for nothing, and of several the best is taken", () => {
  const pack = madePack({
    exemptions: [
      { id: "board", when: { circumstance: "board certified" }, required: amount(4), note: "Less." },
      { id: "part", when: { shareBelow: 50 }, note: "Not at all." },
    ],
  });
  const certified = madeSubject({ circumstances: ["board certified"] });
  const part = { positions: [{ role: "any", from: "2020-01-01", share: 40 }] };

  expect(inShort(standing(pack, certified, [], asOf))).toMatchObject({ state: "short", required: "4" });
  expect(inShort(standing(pack, { ...certified, ...part }, [], asOf))).toMatchObject({
    state: "exempt",
    required: "0",
  });
});

test("a late renewal keeps the anchor, and an expired paper that was not met has lapsed", () => {
  const pack = madePack({
    cycle: { months: 12, anchor: { kind: "issue date" }, ends: "day before anniversary" },
  });
  const subject = madeSubject({ issuedOn: "2025-03-01", expiresOn: "2026-02-28" });
  const full = [madeEntry("a", { to: "2025-09-01", minutes: hours(10) })];

  expect(standing(pack, subject, [], asOf)).toMatchObject({
    state: "lapsed",
    cycle: { from: "2025-03-01", to: "2026-02-28" },
  });
  expect(standing(pack, subject, full, asOf)).toMatchObject({
    state: "short",
    cycle: { from: "2026-03-01", to: "2027-02-28" },
  });
});

test("a new version binds cycles begun under it, renewals under it, or everybody from its first day", () => {
  const required = (day: string, appliesTo: "cycle start" | "everyone" | "renewal date"): string => {
    const old = madeVersion({ name: "old", to: "2026-07-31" });
    const next = madeVersion({ name: "new", from: "2026-08-01", appliesTo, required: units(20) });
    return writeRational(stand(madePack({}, { versions: [old, next] }), [], day).required);
  };

  expect(["2026-06-30", "2026-09-01", "2027-01-01"].map((day) => required(day, "cycle start"))).toEqual([
    "10",
    "10",
    "20",
  ]);
  expect(["2026-06-30", "2026-09-01", "2027-01-01"].map((day) => required(day, "renewal date"))).toEqual([
    "20",
    "20",
    "20",
  ]);
  expect(["2026-06-30", "2026-09-01", "2027-01-01"].map((day) => required(day, "everyone"))).toEqual([
    "10",
    "20",
    "20",
  ]);
});

test("each reason is told, and the first that holds is the one", () => {
  const pack = madePack({
    unit: { name: "hour", plural: "hours", minutes: 60, minimumActivityMinutes: 30 },
    accepts: [{ when: { not: { mode: ["reading"] } }, otherwise: "Reading is not taken." }],
    preApproval: { when: { mode: ["mentoring"] }, by: "the committee", daysAhead: 30 },
  });
  const entries = [
    madeEntry("after", { to: "2026-07-01" }),
    madeEntry("outside", { to: "2025-12-31" }),
    madeEntry("returned", { decisions: { made: { outcome: "returned", reason: "Not ours." } }, minutes: 10 }),
    madeEntry("unknown", { measured: { quantity: amount(1), measure: "cubit" } }),
    madeEntry("short", { minutes: 29, mode: "reading" }),
    madeEntry("reading", { mode: "reading" }),
    madeEntry("unapproved", { mode: "mentoring", preApproved: { made: "2026-03-01" } }),
    madeEntry("approved", { mode: "mentoring", preApproved: { made: "2026-02-01" } }),
    madeEntry("less", {
      decisions: { made: { outcome: "adjusted", units: amount("1/3"), reason: "Lunch." } },
    }),
    madeEntry("pending", { decisions: { made: { outcome: "pending" } } }),
  ];

  expect(partsOf(stand(pack, entries))).toEqual({
    after: ["60m after the day asked for"],
    outside: ["60m outside the cycle"],
    returned: ["10m returned"],
    unknown: ["0m unknown measure"],
    short: ["29m too short"],
    reading: ["60m not accepted"],
    unapproved: ["60m not approved beforehand"],
    approved: ["1 counted"],
    less: ["1/3 counted", "40m adjusted"],
    pending: ["1 counted"],
  });
});

test("a fifty-minute hour, a table and a measure are worth what the rule says, exactly", () => {
  const rows = [
    { fromMinutes: 20, units: amount("1/2") },
    { fromMinutes: 45, units: amount(1) },
  ];
  const unit = { name: "credit", plural: "credits", minutes: 60 };
  const byTable = madePack({
    unit: { ...unit, rounding: { each: "entry", how: "table", rows, repeatsAfter: 60 } },
    conversions: [{ from: { measure: "semester hour" }, units: amount(15) }],
  });
  const fifty = madePack({ unit: { ...unit, minutes: 50 } });
  const entries = [
    madeEntry("a", { minutes: 44 }),
    madeEntry("b", { minutes: 165 }),
    madeEntry("c", { minutes: 19 }),
    madeEntry("d", { measured: { quantity: amount("1/3"), measure: "Semester Hour" } }),
  ];

  expect(partsOf(stand(byTable, entries))).toEqual({
    a: ["0.5 counted"],
    b: ["3 counted"],
    c: ["19m rounded down"],
    d: ["5 counted"],
  });
  expect(partsOf(stand(fifty, [madeEntry("a")]))).toEqual({ a: ["1.2 counted"] });
});

test("rounding down cuts minutes off an entry, and a sum is rounded once at its end", () => {
  const unit = { name: "hour", plural: "hours", minutes: 60 };
  const step = amount(1);
  const entries = [madeEntry("a", { minutes: 100 }), madeEntry("b", { minutes: 100 })];
  const each = madePack({ unit: { ...unit, rounding: { each: "entry", how: "floor", step } } });
  const total = madePack({ unit: { ...unit, rounding: { each: "total", how: "floor", step } } });

  expect(partsOf(stand(each, entries))["a"]).toEqual(["1 counted", "40m rounded down"]);
  expect(writeRational(stand(each, entries).counted)).toBe("2");
  expect(writeRational(stand(total, entries).counted)).toBe("3");
});

test("planned learning is told apart, and tells when renewal would open", () => {
  const pack = madePack({ renewal: { opensDaysBeforeDue: 90, lateKeepsAnchor: true } });
  const entries = [
    madeEntry("a", { minutes: hours(6) }),
    madeEntry("b", { minutes: hours(6), status: "planned", to: "2026-11-05" }),
  ];

  const found = stand(pack, entries);

  expect(inShort(found)).toEqual({
    state: "met with planned",
    required: "10",
    counted: "6",
    short: "4",
    planned: "6",
  });
  expect(partsOf(found)["b"]).toEqual(["4 planned", "2 planned beyond"]);
  expect([found.renewableFrom, found.renewableFromWithPlanned]).toEqual([undefined, "2026-11-05"]);
  const early = stand(pack, [madeEntry("a", { minutes: hours(10) })]);
  expect(early.renewableFrom).toBe("2026-10-02");
});

test("a first cycle takes what was earned shortly before it", () => {
  const cycle = {
    months: 12,
    anchor: { kind: "issue date" },
    ends: "day before anniversary",
    monthsBeforeFirst: 6,
  } as const;
  const entries = [madeEntry("a", { to: "2025-09-15" }), madeEntry("b", { to: "2025-09-14" })];

  const found = standing(madePack({ cycle }), madeSubject({ issuedOn: "2026-03-15" }), entries, asOf);

  expect(partsOf(found)).toEqual({ b: ["60m outside the cycle"], a: ["1 counted"] });
});

test("where nothing is ever due, everything stays on the record", () => {
  const found = stand(madePack({ cycle: undefined }), [madeEntry("a")]);

  expect(found.state).toBe("nothing due");
  expect(partsOf(found)).toEqual({ a: ["60m nothing is due"] });
});

function stand(pack: RulePack, entries: readonly LedgerEntry[], day = asOf): Standing {
  return standing(pack, madeSubject(), entries, day);
}

function inShort({ counted, planned, required, short, state }: Standing): Record<string, string> {
  return {
    state,
    required: writeRational(required),
    counted: writeRational(counted),
    short: writeRational(short),
    planned: writeRational(planned),
  };
}
