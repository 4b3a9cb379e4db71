import type { CredentialNeed } from "../../../src/modules/planner/rules/personal/personal-problem.ts";
import type {
  TeamPerson,
  TeamProblem,
  TeamSession,
  TeamShift,
  Wish,
} from "../../../src/modules/planner/rules/team/team-problem.ts";
import { Drawn } from "../../../bench/planner/drawn.ts";

const places = [
  { latitude: 40, longitude: -100 },
  { latitude: 40, longitude: -100.2 },
  { latitude: 40.3, longitude: -100.1 },
];

/** A team so small that every plan can be tried: two or three people, three or four sessions, one or two branches. */
export function tinyTeam(seed: number): TeamProblem {
  const drawn = new Drawn(seed * 7919 + 13);
  const branches = drawn.isSo(0.5) ? ["east", "west"] : ["east"];
  const sessions = Array.from({ length: drawn.whole(3, 4) }, (_, number) => tinySession(number, drawn));
  const ids = ["ana", "ben", "cleo"].slice(0, drawn.whole(2, 3));
  const people = ids.map((id) => tinyPerson(id, { drawn, branches, sessions }));
  const minimum = () => ({
    people: drawn.one([0, 1, 1, 1, 2]),
    qualified: drawn.isSo(0.3) ? { "in-charge": drawn.whole(0, 1) } : {},
  });
  return {
    format: "carrel-team-problem",
    version: 1,
    from: "2027-03-01",
    to: drawn.isSo(0.8) ? "2027-04-30" : "2027-03-31",
    zone: "America/Chicago",
    branches: branches.map((id, index) => ({
      id,
      name: id,
      place: places[index]!,
      minimums: [
        { start: "2027-03-10T15:00:00Z", end: "2027-03-10T17:15:00Z", ...minimum() },
        { start: "2027-04-07T15:00:00Z", end: "2027-04-07T16:00:00Z", ...minimum() },
      ].slice(0, drawn.whole(0, 2)),
    })),
    people,
    sessions,
    conferences: drawn.isSo(0.5) ? [{ id: "conf", name: "Conf", people: drawn.whole(1, 2) }] : [],
    budgets: [
      { id: "all", name: "All", cents: drawn.whole(0, 30) * 1000, people: ids },
      { id: "ana", name: "Ana", cents: drawn.whole(0, 20) * 1000, people: ["ana"] },
    ].slice(0, drawn.whole(0, 2)),
    ...(drawn.isSo(0.5) ? { milesPerHour: 30 } : {}),
    unmetWorth: drawn.one([0, 1, 3]),
    ...(drawn.isSo(0.5) ? { fairShare: drawn.whole(1, 8) } : {}),
  };
}

const starts = [
  "2027-03-10T15:00",
  "2027-03-10T15:30",
  "2027-03-10T16:15",
  "2027-03-10T18:00",
  "2027-04-07T15:00",
  "2027-04-01T04:30",
];

function tinySession(number: number, drawn: Drawn): TeamSession {
  const first = drawn.one(starts);
  const second = drawn.one(starts);
  const hasTwo = second !== first && drawn.isSo(0.2);
  const cents = drawn.whole(0, 12) * 1000;
  const isConference = drawn.isSo(0.4);
  return {
    id: `s${number}`,
    offering: `o${drawn.isSo(0.2) ? 0 : number}`,
    title: `Session ${number}`,
    sittings: [first, ...(hasTwo ? [second] : [])].map((start) => sitting(start, drawn.one([30, 45, 90]))),
    ...(drawn.isSo(0.4) ? { place: drawn.one(places) } : {}),
    cents,
    groupPrices:
      cents > 0 && drawn.isSo(0.4)
        ? [
            { people: 2, cents: Math.floor(cents / 2) },
            { people: 3, cents },
          ].slice(0, drawn.whole(1, 2))
        : [],
    ...(drawn.isSo(0.5) ? { seats: drawn.whole(1, 2) } : {}),
    ...(isConference ? { conference: "conf" } : {}),
  };
}

function sitting(start: string, minutes: number) {
  const end = new Date(Date.parse(`${start}:00Z`) + minutes * 60_000).toISOString();
  return { start: `${start}:00Z`, end: `${end.slice(0, 19)}Z` };
}

interface Tiny {
  readonly drawn: Drawn;
  readonly branches: readonly string[];
  readonly sessions: readonly TeamSession[];
}

function tinyPerson(id: string, { drawn, branches, sessions }: Tiny): TeamPerson {
  const isFloater = branches.length > 1 && drawn.isSo(0.4);
  const wishes = drawn
    .shuffled(sessions)
    .slice(0, 3)
    .map((session): Wish => ({
      session: session.id,
      worth: drawn.whole(0, 6),
      credits: drawn.isSo(0.7)
        ? [
            {
              credential: "renewal",
              units: drawn.whole(1, 4),
              categories: drawn.isSo(0.5) ? [drawn.one(["a", "b"])] : [],
            },
          ]
        : [],
    }));
  const limited = <K extends string>(name: K, least: number, most: number) =>
    (drawn.isSo(0.3) ? { [name]: drawn.whole(least, most) } : {}) as { readonly [key in K]?: number };
  return {
    id,
    branch: drawn.one(branches),
    qualifications: drawn.isSo(0.6) ? ["in-charge"] : [],
    shifts: shiftsOf(drawn, branches, isFloater),
    floatsTo: isFloater ? branches : [],
    busy: drawn.isSo(0.2)
      ? [{ id: "busy", start: "2027-03-10T16:00:00Z", end: "2027-03-10T16:20:00Z", what: "other" }]
      : [],
    limits: {
      ...limited("minutes", 30, 150),
      ...limited("minutesPerMonth", 30, 120),
      ...limited("cents", 0, 20_000),
      ...limited("daysAway", 0, 2),
    },
    wishes,
    credentials: drawn.isSo(0.6) ? [tinyNeed(drawn)] : [],
    wasAtBottom: drawn.isSo(0.4),
    pinned: drawn.isSo(0.06) ? [wishes[0]!.session] : [],
    banned: drawn.isSo(0.1) ? [wishes[1]!.session] : [],
  };
}

function tinyNeed(drawn: Drawn): CredentialNeed {
  return {
    id: "renewal",
    name: "Renewal",
    due: drawn.isSo(0.7) ? "2027-06-30" : "2027-03-31",
    units: drawn.whole(0, 6),
    minimums: drawn.isSo(0.4) ? [{ category: "a", units: drawn.whole(1, 3) }] : [],
    caps: drawn.isSo(0.4) ? [{ category: drawn.one(["a", "b"]), units: drawn.whole(1, 4) }] : [],
  };
}

function shiftsOf(drawn: Drawn, branches: readonly string[], isFloating: boolean): readonly TeamShift[] {
  const branch = drawn.one(branches);
  return [
    { start: "2027-03-10T14:00:00Z", end: "2027-03-10T16:00:00Z", branch, isFloating },
    {
      start: "2027-03-10T16:00:00Z",
      end: "2027-03-10T22:00:00Z",
      branch,
      isFloating: isFloating && drawn.isSo(0.7),
    },
    { start: "2027-04-07T14:00:00Z", end: "2027-04-07T22:00:00Z", branch, isFloating },
  ].filter(() => drawn.isSo(0.92));
}
