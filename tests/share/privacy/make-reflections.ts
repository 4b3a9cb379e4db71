import { inTenants } from "#platform/db";
import { keepReflection } from "#modules/reflections";
import { changeJournal } from "../../../src/modules/reflections/actions/journals/change-journal.ts";
import { allowFediverse } from "../../../src/modules/reflections/actions/fediverse/allow.ts";
import { publishJournal } from "../../../src/modules/reflections/actions/fediverse/publish.ts";
import { turnFediverseOn } from "../../../src/modules/reflections/actions/fediverse/turn-on.ts";
import { decideReport } from "../../../src/modules/reflections/actions/moderation/decide.ts";
import { report } from "../../../src/modules/reflections/actions/moderation/report.ts";
import { follow } from "../../../src/modules/reflections/actions/talking/follow.ts";
import { makeFeed } from "../../../src/modules/reflections/actions/talking/keep-feed.ts";
import { reply } from "../../../src/modules/reflections/actions/talking/reply.ts";
import { fileReflection } from "../../../src/modules/reflections/actions/filing/file-reflection.ts";
import { keepStep } from "../../../src/modules/reflections/actions/trails/write-step.ts";
import { makeTrail } from "../../../src/modules/reflections/actions/trails/write-trail.ts";
import { makeTrip } from "../../../src/modules/reflections/actions/trips/keep-trip.ts";
import {
  changeLevel,
  removeReflection,
} from "../../../src/modules/reflections/actions/writing/keep-reflection.ts";
import { journalOf } from "../../../src/modules/reflections/queries/journals/journals.ts";
import { emptyDraft } from "../../../src/modules/reflections/rules/writing/draft.ts";
import type { Level } from "../../../src/modules/reflections/rules/sharing/levels.ts";
import { makeCommunities } from "./make-communities.ts";
import { type PrivacyScene, type ReaderName, readers } from "./scene.ts";
import { type ReflectionRowName, reflectionReaders, type SharedRow, wordsOf } from "./rows.ts";

export const ownersHandle = "ana-writes";
export const topic = "technology";

type InCommunity = Extract<ReflectionRowName, `${string}community${string}`>;

const firstLevel: Readonly<Record<Exclude<ReflectionRowName, InCommunity>, Level>> = {
  "only me": "only me",
  "my supervisor": "my supervisor",
  "my branch": "my branch",
  "my system": "my system",
  everyone: "everyone",
  withdrawn: "everyone",
  hidden: "my system",
  removed: "everyone",
};

/** What stands in a community beside its level. */
const levelThere: Readonly<Record<InCommunity, Level>> = {
  "only me, in a community": "only me",
  "my supervisor, in a community": "my supervisor",
  "my branch, in a community": "my branch",
  "my system, in a community": "my system",
  "everyone, in a community": "everyone",
  "taken out of a community": "only me",
  "in a community its writer left": "only me",
};

function isInCommunity(name: ReflectionRowName): name is InCommunity {
  return name in levelThere;
}

/** What was written, and under which ids it stands elsewhere: in a trip's digest, and on other servers. */
export interface WrittenReflections {
  readonly rows: readonly SharedRow[];
  readonly tripId: string;
  readonly trailId: string;
  readonly stepId: string;
  /** With those of whoever was in it once: their secret addresses of its feed. */
  readonly community: { readonly id: string; readonly feeds: Readonly<Partial<Record<ReaderName, string>>> };
  readonly actorId: string;
  readonly postIds: readonly string[];
}

/**
 * One reflection of the owner's of each kind, each answered, naming a colleague who may not read all of them, and brought home from a
 * trip. Their journal is open to other servers, which were told of each before it was narrowed.
 */
export async function makeReflections(scene: PrivacyScene): Promise<WrittenReflections> {
  const { db } = scene.site.program;
  const owner = await scene.viewer(scene.players.owner);
  const colleague = await scene.viewer(scene.players["branch colleague"]);
  await changeJournal(db, owner, { handle: ownersHandle, penName: "", about: "" });
  await changeJournal(db, colleague, { handle: "cole-reads", penName: "", about: "" });
  const { tenantId } = scene.cast;
  await allowFediverse(db, await scene.viewer(scene.cast.players.director), { tenantId, isAllowed: true });
  await turnFediverseOn(scene.site.program, owner, { isUnderstood: true });
  const places = await makePlaces(scene);
  const community = await makeCommunities(scene);
  const rows: SharedRow[] = [];
  for (const name of Object.keys(reflectionReaders) as readonly ReflectionRowName[]) {
    const words = wordsOf("reflection", name);
    const content = {
      ...emptyDraft,
      title: `${words.asked} ${words.word}`,
      body: `${words.word} is nothing for @cole-reads alone.`,
      about: words.word,
      topics: [topic],
      level: isInCommunity(name) ? levelThere[name] : firstLevel[name],
      communities: isInCommunity(name) ? [name.endsWith("left") ? community.left : community.id] : [],
    };
    const kept = await keepReflection(db, owner, { content });
    if (kept.kind !== "kept") throw new Error("Not kept.");
    for (const place of [places.trip, places.step])
      await fileReflection(db, owner, {
        reflectionId: kept.id,
        filing: { place, session: "", tries: words.word },
      });
    if (content.level !== "only me" || isInCommunity(name))
      await reply(db, owner, { reflectionId: kept.id, body: words.reply });
    rows.push({ name, ...words, key: kept.id, readers: reflectionReaders[name] });
  }
  const id = (name: ReflectionRowName) => rows.find((row) => row.name === name)?.key ?? "";
  await publishJournal({ db, publicUrl: "https://learn.example" }, owner.accountId);
  await changeLevel(db, owner, { id: id("withdrawn"), level: "only me" });
  await removeReflection(db, owner, { id: id("removed"), isRemoved: true });
  await hide(scene, id("hidden"));
  await community.end(id("taken out of a community"));
  await publishJournal({ db, publicUrl: "https://learn.example" }, owner.accountId);
  return {
    rows,
    tripId: places.trip.id,
    trailId: places.step.id,
    stepId: places.step.stepId,
    community,
    ...(await elsewhere(scene)),
  };
}

/** A trip, and a trail with one step. */
async function makePlaces({ cast, players, site, viewer }: PrivacyScene) {
  const { db } = site.program;
  const roomId = cast.tenantId;
  const facts = { title: "A conference", place: "Madison", from: "2026-10-01", to: "2026-10-03" };
  const tripId = await makeTrip(db, await viewer(players.owner), { tenantId: roomId, facts });
  const director = await viewer(cast.players.director);
  const text = { title: "23 things", about: "", isOpen: true };
  const trailId = await makeTrail(db, director, { tenantId: roomId, text });
  const step = { title: "Blogs", body: "Write one.", offering: "", place: "1" };
  const stepId = await keepStep(db, director, { trailId, text: step });
  return {
    trip: { kind: "trip", roomId, id: tripId },
    step: { kind: "step", roomId, id: trailId, stepId },
  } as const;
}

async function elsewhere({ players, site }: PrivacyScene) {
  const { accountId } = players.owner;
  return inTenants(site.program.db, [accountId], async (tx) => {
    const actor = await tx.selectFrom("fediverse_actors").select("id").executeTakeFirstOrThrow();
    const posts = await tx.selectFrom("fediverse_posts").select("id").orderBy("id").execute();
    return { actorId: actor.id, postIds: posts.map(({ id }) => id) };
  });
}

async function hide(scene: PrivacyScene, reflectionId: string): Promise<void> {
  const { db } = scene.site.program;
  const { tenantId, players } = scene.cast;
  const reporter = await scene.viewer(scene.players["system colleague"]);
  await report(db, reporter, { reflectionId, reason: "other", words: "" });
  const { id } = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("reflection_reports")
      .select("id")
      .where("subject_id", "=", reflectionId)
      .executeTakeFirstOrThrow(),
  );
  const director = await scene.viewer(players.director);
  await decideReport(db, director, { roomId: tenantId, id, isHidden: true, because: "It names a patron." });
}

/** Everyone follows the owner's journal and the topic; the addresses of their secret feeds, by whose they are. */
export async function followAll(
  scene: PrivacyScene,
): Promise<Readonly<Partial<Record<ReaderName, readonly string[]>>>> {
  const { db } = scene.site.program;
  const journal = await journalOf(db, scene.players.owner.accountId);
  const feeds: Partial<Record<ReaderName, readonly string[]>> = {};
  for (const reader of readers) {
    if (reader === "signed out") continue;
    const viewer = await scene.viewer(scene.players[reader]);
    await follow(db, viewer, { followed: `topic:${topic}`, isFollowed: true });
    if (reader !== "owner")
      await follow(db, viewer, { followed: `journal:${journal?.id ?? ""}`, isFollowed: true });
    const secrets: string[] = [];
    for (const stream of ["branch", "system", "following"] as const)
      secrets.push(await makeFeed(db, viewer, { stream, label: stream }));
    feeds[reader] = secrets.flatMap((secret) =>
      ["atom", "rss", "json"].map((ending) => `/journal/feeds/${secret}/feed.${ending}`),
    );
  }
  return feeds;
}
