import { keepReflection } from "#modules/reflections";
import { joinCommunity } from "../../src/modules/reflections/actions/communities/join.ts";
import { makeCommunity } from "../../src/modules/reflections/actions/communities/keep-community.ts";
import { letIn } from "../../src/modules/reflections/actions/communities/tend.ts";
import { membersOf } from "../../src/modules/reflections/queries/communities/members.ts";
import { fileReflection } from "../../src/modules/reflections/actions/filing/file-reflection.ts";
import { joinTrail, markStep } from "../../src/modules/reflections/actions/trails/go-trail.ts";
import { keepStep } from "../../src/modules/reflections/actions/trails/write-step.ts";
import { makeTrail } from "../../src/modules/reflections/actions/trails/write-trail.ts";
import { makeTrip } from "../../src/modules/reflections/actions/trips/keep-trip.ts";
import { emptyDraft } from "../../src/modules/reflections/rules/writing/draft.ts";
import type { Cast } from "../people/cast.ts";
import { viewerOf } from "./reflection-examples.ts";
import type { JourneySite } from "./site.ts";

const uuid = "{[0-9a-f-]{36}}";

/** Routes of trips that show no page. */
export const togetherFiles: readonly string[] = [`/trips/:id${uuid}/digest.md`];

/** A trip with what the administrator and the owner brought, and a trail of two steps with a post of the administrator. */
export async function togetherExamples(
  site: JourneySite,
  cast: Cast,
): Promise<Readonly<Record<string, string>>> {
  const { db } = site.program;
  const { tenantId } = cast;
  const own = await viewerOf(site, cast, "administrator");
  const owner = await viewerOf(site, cast, "owner");
  const facts = { title: "State Conference", place: "Springfield", from: "2026-10-01", to: "2026-10-02" };
  const trip = await makeTrip(db, own, { tenantId, facts });
  const about = "# For all of us\n\nFive minutes a week, [and a look](https://example.org).";
  const trail = await makeTrail(db, own, {
    tenantId,
    text: { title: "23 Things", about, isOpen: true },
  });
  const steps: string[] = [];
  for (const title of ["Record a minute", "Cut it"])
    steps.push(
      await keepStep(db, own, {
        trailId: trail,
        text: { title, body: "- Look\n- Try", offering: "", place: "" },
      }),
    );
  const [first = "", second = ""] = steps;
  const content = { ...emptyDraft, body: "## New\n\nWe could do this.", level: "my system" } as const;
  for (const [writer, session] of [
    [own, "Opening"],
    [owner, "Opening"],
    [owner, ""],
  ] as const) {
    const kept = await keepReflection(db, writer, { content });
    if (kept.kind !== "kept") throw new Error("Not kept.");
    await fileReflection(db, writer, {
      reflectionId: kept.id,
      filing: {
        place: { kind: "trip", roomId: tenantId, id: trip },
        session,
        tries: "A repair evening\nA quiet hour",
      },
    });
    await fileReflection(db, writer, {
      reflectionId: kept.id,
      filing: {
        place: { kind: "step", roomId: tenantId, id: trail, stepId: first },
        session: "",
        tries: "",
      },
    });
  }
  await joinTrail(db, own, { id: trail, showsProgress: true });
  const community = await exampleCommunity(site, cast);
  await markStep(db, own, { id: trail, stepId: second, isDone: true });
  return {
    "/communities": "/communities",
    "/communities/new": "/communities/new",
    [`/communities/:id${uuid}`]: `/communities/${community.id}`,
    [`/communities/:id${uuid}/change`]: `/communities/${community.id}/change`,
    [`/communities/:id${uuid}/members`]: `/communities/${community.id}/members`,
    [`/communities/:id${uuid}/posts/:reflection${uuid}/removal`]: `/communities/${community.id}/posts/${community.postId}/removal`,
    "/journal/used": "/journal/used",
    "/reflections/used": "/reflections/used",
    "/trips": "/trips",
    "/trips/new": "/trips/new",
    [`/trips/:id${uuid}`]: `/trips/${trip}`,
    [`/trips/:id${uuid}/change`]: `/trips/${trip}/change`,
    [`/trips/:id${uuid}/reflections`]: `/trips/${trip}/reflections`,
    "/trails": "/trails",
    "/trails/new": "/trails/new",
    [`/trails/:id${uuid}`]: `/trails/${trail}`,
    [`/trails/:id${uuid}/change`]: `/trails/${trail}/change`,
    [`/trails/:id${uuid}/people`]: `/trails/${trail}/people`,
    [`/trails/:id${uuid}/steps/new`]: `/trails/${trail}/steps/new`,
    [`/trails/:id${uuid}/steps/:step${uuid}`]: `/trails/${trail}/steps/${first}`,
    [`/trails/:id${uuid}/steps/:step${uuid}/change`]: `/trails/${trail}/steps/${second}/change`,
  };
}

/** A cohort that the administrator tends and the owner wrote in; a colleague asks to come in. */
async function exampleCommunity(site: JourneySite, cast: Cast) {
  const { db } = site.program;
  const own = await viewerOf(site, cast, "administrator");
  const owner = await viewerOf(site, cast, "owner");
  const id = await makeCommunity(db, own, {
    houseId: cast.tenantId,
    facts: {
      name: "Winter cataloging course",
      about: "One record a week.",
      topics: ["technology"],
      joining: "asking",
      allowsPenNames: true,
      span: { from: "2026-10-01", to: "2099-12-31" },
    },
  });
  await joinCommunity(db, owner, { id, words: "I take the course." });
  const [asking] = (await membersOf(db, id)).filter(({ state }) => state === "asked");
  await letIn(db, own, { id, memberId: asking?.id ?? "" });
  await joinCommunity(db, await viewerOf(site, cast, "colleague"), { id, words: "So do I." });
  const content = {
    ...emptyDraft,
    title: "A map is a book",
    body: "It is, once it is folded.",
    communities: [id],
  };
  const kept = await keepReflection(db, owner, { content });
  return { id, postId: kept.kind === "kept" ? kept.id : "" };
}
