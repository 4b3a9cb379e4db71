import { type Db, inTenants } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import { type PeopleTables, viewerOfAccount, type Viewer } from "#modules/people";
import type { FilingPlace } from "../rules/filing/filing.ts";
import {
  type SamplePost,
  sampleTrail,
  sampleTrailPosts,
  sampleTrip,
  sampleTripPosts,
} from "../rules/sample/sample-together.ts";
import { writtenAt } from "../rules/sample/written-at.ts";
import { emptyDraft } from "../rules/writing/draft.ts";
import type { ReflectionTables } from "../tables.ts";
import { fillSampleCommunities } from "./fill-sample-communities.ts";
import { fileReflection } from "./filing/file-reflection.ts";
import { joinTrail } from "./trails/go-trail.ts";
import { keepStep } from "./trails/write-step.ts";
import { makeTrail } from "./trails/write-trail.ts";
import { makeTrip } from "./trips/keep-trip.ts";
import { keepReflection } from "./writing/keep-reflection.ts";

type Tables = ReflectionTables & PeopleTables;

/** Gives a made-up library a trip that some of its people came back from, a trail that some of them go, a community and a cohort. */
export async function fillSampleTogether(
  db: Db<Tables>,
  { tenantId, today }: { readonly tenantId: string; readonly today: string },
): Promise<void> {
  const writers = await writersOf(db, { tenantId, today });
  const [first] = writers;
  if (first === undefined) return;
  const { days, endedDaysAgo, place, title } = sampleTrip;
  const to = (parseDate(today) ?? 0) - endedDaysAgo;
  const facts = { title, place, from: formatDate(to - days + 1), to: formatDate(to) };
  const trip = await makeTrip(db, first, { tenantId, facts });
  await post(db, { writers, today }, sampleTripPosts, () => ({ kind: "trip", roomId: tenantId, id: trip }));
  const { about, steps } = sampleTrail;
  const text = { title: sampleTrail.title, about, isOpen: true };
  const trail = await makeTrail(db, first, { tenantId, text });
  const stepIds: string[] = [];
  for (const step of steps)
    stepIds.push(await keepStep(db, first, { trailId: trail, text: { ...step, offering: "", place: "" } }));
  await post(db, { writers, today }, sampleTrailPosts, ({ step = 0 }) => ({
    kind: "step",
    roomId: tenantId,
    id: trail,
    stepId: stepIds[step] ?? "",
  }));
  for (const viewer of writers.slice(1, 3)) await joinTrail(db, viewer, { id: trail, showsProgress: true });
  await fillSampleCommunities(db, { tenantId, today, writers });
}

async function post(
  db: Db<Tables>,
  { today, writers }: { readonly writers: readonly Viewer[]; readonly today: string },
  posts: readonly SamplePost[],
  placeOf: (each: SamplePost) => FilingPlace,
): Promise<void> {
  for (const each of posts) {
    const viewer = writers[each.writer % writers.length];
    if (viewer === undefined) return;
    const { body, daysAgo, session, title, topics, tries } = each;
    const content = { ...emptyDraft, title, body, topics, about: session, level: "my system" } as const;
    const kept = await keepReflection(db, viewer, { content, writtenAt: writtenAt(today, daysAgo) });
    const filing = { place: placeOf(each), session, tries };
    if (kept.kind === "kept") await fileReflection(db, viewer, { reflectionId: kept.id, filing });
  }
}

/** Those of the made-up library who have an account, whoever set it up first. */
async function writersOf(
  db: Db<Tables>,
  { tenantId, today }: { readonly tenantId: string; readonly today: string },
): Promise<readonly Viewer[]> {
  const rows = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("staff")
      .select("account_id")
      .where("tenant_id", "=", tenantId)
      .where("account_id", "is not", null)
      .orderBy("created_at")
      .orderBy("id")
      .limit(10)
      .execute(),
  );
  const viewers: Viewer[] = [];
  for (const { account_id: accountId } of rows) {
    const viewer = accountId === null ? undefined : await viewerOfAccount(db, accountId, today);
    if (viewer !== undefined) viewers.push(viewer);
  }
  return viewers;
}
