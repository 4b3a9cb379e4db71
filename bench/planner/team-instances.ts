import { formatDate, parseDate, weekdayOf, zoneOf, toInstant, formatInstant } from "#platform/time";
import type {
  Budget,
  Conference,
  DeskMinimum,
  TeamPerson,
  TeamProblem,
  TeamSession,
  TeamShift,
  Wish,
} from "../../src/modules/planner/rules/team/team-problem.ts";
import { Drawn } from "./drawn.ts";
import { neighbouringOutlets, type Outlet, talkTitles } from "./real-places.ts";

/** How large a team is. */
export interface TeamSize {
  readonly people: number;
  readonly branches: number;
  readonly sessions: number;
  readonly seed: number;
  readonly state?: string;
}

const zone = "America/Los_Angeles";
const firstDay = parseDate("2027-01-01") ?? 0;
const lastDay = parseDate("2027-12-31") ?? 0;
const wishesEach = 45;
const systemSize = 25;
const topics = [
  "technology",
  "children",
  "leadership",
  "outreach",
  "collections",
  "reference",
  "access",
  "teens",
];

/** A year of a library system of real buildings and real talks: the same for the same seed. */
export function teamInstance({ people, branches, sessions, seed, state = "CA" }: TeamSize): TeamProblem {
  const drawn = new Drawn(seed);
  const outlets = neighbouringOutlets(state, branches, drawn);
  const crews = crewsOf(outlets, people, drawn);
  const systems = Math.max(1, Math.round(outlets.length / systemSize));
  const offered = new Offered(outlets, { sessions, systems, people }, drawn);
  const staff = crews.flatMap((crew, branch) => crew.map((member) => ({ ...member, branch })));
  const team = staff.map((member, number) => personOf(member, number, { offered, outlets, drawn }));
  return {
    format: "carrel-team-problem",
    version: 1,
    from: formatDate(firstDay),
    to: formatDate(lastDay),
    zone,
    branches: outlets.map((outlet, branch) => ({
      id: `b${branch}`,
      name: outlet.name,
      place: { latitude: outlet.latitude, longitude: outlet.longitude },
      minimums: minimumsOf(crews[branch] ?? [], drawn),
    })),
    people: team,
    sessions: offered.sessions,
    conferences: offered.conferences,
    budgets: budgetsOf(team, outlets.length),
    milesPerHour: 40,
    unmetWorth: 2,
    fairShare: 12,
  };
}

interface Member {
  readonly id: string;
  readonly isInCharge: boolean;
  readonly isForChildren: boolean;
  readonly isFloater: boolean;
  /** Minutes of the day on each weekday, Monday first. */
  readonly week: readonly (readonly [number, number] | undefined)[];
}

/** People by branch: large buildings have more. Everyone works the same week all year. */
function crewsOf(outlets: readonly Outlet[], people: number, drawn: Drawn): readonly (readonly Member[])[] {
  const weights = outlets.map(({ squareFeet }) =>
    Math.sqrt(Math.max(2000, Math.min(60_000, squareFeet || 8000))),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.max(3, Math.floor((weight / all) * people)));
  for (
    let sum = sizes.reduce((total, size) => total + size, 0);
    sum !== people;
    sum += sum < people ? 1 : -1
  ) {
    const at = sum < people ? drawn.whole(0, sizes.length - 1) : sizes.indexOf(Math.max(...sizes));
    sizes[at] = (sizes[at] ?? 0) + (sum < people ? 1 : -1);
  }
  let number = 0;
  return sizes.map((size) =>
    Array.from({ length: size }, (_, place) => {
      number += 1;
      return memberOf(`p${number}`, place, drawn);
    }),
  );
}

function memberOf(id: string, place: number, drawn: Drawn): Member {
  const isFull = drawn.isSo(0.65);
  const days = drawn.shuffled([0, 1, 2, 3, 4, 5]).slice(0, isFull ? 5 : 3);
  const week = Array.from({ length: 7 }, (_, weekday): readonly [number, number] | undefined => {
    if (!days.includes(weekday)) return undefined;
    if (!isFull) return drawn.isSo(0.5) ? [540, 840] : [840, 1140];
    return drawn.isSo(0.6) ? [540, 1020] : [660, 1140];
  });
  return {
    id,
    isInCharge: place < 2 || drawn.isSo(0.25),
    isForChildren: drawn.isSo(0.3),
    isFloater: place >= 4 && drawn.isSo(0.08),
    week,
  };
}

/** Each day in parts, with what those who are there allow: most of them, somebody in charge where there is one. */
function minimumsOf(crew: readonly Member[], drawn: Drawn): readonly DeskMinimum[] {
  const regular = crew.filter(({ isFloater }) => !isFloater);
  const parts: (readonly [number, number])[] = [
    [600, 780],
    [780, 1020],
    [1020, 1140],
  ];
  const weekly = Array.from({ length: 6 }, (_, weekday) =>
    parts.flatMap(([start, end]) => {
      const least = (has: (member: Member) => boolean) =>
        leastPresent(regular.filter(has), weekday, [start, end]);
      const there = least(() => true);
      if (there === 0) return [];
      const inCharge = least((member) => member.isInCharge);
      const children = least((member) => member.isForChildren);
      const qualified = {
        ...(inCharge > 0 ? { "in-charge": 1 } : {}),
        ...(children > 1 && start === 780 ? { children: 1 } : {}),
      };
      const spare = there <= 3 ? Number(drawn.isSo(0.6)) : Math.max(1, Math.round(there * 0.2));
      return [{ start, end, people: Math.max(1, there - spare), qualified }];
    }),
  );
  return openDays().flatMap((day) =>
    (weekly[weekdayOf(day)] ?? []).map(({ start, end, ...needed }) => ({
      start: instantOf(day, start),
      end: instantOf(day, end),
      ...needed,
    })),
  );
}

function leastPresent(
  crew: readonly Member[],
  weekday: number,
  [start, end]: readonly [number, number],
): number {
  let least = Infinity;
  for (let from = start; from < end; from += 30) {
    const there = crew.filter(({ week }) => {
      const [begins = 1440, ends = 0] = week[weekday] ?? [];
      return begins <= from && from + 30 <= ends;
    });
    least = Math.min(least, there.length);
  }
  return least;
}

function openDays(): readonly number[] {
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index);
  return days.filter((day) => weekdayOf(day) < 6);
}

const instants = new Map<number, string>();

function instantOf(day: number, minute: number): string {
  const key = day * 1440 + minute;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const text = formatInstant(toInstant(zoneOf(zone), day * 86_400 + minute * 60));
  instants.set(key, text);
  return text;
}

interface Drafted extends TeamSession {
  readonly topic: string;
  /** Undefined: for everyone. */
  readonly system: number | undefined;
  readonly quality: number;
  readonly hours: number;
}

/** What there is to take: webinars for everyone, workshops of each system, conferences. */
class Offered {
  readonly conferences: Conference[] = [];
  readonly #drafted: Drafted[] = [];
  readonly #bySystem = new Map<number, readonly Drafted[]>();
  readonly #drawn: Drawn;
  readonly #outlets: readonly Outlet[];
  readonly #titles = talkTitles();
  readonly #people: number;
  #offering = 0;

  constructor(
    outlets: readonly Outlet[],
    {
      sessions,
      systems,
      people,
    }: { readonly sessions: number; readonly systems: number; readonly people: number },
    drawn: Drawn,
  ) {
    this.#drawn = drawn;
    this.#outlets = outlets;
    this.#people = people;
    while (this.#drafted.length < sessions) {
      const kind = drawn.part();
      const system = drawn.isSo(systems === 1 ? 1 : 0.75) ? drawn.whole(0, systems - 1) : undefined;
      if (kind < 0.72) this.#addWebinar(system);
      else if (kind < 0.98) this.#addWorkshop(system ?? drawn.whole(0, systems - 1));
      else this.#addConference(system);
    }
    this.#drafted.length = sessions;
  }

  get sessions(): readonly TeamSession[] {
    return this.#drafted.map(
      ({ topic: _topic, system: _system, quality: _quality, hours: _hours, ...session }) => session,
    );
  }

  for(system: number): readonly Drafted[] {
    const known = this.#bySystem.get(system);
    if (known !== undefined) return known;
    const own = this.#drafted.filter((session) => session.system === undefined || session.system === system);
    this.#bySystem.set(system, own);
    return own;
  }

  #addWebinar(system: number | undefined): void {
    const drawn = this.#drawn;
    const isFree = drawn.isSo(0.65);
    const minutes = drawn.one([30, 45, 50, 55, 60, 60, 60, 75, 80, 90, 105, 120]);
    const topic = drawn.one(topics);
    const share = system === undefined ? Math.max(1, this.#people / 300) : 1;
    for (let times = drawn.isSo(0.25) ? 2 : 1; times > 0; times -= 1) {
      const [day, start] = [this.#day(), drawn.one([600, 600, 660, 660, 780, 840, 840, 900])];
      this.#add({
        topic,
        system,
        sittings: [this.#sitting(day, start, minutes)],
        hours: minutes / 60,
        cents: isFree ? 0 : drawn.whole(19, 120) * 100,
        groupPrices:
          isFree || !drawn.isSo(0.3)
            ? []
            : [
                { people: 4, cents: 500 },
                { people: 8, cents: 1500 },
              ],
        ...(drawn.isSo(0.8) ? { seats: Math.round(drawn.whole(2, 7) * share) } : {}),
      });
    }
    this.#offering += 1;
  }

  #addWorkshop(system: number): void {
    const drawn = this.#drawn;
    const outlet = drawn.one(this.#outlets.slice(system * systemSize, (system + 1) * systemSize));
    const [minutes, day] = [drawn.one([100, 120, 150, 165, 180, 200, 240, 285, 330, 390]), this.#day()];
    const cents = drawn.isSo(0.35) ? 0 : drawn.whole(15, 150) * 100;
    this.#add({
      topic: drawn.one(topics),
      system,
      sittings: [this.#sitting(day, drawn.one([570, 600, 780]), minutes)],
      hours: minutes / 60,
      cents,
      groupPrices: cents > 0 && drawn.isSo(0.2) ? [{ people: 4, cents: 1500 }] : [],
      seats: drawn.whole(2, 9),
      place: { latitude: outlet.latitude, longitude: outlet.longitude },
    });
    this.#offering += 1;
  }

  #addConference(system: number | undefined): void {
    const drawn = this.#drawn;
    const id = `c${this.conferences.length}`;
    const most = drawn.whole(3, 8) * (system === undefined ? Math.max(1, Math.round(this.#people / 300)) : 1);
    this.conferences.push({ id, name: `Conference ${this.conferences.length + 1}`, people: most });
    const outlet = drawn.one(this.#outlets);
    const [first, topic, cents] = [this.#day(), drawn.one(topics), drawn.whole(60, 200) * 100];
    for (let number = drawn.whole(4, 8); number > 0; number -= 1) {
      this.#add({
        topic: drawn.isSo(0.6) ? topic : drawn.one(topics),
        system,
        sittings: [
          this.#sitting(first + drawn.whole(0, 1), drawn.one([540, 660, 840]), drawn.one([90, 120])),
        ],
        hours: 1.5,
        cents,
        groupPrices: [],
        place: { latitude: outlet.latitude, longitude: outlet.longitude },
        conference: id,
      });
      this.#offering += 1;
    }
  }

  #add(session: Omit<Drafted, "id" | "offering" | "title" | "quality">): void {
    const number = this.#drafted.length;
    const title = this.#titles[(number * 13) % this.#titles.length] ?? "";
    // A few sessions are what everyone wants.
    const quality = 0.5 + this.#drawn.part() ** 3 * 1.5;
    this.#drafted.push({ id: `s${number}`, offering: `o${this.#offering}`, title, quality, ...session });
  }

  #day(): number {
    // From Tuesday to Thursday most of all, as real calendars have it.
    for (;;) {
      const day = this.#drawn.whole(firstDay + 4, lastDay - 14);
      const weekday = weekdayOf(day);
      if (weekday < 5 && (weekday % 4 !== 0 || this.#drawn.isSo(0.25))) return day;
    }
  }

  #sitting(day: number, minute: number, minutes: number) {
    return { start: instantOf(day, minute), end: instantOf(day, minute + minutes) };
  }
}

interface Surroundings {
  readonly offered: Offered;
  readonly outlets: readonly Outlet[];
  readonly drawn: Drawn;
}

function personOf(
  member: Member & { readonly branch: number },
  number: number,
  { offered, outlets, drawn }: Surroundings,
): TeamPerson {
  const system = Math.min(
    Math.floor(member.branch / systemSize),
    Math.max(0, Math.round(outlets.length / systemSize) - 1),
  );
  const tastes = new Map(topics.map((topic) => [topic, drawn.part() ** 2]));
  const hasCredential = drawn.isSo(0.6);
  return {
    id: member.id,
    branch: `b${member.branch}`,
    qualifications: [
      ...(member.isInCharge ? ["in-charge"] : []),
      ...(member.isForChildren ? ["children"] : []),
    ],
    shifts: shiftsOf(member),
    floatsTo: member.isFloater ? neighbours(member.branch, system, outlets.length) : [],
    busy: leaveOf(number, drawn),
    limits: {
      minutes: drawn.whole(14, 30) * 60,
      minutesPerMonth: drawn.whole(3, 6) * 60,
      cents: drawn.whole(8, 50) * 1000,
      daysAway: drawn.whole(1, 4),
    },
    wishes: wishesOf(offered.for(system), tastes, drawn),
    credentials: hasCredential ? [credentialOf(drawn)] : [],
    wasAtBottom: drawn.isSo(0.15),
    pinned: [],
    banned: [],
  };
}

function shiftsOf(member: Member & { readonly branch: number }): readonly TeamShift[] {
  return openDays().flatMap((day) => {
    const hours = member.week[weekdayOf(day)];
    if (hours === undefined) return [];
    const [start, end] = hours;
    const times = { start: instantOf(day, start), end: instantOf(day, end) };
    return [{ ...times, branch: `b${member.branch}`, isFloating: member.isFloater }];
  });
}

function neighbours(branch: number, system: number, count: number): readonly string[] {
  const first = system * systemSize;
  const all = Array.from({ length: Math.min(systemSize, count - first) }, (_, index) => first + index);
  return all
    .sort((a, b) => Math.abs(a - branch) - Math.abs(b - branch))
    .slice(0, 6)
    .map((other) => `b${other}`);
}

function leaveOf(number: number, drawn: Drawn) {
  return Array.from({ length: 2 }, (_, index) => {
    const day = drawn.whole(firstDay, lastDay - 10);
    return {
      id: `leave-${number}-${index}`,
      start: instantOf(day, 0),
      end: instantOf(day + drawn.whole(2, 7), 0),
      what: "other" as const,
    };
  });
}

function wishesOf(
  offered: readonly Drafted[],
  tastes: ReadonlyMap<string, number>,
  drawn: Drawn,
): readonly Wish[] {
  const scored = offered.map((session) => {
    const worth = (0.3 + (tastes.get(session.topic) ?? 0)) * session.quality * Math.sqrt(session.hours) * 3;
    return {
      session,
      worth: Math.round(worth * 100) / 100,
      rank: worth / Math.sqrt(session.hours) + drawn.part() * 1.5,
    };
  });
  return highest(scored, wishesEach).map(({ session, worth }) => ({
    session: session.id,
    worth,
    credits: [
      { credential: "renewal", units: Math.round(session.hours * 4) / 4, categories: categoriesOf(session) },
    ],
  }));
}

/** The first of them by rank, without sorting all: a state offers each person thousands of sessions. */
function highest<T extends { readonly rank: number }>(of: readonly T[], count: number): readonly T[] {
  const best: T[] = [];
  for (const one of of) {
    if (best.length === count && one.rank <= (best.at(-1)?.rank ?? 0)) continue;
    const after = best.findLastIndex(({ rank }) => rank >= one.rank);
    best.splice(after + 1, 0, one);
    if (best.length > count) best.pop();
  }
  return best;
}

function categoriesOf({ topic, place }: Drafted): readonly string[] {
  return [...(topic === "technology" ? ["technology"] : []), ...(place === undefined ? ["online"] : [])];
}

function credentialOf(drawn: Drawn) {
  return {
    id: "renewal",
    name: "Renewal",
    due: formatDate(drawn.isSo(0.7) ? lastDay : drawn.whole(firstDay + 150, lastDay)),
    units: drawn.whole(6, 12),
    minimums: drawn.isSo(0.6) ? [{ category: "technology", units: drawn.whole(1, 2) }] : [],
    caps: drawn.isSo(0.4) ? [{ category: "online", units: drawn.whole(5, 8) }] : [],
  };
}

function budgetsOf(people: readonly TeamPerson[], branches: number): readonly Budget[] {
  const systems = Math.max(1, Math.round(branches / systemSize));
  const inSystem = (system: number) =>
    people.filter(
      ({ branch }) => Math.min(systems - 1, Math.floor(Number(branch.slice(1)) / systemSize)) === system,
    );
  const budget = (id: string, members: readonly TeamPerson[], each: number): Budget => ({
    id,
    name: id,
    cents: members.length * each,
    people: members.map(({ id: person }) => person),
  });
  return [
    ...Array.from({ length: systems }, (_, system) => budget(`system-${system}`, inSystem(system), 6000)),
    ...(systems > 1 ? [budget("state", people, 5500)] : []),
    ...Array.from({ length: branches }, (_, branch) =>
      budget(
        `branch-${branch}`,
        people.filter((person) => person.branch === `b${branch}`),
        9000,
      ),
    ),
  ];
}
