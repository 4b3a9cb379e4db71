import type { Db } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import type { CommunityFacts } from "../rules/communities/community.ts";
import {
  type SampleCommunity,
  sampleCommunities,
  type SampleCommunityPost,
} from "../rules/sample/sample-communities.ts";
import { writtenAt } from "../rules/sample/written-at.ts";
import { emptyDraft } from "../rules/writing/draft.ts";
import type { ReflectionTables } from "../tables.ts";
import { joinCommunity } from "./communities/join.ts";
import { makeCommunity } from "./communities/keep-community.ts";
import { reply } from "./talking/reply.ts";
import { keepReflection } from "./writing/keep-reflection.ts";

type Tables = ReflectionTables & PeopleTables;

/** Gives a made-up library a community and a cohort, with some of its people in both. */
export async function fillSampleCommunities(
  db: Db<Tables>,
  {
    tenantId,
    today,
    writers,
  }: { readonly tenantId: string; readonly today: string; readonly writers: readonly Viewer[] },
): Promise<void> {
  // Whoever looks around comes first: they find one to tend and one to be in.
  for (const [place, sample] of sampleCommunities.entries()) {
    const maker = writers[place % Math.max(1, writers.length)];
    if (maker === undefined) return;
    const id = await makeCommunity(db, maker, { houseId: tenantId, facts: factsOf(sample, today) });
    for (const viewer of writers) await joinCommunity(db, viewer, { id });
    for (const each of sample.posts) await write(db, { writers, today, id }, each);
  }
}

async function write(
  db: Db<Tables>,
  {
    id,
    today,
    writers,
  }: { readonly id: string; readonly today: string; readonly writers: readonly Viewer[] },
  { answer, body, daysAgo, title, topics, writer }: SampleCommunityPost,
): Promise<void> {
  const by = (place: number) => writers[place % writers.length];
  const [viewer, other] = [by(writer), answer && by(answer.writer)];
  if (viewer === undefined) return;
  const content = { ...emptyDraft, title, body, topics, communities: [id] };
  const kept = await keepReflection(db, viewer, { content, writtenAt: writtenAt(today, daysAgo) });
  if (kept.kind === "kept" && answer !== undefined && other !== undefined && other !== viewer)
    await reply(db, other, { reflectionId: kept.id, body: answer.body });
}

function factsOf({ about, days, name, topics }: SampleCommunity, today: string): CommunityFacts {
  const day = parseDate(today) ?? 0;
  const span = days && {
    from: formatDate(day - days.beganDaysAgo),
    to: formatDate(day + days.endsInDays),
  };
  return { name, about, topics, joining: "open", allowsPenNames: true, span };
}
