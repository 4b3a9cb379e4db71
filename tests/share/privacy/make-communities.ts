import { everyonesRoom, keepReflection } from "#modules/reflections";
import { joinCommunity, leaveCommunity } from "../../../src/modules/reflections/actions/communities/join.ts";
import { makeCommunity } from "../../../src/modules/reflections/actions/communities/keep-community.ts";
import { removeMember, takePostOut } from "../../../src/modules/reflections/actions/communities/tend.ts";
import { changeJournal } from "../../../src/modules/reflections/actions/journals/change-journal.ts";
import { react } from "../../../src/modules/reflections/actions/talking/react.ts";
import { reply } from "../../../src/modules/reflections/actions/talking/reply.ts";
import { makeFeed } from "../../../src/modules/reflections/actions/talking/keep-feed.ts";
import { membersOf } from "../../../src/modules/reflections/queries/communities/members.ts";
import { emptyDraft } from "../../../src/modules/reflections/rules/writing/draft.ts";
import { makePlayer } from "../../people/cast.ts";
import type { Made } from "./surfaces.ts";
import type { PrivacyScene, ReaderName } from "./scene.ts";

const joined = ["owner", "other system", "stranger", "former colleague"] as const;

/**
 * A community of everyone's that a system colleague tends, and one that its writer leaves. After `end` the stranger left it, the former
 * colleague was removed, and one post was taken out of its stream.
 */
export async function makeCommunities(scene: PrivacyScene) {
  const { db } = scene.site.program;
  const viewer = async (reader: ReaderName) => scene.viewer(scene.players[reader]);
  const keeper = await viewer("system colleague");
  const facts = {
    name: "Story time people",
    about: "",
    topics: [],
    joining: "open",
    allowsPenNames: true,
    span: undefined,
  } as const;
  const make = async () => makeCommunity(db, keeper, { houseId: everyonesRoom, facts });
  const [id, left] = [await make(), await make()];
  const feeds: Partial<Record<ReaderName, string>> = {};
  const keepFeed = async (reader: ReaderName) => {
    const asked = { stream: `community:${id}`, label: facts.name } as const;
    feeds[reader] = await makeFeed(db, await viewer(reader), asked);
  };
  await keepFeed("system colleague");
  for (const reader of joined) {
    for (const community of [id, left]) await joinCommunity(db, await viewer(reader), { id: community });
    await keepFeed(reader);
  }
  return {
    id,
    left,
    feeds,
    end: async (reflectionId: string) => {
      await takePostOut(db, keeper, { id, reflectionId, because: "It names a patron." });
      await leaveCommunity(db, await viewer("owner"), left);
      await leaveCommunity(db, await viewer("stranger"), id);
      const removed = (await membersOf(db, id)).find(({ name }) => name === "Fred Former");
      await removeMember(db, keeper, { id, memberId: removed?.id ?? "" });
    },
  };
}

/** A colleague of the owner's who writes, answers, reacts and names the owner in the community, all under a pen name. */
export async function writeUnderPenName({ reflections, scene, written }: Made) {
  const { cast, site } = scene;
  const { configuration, db } = site.program;
  const { eastside: organisationId, tenantId } = cast;
  const someone = { name: "Nina Realname", role: "learner", organisationId, tenantId } as const;
  const viewer = await scene.viewer(await makePlayer(db, configuration.secret, someone));
  const handle = "night-reader";
  await changeJournal(db, viewer, { handle, penName: "Night Reader", about: "" });
  const { id } = written.community;
  await joinCommunity(db, viewer, { id });
  const content = { ...emptyDraft, body: "Read this, @ana-writes.", communities: [id] };
  const kept = await keepReflection(db, viewer, { content });
  if (kept.kind !== "kept") throw new Error("Not kept.");
  const theirs = reflections.find(({ name }) => name === "only me, in a community")?.key ?? "";
  await reply(db, viewer, { reflectionId: theirs, body: "So do I.", roomId: id });
  await react(db, viewer, { id: theirs, kind: "same here" });
  return { handle, postId: kept.id };
}
