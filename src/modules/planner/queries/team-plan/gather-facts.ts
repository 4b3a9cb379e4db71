import { anything } from "#modules/catalog";
import { sharedCreditPlanning } from "#modules/credit";
import { placesBelow } from "#modules/people";
import { deskPresence, employerStaffing } from "#modules/staffing";
import { type Db, inTenants } from "#platform/db";
import { localDay, now } from "#platform/time";
import type { TeamChoices } from "../../rules/team-plan/team-choices.ts";
import type { TeamFacts, TeamFactsPerson, TeamFactsSession } from "../../rules/team-plan/team-facts.ts";
import { windowsOf } from "../../rules/team-plan/team-problem-of.ts";
import { teamSessionsOf } from "../../rules/team-plan/team-sessions.ts";
import { minutesOf } from "../../rules/team-plan/team-words.ts";
import { wholeSeries } from "../../rules/whole-series.ts";
import type { PlannerProgram } from "../program.ts";
import { lastWorths } from "./last-worths.ts";

/** Which team: an organisation and everything below it. */
export interface AskedTeam {
  readonly tenantId: string;
  readonly organisationId: string;
  readonly choices: TeamChoices;
}

/** As many as a year of a busy catalogue holds; the best fit first. */
const mostOfferings = 1_500;

/**
 * Everything that a team's plan is made from. Of people's own records nothing but what the credentials that they let their
 * employer see still need, and what each session would count there; of their plans nothing but what they shared.
 */
export async function gatherTeamFacts(program: PlannerProgram, asked: AskedTeam): Promise<TeamFacts> {
  const { db, zone } = program;
  const { tenantId, choices } = asked;
  const sessions = await sessionsFor(program, choices);
  const windows = windowsOf(sessions);
  const { presence, places, branches, accounts, taken, wanted, worths } = await inTenants(
    db,
    [tenantId],
    async (tx) => {
      const staffing = await employerStaffing(db, tx, tenantId, { from: choices.from, to: choices.to, zone });
      return {
        presence: deskPresence(staffing, windows),
        places: new Set(await placesBelow(tx, tenantId, [asked.organisationId])),
        branches: await branchPlaces(tx, tenantId),
        accounts: await accountsOf(tx, tenantId),
        taken: await takenBy(tx, tenantId),
        wanted: await wantedBy(tx, tenantId, sessions),
        worths: await lastWorths(tx, tenantId),
      };
    },
  );
  const people: TeamFactsPerson[] = [];
  for (const { homeBranchId, staffId, away, ...person } of presence.people) {
    const isPlanned = places.has(homeBranchId);
    // Whoever works elsewhere, and never here, changes nothing here.
    if (!isPlanned && !person.shifts.some(({ branchId }) => places.has(branchId))) continue;
    const accountId = accounts.get(staffId);
    const needs =
      isPlanned && accountId !== undefined ? await needsOf(program, accountId, sessions) : noNeeds;
    const lastWorth = worths.get(staffId);
    people.push({
      id: staffId,
      name: person.name,
      branchId: homeBranchId,
      isPlanned,
      qualifications: person.qualifications,
      isFloater: person.isFloater,
      shifts: person.shifts,
      busy: away,
      ...needs,
      taken: taken.get(staffId) ?? [],
      wanted: wanted.get(staffId) ?? [],
      ...(lastWorth !== undefined && { lastWorth }),
    });
  }
  return {
    zone,
    branches: presence.branches.map(({ branchId, name, minimums }) => ({
      id: branchId,
      name,
      place: branches.get(branchId),
      minimums: places.has(branchId) ? minimums : [],
    })),
    people,
    sessions,
  };
}

async function sessionsFor(
  { finder, zone }: PlannerProgram,
  { from, to }: TeamChoices,
): Promise<readonly TeamFactsSession[]> {
  const found = await finder.find(
    { ...anything, from, to, ways: ["live-online", "in-person"] },
    { pageSize: mostOfferings },
  );
  const present = now();
  const range = {
    from: present > `${from}T00:00:00Z` ? present : `${from}T00:00:00Z`,
    to: `${to}T23:59:59Z`,
  };
  const isInside = (instant: string) => {
    const day = localDay(zone, instant);
    return day >= from && day <= to;
  };
  return wholeSeries(found.offerings)
    .flatMap(({ id, offering }) => teamSessionsOf(id, offering, range))
    .filter(({ sittings }) => sittings.every(({ start, end }) => isInside(start) && isInside(end)));
}

async function branchPlaces(db: Db<Tables>, tenantId: string) {
  const rows = await db
    .selectFrom("organisations")
    .select(["id", "latitude", "longitude"])
    .where("tenant_id", "=", tenantId)
    .where("closed_on", "is", null)
    .orderBy("id")
    .execute();
  return new Map(
    rows.map(({ id, latitude, longitude }) => [
      id,
      latitude === null || longitude === null ? undefined : { latitude, longitude },
    ]),
  );
}

type Tables = PlannerProgram["db"] extends Db<infer Known> ? Known : never;

async function accountsOf(db: Db<Tables>, tenantId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("staff")
    .select(["id", "account_id"])
    .where("tenant_id", "=", tenantId)
    .where("is_active", "=", true)
    .where("account_id", "is not", null)
    .orderBy("id")
    .execute();
  return new Map(
    rows.flatMap(({ id, account_id }) => (account_id === null ? [] : [[id, account_id] as const])),
  );
}

/** Offerings to which people said yes, whichever plan proposed them. */
async function takenBy(db: Db<Tables>, tenantId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom("team_proposals")
    .select(["staff_id", "content"])
    .where("tenant_id", "=", tenantId)
    .where("answer", "=", "accepted")
    .orderBy("id")
    .execute();
  const byPerson = Map.groupBy(rows, ({ staff_id }) => staff_id);
  return new Map(
    [...byPerson].map(([person, own]) => [person, own.map(({ content }) => content.offeringId)]),
  );
}

/** Sessions that stand in shared plans, by who shared them. */
async function wantedBy(
  db: Db<Tables>,
  tenantId: string,
  sessions: readonly TeamFactsSession[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map(
    sessions.map((session) => [`${session.title} ${session.sittings[0]?.start ?? ""}`, session.id]),
  );
  const rows = await db
    .selectFrom("shared_plans")
    .select(["staff_id", "content"])
    .where("tenant_id", "=", tenantId)
    .orderBy("staff_id")
    .execute();
  return new Map(
    rows.map(({ staff_id, content }) => [
      staff_id,
      content.items.flatMap(({ title, sittings }) => ids.get(`${title} ${sittings[0]?.start ?? ""}`) ?? []),
    ]),
  );
}

const noNeeds: Pick<TeamFactsPerson, "credentials" | "credits"> = { credentials: [], credits: {} };

async function needsOf(
  program: PlannerProgram,
  accountId: string,
  sessions: readonly TeamFactsSession[],
): Promise<Pick<TeamFactsPerson, "credentials" | "credits" | "unitNames">> {
  const today = localDay(program.zone, now());
  const planning = await sharedCreditPlanning(program, accountId, today);
  if (planning === undefined) return noNeeds;
  const credits = sessions.flatMap((session) => {
    const counted = planning.creditsOf({
      id: session.id,
      title: session.title,
      ...(session.provider !== undefined && { provider: session.provider }),
      from: localDay(program.zone, session.sittings[0]?.start ?? today),
      to: localDay(program.zone, session.sittings.at(-1)?.end ?? today),
      minutes: minutesOf(session),
      mode: "live",
      topics: session.topics,
    });
    if (counted.length === 0) return [];
    return [
      [
        session.id,
        counted.map(({ credentialId, units, categories }) => ({
          credential: credentialId,
          units,
          categories,
        })),
      ] as const,
    ];
  });
  return {
    credentials: planning.needs.map(({ credentialId, name, dueOn, units, minimums, caps }) => ({
      id: credentialId,
      name,
      due: dueOn,
      units,
      minimums: minimums.map(({ id, units: needed }) => ({ category: id, units: needed })),
      caps: caps.map(({ id, units: left }) => ({ category: id, units: left })),
    })),
    unitNames: Object.fromEntries(
      planning.needs.map(({ credentialId, unit }) => [credentialId, [unit.name, unit.plural] as const]),
    ),
    credits: Object.fromEntries(credits),
  };
}
