import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { noLongerOffered } from "#modules/catalog";
import { viewerOfAccount } from "#modules/people";
import { commitmentsOf } from "#modules/planner";
import { saveListings } from "../../src/modules/catalog/actions/save-listings.ts";
import { recordEntry } from "../../src/modules/credit/actions/record/record-entry.ts";
import { keepStep } from "../../src/modules/reflections/actions/trails/write-step.ts";
import { makeTrail } from "../../src/modules/reflections/actions/trails/write-trail.ts";
import { made } from "../credit/record/made-record.ts";
import type { Part } from "../people/cast.ts";
import { openPlanScene, type PlanScene } from "../planner/plan/plan-scene.ts";
import { madeListing, madeSession, madeSource } from "./made-listing.ts";
import { wordsOf } from "./search-site.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: PlanScene;

beforeAll(async () => {
  scene = await openPlanScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

/** A page of someone, with the address it ended at. */
async function page(part: Part, path: string) {
  let response = await scene.get(part, path);
  let location = response.headers.get("location");
  while (location !== null) {
    const at = location;
    response = await scene.get(part, at);
    location = response.headers.get("location");
    if (location === null)
      return { status: response.status, path: at, words: wordsOf(await response.text()) };
  }
  return { status: response.status, path, words: wordsOf(await response.text()) };
}

async function twoOfferings() {
  const { db } = scene.site.program;
  const ids: string[] = [];
  for (const [title, date] of [
    ["Spine repair for beginners", "2026-12-02"],
    ["Hospital for books", "2026-12-09"],
  ] as const) {
    const listing = madeListing({ title, sessions: [madeSession(`${date}T15:00:00Z`)] });
    await saveListings(db, { id: await madeSource(db, `Source of ${title}`), now: "2026-11-21T15:00:00Z" }, [
      listing,
    ]);
    const row = await db
      .selectFrom("catalog_listings")
      .select("offering_id")
      .where("source_key", "=", title)
      .executeTakeFirstOrThrow();
    ids.push(row.offering_id);
  }
  const [one = "", other = ""] = ids;
  return { one, other };
}

/** What someone has of an offering in their record, in their plan, in a trail and as something to log. */
async function ownOf(
  offeringId: string,
  { entry, trail, step }: Readonly<Record<"entry" | "trail" | "step", string>>,
) {
  const { program } = scene.site;
  const owner = await viewerOfAccount(program.db, scene.cast.players.owner.accountId);
  if (owner === undefined) throw new Error("There is no owner.");
  const days = { from: "2026-12-01T00:00:00Z", to: "2026-12-31T00:00:00Z" };
  const commitments = await commitmentsOf(program, owner, days);
  return {
    meant: commitments
      .filter((each) => each.offeringId === offeringId)
      .map(({ because, hasHours, start, title }) => ({ because, hasHours, start, title })),
    isOff: [...(await noLongerOffered(program.db, [offeringId]))],
    entry: (await page("owner", `/record/entries/${entry}`)).words.includes("Hospital for books"),
    step: (await (await scene.get("owner", `/trails/${trail}/steps/${step}`)).text()).includes(
      `/offerings/${offeringId}`,
    ),
  };
}

test("what people planned, logged and shared of an offering is reached through one that it was joined to, and after undo", async () => {
  const { db } = scene.site.program;
  const { owner, administrator } = scene.cast.players;
  const { one, other } = await twoOfferings();
  const title = "Hospital for books";
  const source = { source: "own" } as const;
  const planned = made({ title, from: "2026-12-09", to: "2026-12-09", state: "planned", offeringId: other });
  await recordEntry(db, owner.accountId, planned, source);
  const logged = await recordEntry(db, owner.accountId, made({ title, offeringId: other }), source);
  const writer = await viewerOfAccount(db, administrator.accountId);
  if (writer === undefined) throw new Error("There is no administrator.");
  const { tenantId } = scene.cast;
  const trail = await makeTrail(db, writer, {
    tenantId,
    text: { title: "Mending", about: "", isOpen: true },
  });
  const text = { title: "Go there", body: "Watch it.", offering: other, place: "" };
  const step = await keepStep(db, writer, { trailId: trail, text });
  const kept = { entry: logged.id, trail, step };
  const before = await ownOf(other, kept);
  expect(before).toEqual({
    meant: [{ because: "planned on your record", hasHours: true, start: "2026-12-09T15:00:00Z", title }],
    isOff: [],
    entry: true,
    step: true,
  });

  const refused = await scene.post("owner", `/offerings/${one}/same-as/${other}`, "");
  expect([refused.status, (await page("owner", `/offerings/${other}`)).path]).toEqual([
    403,
    `/offerings/${other}`,
  ]);
  const joined = await scene.post("administrator", `/offerings/${one}/same-as/${other}`, "");
  expect([joined.status, joined.headers.get("location")]).toEqual([303, `/offerings/${one}`]);

  expect(await ownOf(other, kept)).toEqual(before);
  expect((await page("owner", `/offerings/${other}`)).path).toBe(`/offerings/${one}`);
  expect((await page("owner", `/record/entries/new?offering=${other}`)).path).toBe(
    `/record/entries/new?offering=${one}`,
  );
  const pairs = await db
    .selectFrom("catalog_pairs")
    .select(["first_id", "second_id"])
    .where("former", "is not", null)
    .execute();
  const [pair] = pairs;
  const undone = await scene.post(
    "administrator",
    `/pairs/${pair?.first_id}/${pair?.second_id}/reconsideration?decision=together`,
    "",
  );
  expect(undone.status).toBe(303);

  expect(await ownOf(other, kept)).toEqual(before);
  expect((await page("owner", `/offerings/${other}`)).words).toContain(title);
});

test("only those who look after the catalog are led to join offerings", async () => {
  const [row] = await scene.site.program.db
    .selectFrom("catalog_offerings")
    .select("id")
    .where("merged_into", "is", null)
    .orderBy("id")
    .limit(1)
    .execute();
  const path = `/offerings/${row?.id}`;
  const led = async (part: Part) => (await page(part, path)).words.includes("This is the same as …");

  expect([
    await led("administrator"),
    await led("director"),
    await led("owner"),
    await led("signed out"),
  ]).toEqual([true, true, false, false]);
  expect((await scene.get("owner", `${path}/same-as`)).status).toBe(403);
  expect((await page("signed out", `${path}/same-as`)).path).toMatch(/^\/sign-in/u);
});
