import { afterAll, beforeAll, expect, test } from "vitest";
import { makePrograms } from "./privacy/make-programs.ts";
import { followAll, makeReflections } from "./privacy/make-reflections.ts";
import { filledRoutes, notToBeRead, ofOtherThings } from "./privacy/routes.ts";
import { communityReaders, isInCommunity, isOfLevel, levelOf, type SharedRow } from "./privacy/rows.ts";
import { writeUnderPenName } from "./privacy/make-communities.ts";
import { openPrivacyScene, type PrivacyScene, type ReaderName, readers } from "./privacy/scene.ts";
import { type Made, type Surface, surfaces } from "./privacy/surfaces.ts";

/** Some hundred pages, each asked for by everyone. */
const timeout = 600_000;
let scene: PrivacyScene;
let made: Made;

beforeAll(async () => {
  scene = await openPrivacyScene();
  const [written, programs] = [await makeReflections(scene), await makePrograms(scene)];
  made = { scene, written, reflections: written.rows, programs, feeds: await followAll(scene) };
  const open = programs.find(({ name }) => name === "public");
  // The index takes a change in once every transaction before it is over.
  while (
    !(await scene.read("signed out", `/programs/near?q=${open?.asked ?? ""}&within=0`)).includes(
      open?.word ?? "",
    )
  )
    await new Promise((resolve) => void setTimeout(resolve, 200));
});
afterAll(async () => scene.site.close());

test.each(Object.entries(surfaces))(
  "%s: each reads what is for them, and nothing else",
  async (_, surface) => {
    const seen: Partial<Record<ReaderName, readonly string[]>> = {};
    const expected: Partial<Record<ReaderName, readonly string[]>> = {};
    for (const reader of readers) {
      const text = await surface.read(made, reader);
      seen[reader] = namesIn(text, made[surface.of]);
      expected[reader] = expectedAt(surface, reader);
      expect([reader, leaksIn(text, reader)]).toEqual([reader, []]);
    }

    expect(seen).toEqual(expected);
  },
);

test("a thread’s answers are read by those who may read what they answer", async () => {
  const found: Record<string, readonly string[]> = {};
  for (const { key, name, reply = "" } of made.reflections) {
    const who: string[] = [];
    for (const reader of readers)
      if ((await scene.read(reader, `/reflections/${key}`)).includes(reply)) who.push(reader);
    found[name] = who;
  }

  // Nobody can answer what nobody else may read, and what was removed is opened by nobody. An answer stays in the room it was given in.
  expect(found).toEqual(Object.fromEntries(made.reflections.map((row) => [row.name, readersOfAnswers(row)])));
});

test("a pen name in a community is all that its pages, feeds and letters say of who writes", async () => {
  const { id } = made.written.community;
  const { handle, postId } = await writeUnderPenName(made);
  const paths = [
    `/communities/${id}`,
    `/communities/${id}/members`,
    `/reflections/${postId}`,
    `/reflections/${postId}?in=${id}`,
    `/reflections/${postId}/report`,
    `/journals/${handle}`,
    "/reflections?of=following",
    "/journal/notices",
    "/reflections/moderation",
  ];
  const feeds = ["atom", "rss", "json"].map(
    (ending) => `/journal/feeds/${made.written.community.feeds["other system"] ?? ""}/feed.${ending}`,
  );
  const said: string[] = [];
  for (const reader of ["owner", "other system", "system colleague"] as const)
    for (const path of [...paths, ...feeds]) said.push(await scene.read(reader, path));
  for (const name of ["letters about what others said", "what one takes along"])
    said.push((await surfaces[name]?.read(made, "owner")) ?? "");

  expect(said.filter((text) => text.includes("night reader")).length).toBeGreaterThan(20);
  expect(said.filter((text) => text.includes("realname"))).toEqual([]);
});

test(
  "no page, feed, file or answer of the site says to anybody what is not for them",
  { timeout },
  async () => {
    const filled = filledRoutes(made);
    const unknown: string[] = [];
    const leaks: string[] = [];
    for (const route of routes()) {
      if (notToBeRead.test(route)) continue;
      const paths = filled[route] ?? (route.includes(":") ? undefined : [route]);
      if (paths === undefined && !ofOtherThings.some((each) => each.test(route))) unknown.push(route);
      for (const path of paths ?? [])
        // Everything was made by the owner: nothing could leak to them.
        for (const reader of readers.filter((each) => each !== "owner"))
          for (const row of leaksIn(await scene.read(reader, path), reader))
            leaks.push(`${path} says “${row}” to ${reader}`);
    }

    // Of these nobody said what could leak there: fill them, or say why nothing can (privacy/routes).
    expect(unknown).toEqual([]);
    expect(leaks).toEqual([]);
  },
);

test("what is filled in is asked for: a route that went away is no row", () => {
  const known = new Set(routes());

  expect(Object.keys(filledRoutes(made)).filter((route) => !known.has(route))).toEqual([]);
});

/** What stands in a community as well was answered where most read it: there alone when nobody but a supervisor reads it elsewhere. */
function readersOfAnswers(row: SharedRow): readonly ReaderName[] {
  const { name, readers: may } = row;
  if (["only me", "removed", "in a community its writer left"].includes(name)) return [];
  if (name === "taken out of a community") return ["owner"];
  if (!isInCommunity(row)) return may;
  return ["only me", "my supervisor"].includes(levelOf(row))
    ? readers.filter((reader) => communityReaders.includes(reader))
    : readers.filter((reader) => isOfLevel(row, reader));
}

function routes(): readonly string[] {
  const all = scene.site.app.routes.filter(({ method }) => method === "GET").map(({ path }) => path);
  return [...new Set(all)].toSorted();
}

function namesIn(text: string, rows: readonly SharedRow[]): readonly string[] {
  return rows.filter(({ word }) => text.includes(word)).map(({ name }) => name);
}

/** What someone reads that is not for them: of all that was made, whatever it was asked for. */
function leaksIn(text: string, reader: ReaderName): readonly string[] {
  return [...made.reflections, ...made.programs]
    .filter((row) => !row.readers.includes(reader))
    .filter(({ reply, word }) => text.includes(word) || (reply !== undefined && text.includes(reply)))
    .map(({ name }) => name);
}

function expectedAt({ of, shows = () => false }: Surface, reader: ReaderName): readonly string[] {
  return made[of].filter((row) => row.readers.includes(reader) && shows(row, reader)).map(({ name }) => name);
}
