import { type Db, inTenants } from "#platform/db";
import { localDay, now } from "#platform/time";
import { risingTopics } from "#modules/catalog";
import { openNeedsOf } from "#modules/credit";
import { tenantsOf, type Viewer } from "#modules/people";
import { keyOf } from "../../rules/focus/assessment.ts";
import type { FocusEvidence, RatedHeading } from "../../rules/focus/focus-evidence.ts";
import type { FocusRole } from "../../rules/focus/role.ts";
import { topicsOfHeading } from "../../rules/frameworks/crosswalk.ts";
import type { PlannerTables } from "../../tables.ts";
import { frameworksFor } from "../frameworks/own-frameworks.ts";
import type { PlannerProgram } from "../program.ts";
import { type Assessment, assessmentsOf } from "./assessments.ts";
import { requestNotes, requestTally } from "./requests.ts";

/** What someone chose about their focus. */
export interface FocusChoices {
  readonly role: FocusRole | undefined;
  readonly passedOver: readonly string[];
}

/** All that speaks for growing in one thing rather than another, and what it was drawn from. */
export interface GatheredFocus {
  readonly evidence: FocusEvidence;
  readonly choices: FocusChoices;
  readonly assessments: readonly Assessment[];
}

/** Gathers what speaks for each topic, for the viewer on a local day. */
export async function gatherFocus(
  program: PlannerProgram,
  viewer: Viewer,
  today: string,
): Promise<GatheredFocus> {
  const { db, words } = program;
  const choices = await focusChoices(program, viewer.accountId);
  const assessments = await assessmentsOf(db, viewer.accountId);
  const notes = await requestNotes(db, viewer.accountId, yearBefore(today));
  const evidence: FocusEvidence = {
    today,
    topics: words.vocabulary.terms.topics.map(({ id, name }) => ({ id, name })),
    ratings: await ratedHeadings(program, viewer, assessments),
    requests: notes.flatMap(({ on, topics }) => topics.map((topic) => ({ topic, on }))),
    branch: await branchDemand(program, viewer, today),
    role: choices.role,
    rising: await risingTopics(program, viewer, {
      thisMonth: today.slice(0, 7),
      layers: program.trendLayers,
    }),
    needs: await openNeedsOf(program, viewer, today),
  };
  return { evidence, choices, assessments };
}

/** The viewer's local day. */
export function todayOf({ zone }: Pick<PlannerProgram, "zone">, viewer: Viewer): string {
  return localDay(viewer.zone ?? zone, now());
}

/** What someone chose about their focus; nothing when they chose nothing yet. */
export async function focusChoices(
  { db, focusPacks }: Pick<PlannerProgram, "focusPacks"> & { readonly db: Db<PlannerTables> },
  accountId: string,
): Promise<FocusChoices> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("focus_choices")
      .select(["role", "passed_over as passedOver"])
      .where("tenant_id", "=", accountId)
      .executeTakeFirst(),
  );
  return {
    role: focusPacks().roles.find(({ id }) => id === row?.role),
    passedOver: row?.passedOver ?? [],
  };
}

/** The latest rating of each heading in finished assessments, with the topics it has to do with. */
async function ratedHeadings(
  program: PlannerProgram,
  viewer: Viewer,
  assessments: readonly Assessment[],
): Promise<readonly RatedHeading[]> {
  const finished = assessments.filter(({ finishedAt }) => finishedAt !== undefined);
  if (finished.length === 0) return [];
  const frameworks = await frameworksFor(program, tenantsOf(viewer));
  const latest = new Map<string, RatedHeading>();
  for (const { answers, asked } of finished)
    for (const each of asked) {
      const rating = answers[keyOf(each)];
      if (rating === undefined || latest.has(keyOf(each))) continue;
      latest.set(keyOf(each), { heading: each.heading, rating, topics: topicsOfHeading(frameworks, each) });
    }
  return [...latest.values()];
}

const tallyMonths = 6;

/** What the branch of the viewer's first position was asked for, by everyone who notes it there. */
async function branchDemand(
  { db }: PlannerProgram,
  viewer: Viewer,
  today: string,
): Promise<FocusEvidence["branch"]> {
  const [position] = viewer.positions;
  if (position === undefined) return undefined;
  const { organisationId, organisationName, tenantId } = position;
  const rows = await requestTally(db, viewer, { tenantId, organisationId, today, months: tallyMonths });
  const counts = new Map<string, number>();
  for (const { count, topic } of rows) counts.set(topic, (counts.get(topic) ?? 0) + count);
  return { name: organisationName, counts };
}

function yearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}-01`;
}
