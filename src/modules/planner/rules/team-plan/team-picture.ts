import { parseInstant } from "#platform/time";
import { dayWords } from "#platform/words";
import type { CredentialNeed } from "../personal/personal-problem.ts";
import type { TeamPlan } from "../team/team-plan.ts";
import { bindingWords } from "./binding-words.ts";
import { deskMonths, type DeskMonths } from "./desk-months.ts";
import type { TeamChoices } from "./team-choices.ts";
import type { TeamFacts, TeamFactsPerson, TeamFactsSession } from "./team-facts.ts";
import { feesOf, minutesOf } from "./team-words.ts";
import { movesOf } from "./true-desks.ts";

/** A team's plan as it is shown: names in place of ids, sums in place of rows. */
export interface TeamPicture {
  /** Everyone the plan is for, by branch and name. */
  readonly people: readonly PictureOfPerson[];
  readonly branches: readonly PictureOfBranch[];
  /** In order of time. */
  readonly sessions: readonly PictureOfSession[];
  readonly cents: number;
  /** Of those whose credentials the employer may see. */
  readonly onTrack: { readonly met: number; readonly known: number };
  /** Who cannot be satisfied, and why, a sentence each. */
  readonly unmet: readonly string[];
  /** What there is no more of, a sentence each. */
  readonly binding: readonly string[];
  /** What the people of each fund cost together, in cents, of what is in it. */
  readonly funds: readonly { readonly name: string; readonly of: number; readonly spent: number }[];
  /** Who is sent where so that somebody else can go. */
  readonly sent: readonly {
    readonly name: string;
    readonly branch: string;
    readonly start: string;
    readonly end: string;
  }[];
  readonly desks: DeskMonths;
}

interface PictureOfPerson {
  readonly id: string;
  readonly name: string;
  readonly branch: string;
  readonly titles: readonly string[];
  readonly minutes: number;
  readonly cents: number;
}

interface PictureOfBranch {
  readonly name: string;
  readonly people: number;
  readonly minutes: number;
  readonly cents: number;
}

interface PictureOfSession extends Pick<
  TeamFactsSession,
  "id" | "offeringId" | "title" | "placeName" | "isCostUnknown"
> {
  readonly start: string;
  readonly names: readonly string[];
  /** For each of them. */
  readonly cents: number;
}

/** Puts a plan into words and sums. */
export function teamPicture(
  facts: TeamFacts,
  plan: TeamPlan,
  { from, to, funds = [] }: Pick<TeamChoices, "from" | "to" | "funds">,
): TeamPicture {
  const sessionOf = new Map(facts.sessions.map((session) => [session.id, session]));
  const branchName = new Map(facts.branches.map(({ id, name }) => [id, name]));
  const nameOf = new Map(facts.people.map(({ id, name }) => [id, name]));
  const fees = feesOf(facts, plan);
  const people = facts.people
    .filter(({ isPlanned }) => isPlanned)
    .map((person): PictureOfPerson & { readonly branchId: string } => {
      const taken = takenBy(person, plan, sessionOf);
      return {
        id: person.id,
        name: person.name,
        branch: branchName.get(person.branchId) ?? "",
        branchId: person.branchId,
        titles: taken.map(({ title }) => title),
        minutes: taken.reduce((sum, session) => sum + minutesOf(session), 0),
        cents: taken.reduce((sum, { id }) => sum + (fees.get(id) ?? 0), 0),
      };
    })
    .toSorted((a, b) => a.branch.localeCompare(b.branch) || a.name.localeCompare(b.name));
  const sum = (of: readonly PictureOfPerson[], pick: "cents" | "minutes") =>
    of.reduce((total, person) => total + person[pick], 0);
  return {
    people,
    branches: facts.branches.flatMap(({ id, name }) => {
      const here = people.filter(({ branchId }) => branchId === id);
      if (here.length === 0) return [];
      return [{ name, people: here.length, minutes: sum(here, "minutes"), cents: sum(here, "cents") }];
    }),
    sessions: sessionsOf(facts, plan, { fees, nameOf }),
    cents: sum(people, "cents"),
    onTrack: onTrack(facts, plan),
    unmet: unmetWords(facts, plan, { nameOf, to }),
    binding: bindingWords(facts, plan.binding, funds),
    funds: funds.map((fund) => ({
      name: fund.name,
      of: fund.cents,
      spent: people
        .filter(({ branchId }) => fund.branches === undefined || fund.branches.includes(branchId))
        .reduce((total, person) => total + person.cents, 0),
    })),
    sent: movesOf(facts, plan).map(({ staffId, branchId, start, end }) => ({
      name: nameOf.get(staffId) ?? "",
      branch: branchName.get(branchId) ?? "",
      start,
      end,
    })),
    desks: deskMonths(facts, plan, { from, to }),
  };
}

function takenBy(
  { id }: TeamFactsPerson,
  { chosen }: TeamPlan,
  sessionOf: ReadonlyMap<string, TeamFactsSession>,
): readonly TeamFactsSession[] {
  return chosen
    .flatMap(({ person, session }) => (person === id ? (sessionOf.get(session) ?? []) : []))
    .toSorted((a, b) => startOf(a) - startOf(b));
}

function startOf({ sittings }: Pick<TeamFactsSession, "sittings">): number {
  return parseInstant(sittings[0]?.start ?? "") ?? 0;
}

function sessionsOf(
  { sessions }: TeamFacts,
  { chosen }: TeamPlan,
  {
    fees,
    nameOf,
  }: { readonly fees: ReadonlyMap<string, number>; readonly nameOf: ReadonlyMap<string, string> },
): readonly PictureOfSession[] {
  const taken = Map.groupBy(chosen, ({ session }) => session);
  return sessions
    .filter(({ id }) => taken.has(id))
    .toSorted((a, b) => startOf(a) - startOf(b))
    .map(({ id, offeringId, title, placeName, isCostUnknown, sittings }) => ({
      id,
      offeringId,
      title,
      placeName,
      isCostUnknown,
      start: sittings[0]?.start ?? "",
      names: (taken.get(id) ?? []).map(({ person }) => nameOf.get(person) ?? "").toSorted(),
      cents: fees.get(id) ?? 0,
    }));
}

function onTrack({ people }: TeamFacts, { unmet }: TeamPlan): TeamPicture["onTrack"] {
  const known = people.filter(({ isPlanned, credentials }) => isPlanned && credentials.length > 0);
  const behind = new Set(unmet.filter(({ units }) => units > 0).map(({ person }) => person));
  return { met: known.filter(({ id }) => !behind.has(id)).length, known: known.length };
}

function unmetWords(
  { people }: TeamFacts,
  { unmet, belowFairShare }: TeamPlan,
  { nameOf, to }: { readonly nameOf: ReadonlyMap<string, string>; readonly to: string },
): readonly string[] {
  const needs = new Map<string, CredentialNeed>(
    people.flatMap(({ id, credentials }) => credentials.map((need) => [`${id} ${need.id}`, need] as const)),
  );
  const units = new Map<string, readonly string[]>(
    people.flatMap(({ id, unitNames = {} }) =>
      Object.entries(unitNames).map(
        ([credential, names]) => [`${id} ${credential}`, names.map((each) => ` ${each}`)] as const,
      ),
    ),
  );
  const behind = Map.groupBy(unmet, ({ person, credential }) => `${person} ${credential}`);
  return [
    ...[...behind].map(([key, rows]) => {
      const need = needs.get(key);
      const most = Math.max(...rows.map(({ units }) => units));
      const who = nameOf.get(rows[0]?.person ?? "") ?? "Someone";
      const short = `${roundedUp(most)}${units.get(key)?.[roundedUp(most) === "1" ? 0 : 1] ?? ""}`;
      const due = need === undefined ? "" : `, due ${dayWords(need.due)}`;
      return need !== undefined && need.due > to
        ? `${who} falls ${short} behind an even pace for ${need.name}${due}: too little that counts for it fits in.`
        : `${who} stays ${short} short for ${need?.name ?? "a credential"}${due}: too little that counts for it fits in.`;
    }),
    ...belowFairShare.map(
      ({ person }) =>
        `${nameOf.get(person) ?? "Someone"} was given little last time, and there is too little that fits them this time too.`,
    ),
  ];
}

function roundedUp(units: number): string {
  return String(Math.ceil(units * 10) / 10);
}
