import { inTenants } from "#platform/db";
import { type Coordinates, distanceMiles } from "#platform/places";
import { homePlace, locateReader } from "#modules/catalog";
import type { Viewer } from "#modules/people";
import { areaAround, ringAround } from "../../rules/map/shapes.ts";
import type { MapQuery } from "../../rules/map/map-query.ts";
import { type MapPlace, type MapThing, placesOf } from "../../rules/map/places.ts";
import type { MapFrame } from "../../rules/map/geo-json.ts";
import { anythingNear } from "../../rules/near/near-query.ts";
import { partnerKindNames } from "../../rules/partners/partner-kinds.ts";
import { resultsOf, resultsWords } from "../../rules/occasions/occasion.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import { type Partner, partnersOf } from "../partners/partners.ts";
import type { ProgramsDb, ProgramsProgram } from "../program.ts";
import type { ReadProgram } from "../reading/own-programs.ts";
import { readerOf } from "../reading/reader-of.ts";
import { readPrograms } from "../reading/read-program.ts";

/** So many programs the map and its list show at once, the nearest. */
const mostPrograms = 150;

/** A map's content: what its list says, and what is drawn around it. */
export interface ProgramMap {
  readonly places: readonly MapPlace[];
  /** Shown in the list alone: nobody wrote down where they are. */
  readonly nowhere: readonly MapThing[];
  readonly frame: MapFrame;
  /** From where it looks; undefined where that is not known. */
  readonly from: Coordinates | undefined;
  /** Programs that fit and are too many to be shown. */
  readonly leftOut: number;
}

/** The map of programs that a viewer may read and of their own systems' partners, as far as they fit a question. */
export async function mapOf(
  site: Pick<ProgramsProgram, "db" | "programFinder" | "words">,
  viewer: Viewer | undefined,
  query: MapQuery,
  today: string,
): Promise<ProgramMap> {
  const reader = await readerOf(site.db, viewer);
  const from = await placeAskedFrom(site, viewer, query.place);
  const { programs, total } = await programsFor(site, reader, { query, from });
  const partners = await partnersFor(site.db, reader, { query, from });
  const nearestFirst = from === undefined ? programs : sortedByDistance(programs, from);
  const things = [
    ...nearestFirst.map((program) => programThing(program, today)),
    ...partners.map(partnerThing),
  ];
  return {
    ...placesOf(things),
    frame: {
      area: areaAround(await ownPlaces(site.db, reader)),
      ring: from === undefined || query.withinMiles === 0 ? [] : ringAround(from, query.withinMiles),
    },
    from,
    leftOut: Math.max(0, total - programs.length),
  };
}

async function placeAskedFrom(
  { db, words }: Pick<ProgramsProgram, "db" | "words">,
  viewer: Viewer | undefined,
  typed: string | undefined,
): Promise<Coordinates | undefined> {
  if (typed !== undefined) return locateReader(typed, words.gazetteer);
  return viewer === undefined ? undefined : homePlace(db, viewer);
}

interface Asked {
  readonly query: MapQuery;
  readonly from: Coordinates | undefined;
}

async function programsFor(
  { db, programFinder }: Pick<ProgramsProgram, "db" | "programFinder">,
  reader: ProgramReader,
  { query, from }: Asked,
): Promise<{ readonly programs: readonly ReadProgram[]; readonly total: number }> {
  if (query.shown === "partners") return { programs: [], total: 0 };
  const { ids, total } = await programFinder.near(
    { ...anythingNear, withinMiles: query.withinMiles, audiences: query.audiences, seasons: query.seasons },
    { reader, place: from, pageSize: mostPrograms },
  );
  const found = await readPrograms(db, reader, { ids });
  return { programs: found.map(({ program }) => program), total };
}

/** Partners are their system's: nobody else is told that they are there. */
async function partnersFor(
  db: ProgramsDb,
  reader: ProgramReader,
  { query, from }: Asked,
): Promise<readonly Partner[]> {
  // Who a program is for, and when in the year it is held, says nothing of a partner.
  if (query.shown === "programs") return [];
  const partners = await inTenants(db, reader.systems, async (tx) =>
    partnersOf(tx, reader, { showsHidden: false }),
  );
  return partners.filter(
    ({ kind, at }) =>
      (query.partnerKinds.length === 0 || query.partnerKinds.includes(kind)) &&
      (from === undefined ||
        query.withinMiles === 0 ||
        at === undefined ||
        distanceMiles(from, at) <= query.withinMiles),
  );
}

async function ownPlaces(db: ProgramsDb, { systems }: ProgramReader): Promise<readonly Coordinates[]> {
  if (systems.length === 0) return [];
  const rows = await inTenants(db, systems, async (tx) =>
    tx
      .selectFrom("organisations")
      .select(["latitude", "longitude"])
      .where("tenant_id", "in", systems)
      .where("closed_on", "is", null)
      .where("latitude", "is not", null)
      .orderBy("id")
      .limit(2_000)
      .execute(),
  );
  return rows.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude }],
  );
}

function sortedByDistance(programs: readonly ReadProgram[], from: Coordinates): readonly ReadProgram[] {
  const away = (program: ReadProgram) => {
    const at = placeOf(program);
    return at === undefined ? Number.POSITIVE_INFINITY : distanceMiles(from, at);
  };
  return programs
    .map((program) => ({ program, miles: away(program) }))
    .toSorted((one, other) => one.miles - other.miles || one.program.number - other.program.number)
    .map(({ program }) => program);
}

function placeOf({ place: { latitude, longitude } }: ReadProgram): Coordinates | undefined {
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function programThing(program: ReadProgram, today: string): MapThing {
  const { plan, place, number, occasions } = program;
  return {
    kind: "program",
    title: plan.title,
    href: `/programs/${number}`,
    branch: place.branch,
    about: resultsWords(resultsOf(occasions, today)).join(", "),
    at: placeOf(program),
    placeName: place.system === place.branch ? place.branch : `${place.branch}, ${place.system}`,
  };
}

function partnerThing({ id, name, branch, kind, place, at }: Partner): MapThing {
  return {
    kind: "partner",
    title: name,
    href: `/programs/partners/${id}`,
    branch,
    about:
      kind === "other"
        ? `works with ${branch}`
        : `${partnerKindNames[kind].toLowerCase()}, works with ${branch}`,
    at,
    placeName: place === "" ? branch : place,
  };
}
