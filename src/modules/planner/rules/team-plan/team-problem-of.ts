import { parseInstant } from "#platform/time";
import { partOfTime, quartersOf } from "../part-of-time.ts";
import type { CredentialNeed } from "../personal/personal-problem.ts";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamPerson, TeamProblem, TeamSession, Wish } from "../team/team-problem.ts";
import type { Fund, TeamChoices } from "./team-choices.ts";
import { isAtWorkIn } from "./at-work.ts";
import type { TeamFacts, TeamFactsPerson, TeamFactsSession } from "./team-facts.ts";

/**
 * How a session is valued for a person: 2 for each topic the team wants to grow in, 8 when it stands in a plan that the
 * person shared, and 1 by itself, since a session that nobody asked for is worth a little more than none.
 */
const worths = { itself: 1, topic: 2, wanted: 8 } as const;

/** A unit of an unmet need costs more than anything that could be had in its stead. */
const unmetWorth = 50;

/** The problem that the solver is given. `from` and `to` bound it; the facts may hold more. */
export function teamProblemOf(choices: TeamChoices, facts: TeamFacts): TeamProblem {
  const people = facts.people.map((person) => personOf(choices, facts, person));
  const planned = facts.people.filter(({ isPlanned }) => isPlanned).length;
  const conferences = facts.sessions.filter(({ isConference }) => isConference);
  return {
    format: "carrel-team-problem",
    version: 1,
    from: choices.from,
    to: choices.to,
    zone: facts.zone,
    branches: facts.branches.map(({ id, name, place, minimums }) => ({
      id,
      name,
      place: place ?? nowhere,
      minimums: minimums.map(({ start, end, people: needed, qualified }) => ({
        start,
        end,
        people: needed,
        qualified,
      })),
    })),
    people,
    sessions: facts.sessions.map((session) => sessionOf(session, choices, planned)),
    conferences:
      choices.conferencePeople === undefined
        ? []
        : [...new Map(conferences.map((session) => [session.offeringId, session])).values()].map(
            (session) => ({
              id: session.offeringId,
              name: session.title,
              people: choices.conferencePeople ?? 0,
            }),
          ),
    budgets: budgetsOf(choices, facts),
    unmetWorth,
    ...(people.some(({ wasAtBottom }) => wasAtBottom) && { fairShare: medianWorth(facts) }),
  };
}

/** The problem in which nobody may take anything but what a plan gives them. */
export function withinPlan(problem: TeamProblem, { chosen }: Pick<TeamPlan, "chosen">): TeamProblem {
  const taken = new Set(chosen.map(({ person, session }) => `${person} ${session}`));
  const people = problem.people.map((person) => ({
    ...person,
    wishes: person.wishes.filter(({ session }) => taken.has(`${person.id} ${session}`)),
  }));
  return { ...problem, people };
}

/** A branch that nobody has placed: the way from it to a session takes no time, and is told to be unknown. */
const nowhere = { latitude: 0, longitude: 0 };

function personOf(choices: TeamChoices, facts: TeamFacts, person: TeamFactsPerson): TeamPerson {
  return {
    id: person.id,
    branch: person.branchId,
    qualifications: person.qualifications,
    shifts: person.shifts.map(({ start, end, branchId, isFixed }) => ({
      start,
      end,
      branch: branchId,
      isFloating: person.isFloater && isFixed !== true,
    })),
    floatsTo: person.isFloater ? facts.branches.map(({ id }) => id) : [],
    busy: person.busy.map((time, index) => ({
      ...time,
      id: `${person.id} ${index}`,
      what: "other" as const,
    })),
    limits: {
      minutesPerMonth: choices.minutesPerMonth,
      daysAway: choices.daysAway,
      ...centsOf(choices, person),
    },
    wishes: person.isPlanned ? wishesOf(choices, facts, person) : [],
    credentials: person.credentials.map((need) => needWithin(need, choices)),
    wasAtBottom: isAtBottom(person, facts.people),
    pinned: [],
    banned: [],
  };
}

/** What is due after the plan ends asks of it its part of the time, as it does of a plan for one person. */
function needWithin(need: CredentialNeed, choices: Pick<TeamChoices, "from" | "to">): CredentialNeed {
  const part = partOfTime(need.due, choices);
  return {
    ...need,
    units: quartersOf(need.units, part),
    minimums: need.minimums.map((each) => ({ ...each, units: quartersOf(each.units, part) })),
  };
}

/** The lowest of what a person may cost: by the team's limit, and by the rule of each fund that is for them. */
function centsOf({ centsPerPerson, funds = [] }: TeamChoices, { branchId }: TeamFactsPerson) {
  const rules = funds.filter((fund) => isFor(fund, branchId)).map((fund) => fund.centsPerPerson);
  const limits = [centsPerPerson, ...rules].filter((cents) => cents !== undefined);
  return limits.length === 0 ? {} : { cents: Math.min(...limits) };
}

function isFor({ branches }: Fund, branchId: string): boolean {
  return branches === undefined || branches.includes(branchId);
}

/** As many as a person's part of the problem may hold: what is over that would be chosen least. */
const mostWishes = 60;

function wishesOf(
  choices: TeamChoices,
  { branches, sessions }: TeamFacts,
  person: TeamFactsPerson,
): readonly Wish[] {
  const isAtWork = choices.isOnlyAtWork === true ? isAtWorkIn(person) : () => true;
  const isPlaced = branches.find(({ id }) => id === person.branchId)?.place !== undefined;
  return (
    sessions
      // From a branch without a place nobody can say how long the way is, nor that it is none.
      .filter(({ place }) => place === undefined || isPlaced)
      .filter(isAtWork)
      .filter(({ offeringId }) => person.taken?.includes(offeringId) !== true)
      .map((session) => wishOf(session, choices, person))
      .toSorted(
        (a, b) =>
          Number(b.credits.length > 0) - Number(a.credits.length > 0) ||
          b.worth - a.worth ||
          spread(person.id, a.session) - spread(person.id, b.session),
      )
      .slice(0, mostWishes)
  );
}

/** Puts equals in another order for each person, the same every time: so that not all are led to the same few seats. */
function spread(...ids: readonly string[]): number {
  let sum = 7;
  for (const letter of ids.join(" ")) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}

function wishOf(session: TeamFactsSession, choices: TeamChoices, person: TeamFactsPerson): Wish {
  return {
    session: session.id,
    worth: worthOf(session, choices, person),
    credits: person.credits[session.id] ?? [],
  };
}

/** What a session is worth to a person. */
export function worthOf(
  { id, topics }: TeamFactsSession,
  choices: TeamChoices,
  { wanted }: TeamFactsPerson,
): number {
  const fitting = topics.filter((topic) => choices.topics.includes(topic)).length;
  return worths.itself + worths.topic * fitting + (wanted.includes(id) ? worths.wanted : 0);
}

function sessionOf(
  session: TeamFactsSession,
  { conferencePeople }: TeamChoices,
  planned: number,
): TeamSession {
  return {
    id: session.id,
    offering: session.offeringId,
    title: session.title,
    sittings: session.sittings,
    ...(session.place !== undefined && { place: session.place }),
    cents: session.cents,
    groupPrices: session.groupPrices,
    // More seats than people are no limit.
    ...(session.seats !== undefined && session.seats < planned && { seats: session.seats }),
    ...(session.isConference && conferencePeople !== undefined && { conference: session.offeringId }),
  };
}

function budgetsOf(choices: TeamChoices, facts: TeamFacts): TeamProblem["budgets"] {
  const people = facts.people.filter(({ isPlanned }) => isPlanned);
  const { cents, branchShare } = choices;
  return [
    ...(cents === undefined
      ? []
      : [{ id: "team", name: "the team’s money", cents, people: people.map(({ id }) => id) }]),
    ...(cents === undefined || branchShare === undefined
      ? []
      : facts.branches.flatMap(({ id, name }) => {
          const here = people.filter(({ branchId }) => branchId === id).map((person) => person.id);
          const share = Math.floor((cents * here.length * branchShare) / people.length);
          return here.length === 0 ? [] : [{ id, name, cents: share, people: here }];
        })),
    ...(choices.funds ?? []).map((fund, place) => ({
      id: fundId(place),
      name: fund.name,
      cents: fund.cents,
      people: people.filter(({ branchId }) => isFor(fund, branchId)).map(({ id }) => id),
    })),
  ].filter((budget) => budget.people.length > 0);
}

/** What the problem calls a fund, by its place in the choices. */
export function fundId(place: number): string {
  return `fund ${place + 1}`;
}

/** Whoever was given less than half of what the middle of the team was given last time. */
function isAtBottom({ lastWorth }: TeamFactsPerson, people: readonly TeamFactsPerson[]): boolean {
  return lastWorth !== undefined && lastWorth < middle(people.flatMap((each) => each.lastWorth ?? [])) / 2;
}

function medianWorth({ people }: TeamFacts): number {
  return middle(people.flatMap(({ lastWorth }) => lastWorth ?? []));
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The times that matter to the desks: those of the sessions, and the hours around them that a way may take. */
export function windowsOf(
  sessions: readonly Pick<TeamFactsSession, "sittings" | "place">[],
): readonly { readonly start: number; readonly end: number }[] {
  return sessions.flatMap(({ sittings, place }) =>
    sittings.map(({ start, end }) => {
      const way = place === undefined ? 0 : longestWay;
      return { start: (parseInstant(start) ?? 0) - way, end: (parseInstant(end) ?? 0) + way };
    }),
  );
}

/** 160 miles at 40 miles an hour, each way. */
const longestWay = 4 * 3_600;
