import { type Coordinates, distanceMiles } from "#platform/places";
import { inTenants } from "#platform/db";
import { homePlace } from "#modules/catalog";
import type { Viewer } from "#modules/people";
import { localDay, now } from "#platform/time";
import { anythingNear } from "../../rules/near/near-query.ts";
import { type OwnLine, whyNear } from "../../rules/near/why-near.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import { ownPrograms, type ReadProgram } from "../reading/own-programs.ts";
import type { ProgramsProgram } from "../program.ts";
import { readerOf } from "../reading/reader-of.ts";
import { readPrograms } from "../reading/read-program.ts";

/** What a branch near someone's did, and why they are shown it. */
export interface NeighbourPick {
  readonly program: ReadProgram;
  /** From where the viewer works; undefined when either place is not known. */
  readonly milesAway: number | undefined;
  /** One sentence: `You run “Teen Art” on Tuesdays; Harbor’s “Podcast club” had 40 teens.` */
  readonly reason: string;
  readonly weight: number;
}

export interface NearbyOptions {
  /** Where to look from; else where the viewer works. */
  readonly place?: Coordinates | undefined;
  readonly withinMiles?: number | undefined;
  readonly limit: number;
  /** Ids of programs that were dismissed or sent before. */
  readonly without?: ReadonlySet<string> | undefined;
}

/** Looked through for what was not shown before, and weighed. */
const mostLooked = 400;
const candidates = 60;
const ownLines = 40;

/**
 * Programs of other branches that speak most to where the viewer works, by relevance and distance together, each with a reason.
 * Only what they may read. Empty when nobody near shares anything.
 */
export async function nearbyPrograms(
  program: Pick<ProgramsProgram, "db" | "programFinder" | "zone">,
  viewer: Pick<Viewer, "accountId" | "positions">,
  options: NearbyOptions,
): Promise<readonly NeighbourPick[]> {
  const reader = await readerOf(program.db, viewer);
  const place = options.place ?? (await homePlace(program.db, viewer));
  const today = localDay(program.zone, now());
  const query = { ...anythingNear, withinMiles: options.withinMiles ?? anythingNear.withinMiles };
  const near = await program.programFinder.near(query, {
    reader,
    place,
    pageSize: mostLooked,
    withoutBranches: viewer.positions.map(({ organisationId }) => organisationId),
  });
  const wanted = near.ids.filter((id) => options.without?.has(id) !== true).slice(0, candidates);
  const found = await readPrograms(program.db, reader, { ids: wanted });
  const own = await ownLinesOf(program.db, viewer, reader);
  return found
    .map(({ program: each }) => {
      const milesAway = milesTo(each, place);
      return { program: each, milesAway, ...whyNear(own, each, { miles: milesAway, today }) };
    })
    .toSorted((one, other) => other.weight - one.weight || other.program.number - one.program.number)
    .slice(0, options.limit);
}

/** How far a program is from a place; undefined when that is not known. */
export function milesTo({ place }: ReadProgram, from: Coordinates | undefined): number | undefined {
  const { latitude, longitude } = place;
  if (from === undefined || latitude === undefined || longitude === undefined) return undefined;
  return distanceMiles(from, { latitude, longitude });
}

/** What the branches the viewer works in ran lately. */
export async function ownLinesOf(
  db: ProgramsProgram["db"],
  viewer: Pick<Viewer, "positions">,
  reader: ProgramReader,
): Promise<readonly OwnLine[]> {
  return inTenants(db, reader.systems, async (tx) => {
    const lines: OwnLine[] = [];
    for (const { tenantId, organisationId } of viewer.positions) {
      const latest = await tx
        .selectFrom("programs")
        .select("id")
        .where("tenant_id", "=", tenantId)
        .where("organisation_id", "=", organisationId)
        .where("hidden_at", "is", null)
        .where("joined_to", "is", null)
        .orderBy("changed_at", "desc")
        .orderBy("id")
        .limit(ownLines)
        .execute();
      const ids = latest.map(({ id }) => id);
      for (const { plan, topics, occasions } of await ownPrograms(tx, { tenantId, ids }))
        lines.push({ title: plan.title, audiences: plan.audiences, topics, occasions });
    }
    return lines;
  });
}
