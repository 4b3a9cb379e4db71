import { formatInstant } from "#platform/time";
import type { TeamFacts } from "../../src/modules/planner/rules/team-plan/team-facts.ts";

const day = 86_400;
const firstDay = Date.parse("2031-01-06T16:00:00Z") / 1000;

/** Facts of a team that wants far more than there are seats and money for: minutes of work for the solver, and never done at once. */
export function contestedTeam(people: number, sessions: number): TeamFacts {
  const branches = ["East", "West", "North", "South"].map((name, place) => ({
    id: `b${place}`,
    name,
    place: { latitude: 43 + place / 10, longitude: -89 },
    minimums: days.map((at) => ({ ...hours(at), people: 9, qualified: {} })),
  }));
  return {
    zone: "America/Chicago",
    branches,
    people: Array.from({ length: people }, (_, person) => ({
      id: `00000000-0000-4000-8000-${String(person).padStart(12, "0")}`,
      name: `Person ${person}`,
      branchId: `b${person % branches.length}`,
      isPlanned: true,
      qualifications: [],
      isFloater: false,
      shifts: days.map((at) => ({ ...hours(at), branchId: `b${person % branches.length}` })),
      busy: [],
      credentials: [],
      credits: {},
      wanted: sessionIds(sessions).filter((_, session) => (person * 7 + session * 13) % 11 < 4),
    })),
    sessions: sessionIds(sessions).map((id, session) => ({
      id,
      offeringId: id,
      title: `Session ${session}`,
      sittings: [times(firstDay + Math.floor(session / 3) * day, 1 + (session % 3))],
      cents: 1_500 + ((session * 37) % 11) * 700,
      groupPrices: session % 4 === 0 ? [{ people: 4, cents: 500 }] : [],
      seats: 3 + (session % 5),
      isConference: false,
      topics: session % 3 === 0 ? ["technology"] : [],
    })),
  };
}

const days = Array.from({ length: 60 }, (_, number) => firstDay + number * day);

function sessionIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, session) => `s${session}`);
}

function hours(at: number) {
  return { start: formatInstant(at - 2 * 3_600), end: formatInstant(at + 6 * 3_600) };
}

function times(at: number, long: number) {
  return { start: formatInstant(at), end: formatInstant(at + long * 3_600) };
}
