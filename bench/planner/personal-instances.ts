import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  BusyTime,
  Candidate,
  CandidateCredit,
  PersonalProblem,
  Point,
  Sitting,
} from "../../src/modules/planner/rules/personal/personal-problem.ts";
import { Drawn } from "./drawn.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const outletsFile = join(shared, "places/outlets.csv");
const talksFile = join(shared, "catalogue/pyvideo_data/talks.jsonl");

/** Why there can be no instances; undefined when the real places and offerings are beside the project. */
export function missingInputs(): string | undefined {
  const missing = [outletsFile, talksFile].filter((file) => !existsSync(file));
  return missing.length === 0
    ? undefined
    : `Not there: ${missing.join(", ")}. The instances are made of them.`;
}

const states = ["IA", "WI", "MN", "IL", "KS", "NE", "MO", "OK"];
const firstDay = Date.parse("2026-12-01T00:00:00Z");
const days = 730;
const hour = 3_600_000;

interface Talk {
  readonly title: string;
  readonly recorded: string;
}

let realOutlets: readonly { readonly state: string; readonly point: Point }[] | undefined;
let realTalks: readonly Talk[] | undefined;

/**
 * One librarian's two years: 2,000 candidates of some 1,500 offerings (webinars and their recordings, series, workshops at
 * real libraries, conferences, courses at one's own pace), desk shifts and meetings each week, 20 competencies, two
 * credentials, two memberships. The same for the same seed. Titles and days of the year are those of real talks.
 */
export function personalInstance(seed: number, count = 2000): PersonalProblem {
  const drawn = new Drawn(seed);
  const state = states[seed % states.length] ?? "IA";
  const points = outlets().flatMap((outlet) => (outlet.state === state ? [outlet.point] : []));
  const home = drawn.one(points);
  const near = points.filter((point) => roughMiles(home, point) < 120);
  const competencies = Array.from({ length: 20 }, (_, index) => {
    const weight = index < 3 ? 1.5 - index * 0.2 : 0.2 + drawn.part() * 0.5;
    const step = drawn.whole(3, 6);
    return {
      id: `k${index}`,
      name: `Competency ${index}`,
      steps: [1, 0.6, 0.3, 0.1].map((part) => ({ amount: step, worth: hundredths(weight * part) })),
    };
  });
  const candidates: Candidate[] = [];
  for (let offering = 0; candidates.length < count; offering += 1)
    candidates.push(...offeringOf(offering, { drawn, near, seed }).slice(0, count - candidates.length));
  return {
    format: "carrel-personal-problem",
    version: 1,
    from: "2026-12-01",
    to: "2028-11-30",
    zone: "America/Chicago",
    home,
    limits: {
      minutesPerMonth: drawn.one([180, 240, 300]),
      minutesInMonth: { "2026-12": 120, "2027-06": 60, "2027-07": 60, "2028-06": 60, "2028-07": 60 },
      cents: drawn.one([30_000, 50_000, 80_000]),
      miles: drawn.one([40, 60, 90]),
      daysAway: drawn.whole(4, 10),
      longestSittingMinutes: 420,
      shiftsCovered: drawn.whole(4, 10),
      blackouts: [
        { from: "2027-08-02", to: "2027-08-13" },
        { from: "2028-07-31", to: "2028-08-11" },
      ],
    },
    busy: week(drawn),
    competencies,
    credentials: [
      {
        id: "grade-1",
        name: "Grade I",
        due: "2028-09-30",
        units: drawn.whole(30, 45),
        minimums: [{ category: "technology", units: drawn.whole(6, 10) }],
        caps: [{ category: "alone", units: 10 }],
      },
      {
        id: "school",
        name: "School endorsement",
        due: "2027-12-31",
        units: drawn.whole(8, 14),
        minimums: [{ category: "reading", units: 3 }],
        caps: [{ category: "alone", units: 4 }],
      },
    ],
    memberships: [
      { id: "state", name: "State association", cents: 6000 },
      { id: "national", name: "National association", cents: 16_000 },
    ],
    candidates,
    done: [],
    pinned: [],
    banned: [],
  };
}

interface Surroundings {
  readonly drawn: Drawn;
  readonly near: readonly Point[];
  readonly seed: number;
}

function offeringOf(number: number, { drawn, near, seed }: Surroundings): readonly Candidate[] {
  const talk = talks()[(seed * 811 + number * 17) % talks().length];
  const kind = drawn.part();
  const rating = drawn.part();
  const topics = drawn.shuffled(Array.from({ length: 20 }, (_, index) => index)).slice(0, drawn.whole(1, 3));
  const gains = (hours: number) =>
    Object.fromEntries(
      topics.map((topic, place) => [`k${topic}`, hundredths((hours * (0.5 + rating / 2)) / (place + 1))]),
    );
  const credits = (hours: number, isAlone: boolean): readonly CandidateCredit[] => {
    const own = [...(number % 3 === 0 ? ["technology"] : []), ...(isAlone ? ["alone"] : [])];
    const school = [...(number % 4 === 0 ? ["reading"] : []), ...(isAlone ? ["alone"] : [])];
    return [
      ...(number % 10 < 7 ? [{ credential: "grade-1", units: hours, categories: own }] : []),
      ...(number % 10 < 4 ? [{ credential: "school", units: hours, categories: school }] : []),
    ];
  };
  const base = (place: number, hours: number, isAlone: boolean) => ({
    id: `o${number}-${place}`,
    offering: `o${number}`,
    title: talk?.title ?? "",
    gains: gains(hours),
    credits: credits(hours, isAlone),
    after: number > 40 && number % 31 === 0 ? [`o${number - 7}`] : [],
  });
  const worth = (isLive: boolean) => hundredths(rating * 0.3 + (isLive ? 0.15 : 0));
  const day = dayOf(talk, drawn);
  if (kind < 0.45) {
    const hours = drawn.one([0.5, 0.75, 1, 1, 1, 1.5]);
    const cents = drawn.isSo(0.8) ? 0 : drawn.whole(2, 8) * 1000;
    const price =
      cents === 0 ? {} : { memberCents: { [drawn.one(["state", "national"])]: Math.round(cents / 2) } };
    const months = drawn.isSo(0.3) ? drawn.whole(1, 2) : 0;
    return [
      {
        ...base(0, hours, false),
        how: "live",
        sittings: [sittingAt(day, drawn.whole(15, 22), hours)],
        cents,
        ...price,
        worth: worth(true),
      },
      ...Array.from({ length: months }, (_, index): Candidate => ({
        ...base(index + 1, hours, true),
        how: "recording",
        sittings: [],
        month: monthAt(day + 31 * (index + 1)),
        minutes: Math.round(hours * 60),
        cents,
        ...price,
        worth: worth(false),
      })).filter(({ month }) => (month ?? "") <= "2028-11"),
    ];
  }
  if (kind < 0.6) {
    const hours = drawn.one([1, 1.5, 2]);
    const times = drawn.whole(2, 4);
    return (drawn.isSo(0.5) ? [0, 1] : [0]).map((turn) => ({
      ...base(turn, hours * times, false),
      how: "live",
      sittings: Array.from({ length: times }, (_, index) =>
        sittingAt(day + turn * 120 + index * 7, 15 + (number % 7), hours),
      ),
      cents: drawn.one([0, 5000, 9500, 16_500]),
      memberCents: { state: 4000 },
      worth: worth(true),
    }));
  }
  if (kind < 0.8) {
    const hours = drawn.one([3, 4, 5, 6, 7]);
    return drawn
      .shuffled(near)
      .slice(0, drawn.whole(1, 4))
      .map((place, index) => ({
        ...base(index, hours, false),
        how: "in-person",
        sittings: [sittingAt(day + index * 13, 14, hours)],
        place,
        cents: drawn.one([0, 2500, 5000, 9700]),
        memberCents: { state: 2000 },
        worth: worth(true) + 0.1,
      }));
  }
  if (kind < 0.85) {
    const place = drawn.one(near);
    return [
      {
        ...base(0, 9, false),
        how: "in-person",
        sittings: [0, 1].map((next) => sittingAt(day + next, 14, 4.5)),
        place,
        cents: drawn.one([18_000, 26_000, 42_000]),
        memberCents: { national: 12_000, state: 15_000 },
        worth: worth(true) + 0.5,
      },
    ];
  }
  const hours = drawn.one([1, 2, 3, 4]);
  return Array.from({ length: drawn.whole(1, 3) }, (_, index): Candidate => ({
    ...base(index, hours, true),
    how: "self-paced",
    sittings: [],
    month: monthAt(Math.min(day, days - 245) + index * 30),
    minutes: hours * 60,
    cents: drawn.isSo(0.7) ? 0 : 4500,
    worth: worth(false),
  })).filter((each, index, all) => all.findIndex(({ month }) => month === each.month) === index);
}

/** Three desk shifts and a meeting each week, at the same hours. */
function week(drawn: Drawn): readonly BusyTime[] {
  const shifts = [1, 2, 3, 4, 5].filter((day) => day === 1 || drawn.isSo(0.6));
  const hours = new Map(shifts.map((day) => [day, drawn.whole(14, 20)]));
  const busy: BusyTime[] = [];
  for (let day = 0; day < days; day += 1) {
    const weekday = new Date(firstDay + day * 24 * hour).getUTCDay();
    const start = hours.get(weekday);
    if (start !== undefined) busy.push({ id: `desk-${day}`, ...sittingAt(day, start, 4), what: "desk" });
    if (weekday === 2) busy.push({ id: `meeting-${day}`, ...sittingAt(day, 20, 1), what: "other" });
  }
  return busy;
}

/** On the day of the year on which the talk was given, never at a weekend. */
function dayOf(talk: Talk | undefined, drawn: Drawn): number {
  const given = Date.parse(`${talk?.recorded ?? ""}T00:00:00Z`);
  const start = Date.UTC(new Date(given).getUTCFullYear(), 0, 1);
  const ofYear =
    Number.isFinite(given) && drawn.isSo(0.3) ? (given - start) / (24 * hour) : drawn.whole(0, 364);
  const day = (Math.floor(ofYear) + (drawn.isSo(0.5) ? 365 : 0)) % 700;
  const weekday = new Date(firstDay + day * 24 * hour).getUTCDay();
  return weekday === 0 ? day + 1 : weekday === 6 ? day + 2 : day;
}

function sittingAt(day: number, hourOfDay: number, hours: number): Sitting {
  const start = firstDay + (day * 24 + hourOfDay) * hour;
  return { start: instant(start), end: instant(start + hours * hour) };
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function monthAt(day: number): string {
  return new Date(firstDay + day * 24 * hour).toISOString().slice(0, 7);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function roughMiles(one: Point, other: Point): number {
  const east = (other.longitude - one.longitude) * Math.cos((one.latitude * Math.PI) / 180);
  return Math.hypot(other.latitude - one.latitude, east) * 69;
}

function outlets(): NonNullable<typeof realOutlets> {
  realOutlets ??= readFileSync(outletsFile, "utf8")
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      // Latitude and longitude are the last two fields, and hold no comma.
      const parts = line.trim().split(",");
      const point = { latitude: Number(parts.at(-2)), longitude: Number(parts.at(-1)) };
      return point.latitude > 0 && point.longitude < 0 ? [{ state: parts[0] ?? "", point }] : [];
    });
  return realOutlets;
}

function talks(): readonly Talk[] {
  realTalks ??= readFileSync(talksFile, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Talk);
  return realTalks;
}
