import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { holdClock } from "#platform/time";
import type { Viewer } from "#modules/people";
import { everyonesRoom, keepReflection, type Level } from "#modules/reflections";
import {
  changeCode,
  closeCommunity,
  makeCommunity,
} from "../../src/modules/reflections/actions/communities/keep-community.ts";
import { joinCommunity, leaveCommunity } from "../../src/modules/reflections/actions/communities/join.ts";
import {
  letIn,
  makeKeeper,
  removeMember,
  takeOver,
  takePostOut,
} from "../../src/modules/reflections/actions/communities/tend.ts";
import { changeJournal } from "../../src/modules/reflections/actions/journals/change-journal.ts";
import { appeal, decideReport } from "../../src/modules/reflections/actions/moderation/decide.ts";
import { follow } from "../../src/modules/reflections/actions/talking/follow.ts";
import { react } from "../../src/modules/reflections/actions/talking/react.ts";
import { reply } from "../../src/modules/reflections/actions/talking/reply.ts";
import { changeLevel } from "../../src/modules/reflections/actions/writing/keep-reflection.ts";
import { codeOf, communityFor } from "../../src/modules/reflections/queries/communities/communities.ts";
import { membersOf } from "../../src/modules/reflections/queries/communities/members.ts";
import { takeNotices } from "../../src/modules/reflections/queries/journals/notices.ts";
import { openReflection } from "../../src/modules/reflections/queries/reading/one-reflection.ts";
import { readerOf } from "../../src/modules/reflections/queries/reading/reader-of.ts";
import { streamPage } from "../../src/modules/reflections/queries/reading/shared-reflections.ts";
import { repliesOf } from "../../src/modules/reflections/queries/reading/thread.ts";
import type { CommunityFacts } from "../../src/modules/reflections/rules/communities/community.ts";
import { emptyDraft } from "../../src/modules/reflections/rules/writing/draft.ts";
import { openTalkingCast, type TalkingCast } from "./talking-cast.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
const day = 86_400;
let talk: TalkingCast;
let [owner, colleague, director]: readonly Viewer[] = [];

beforeAll(async () => {
  talk = await openTalkingCast();
});
afterAll(async () => {
  await talk.open.close();
  clock.release();
});

const facts: CommunityFacts = {
  name: "Story time people",
  about: "",
  topics: [],
  joining: "open",
  allowsPenNames: true,
  span: undefined,
};

/** A community of the system's that the owner tends and the colleague is in. */
async function community(
  changed: Partial<CommunityFacts> = {},
  houseId = talk.cast.tenantId,
): Promise<string> {
  owner = await talk.viewer("owner");
  colleague = await talk.viewer("colleague");
  director = await talk.viewer("director");
  const id = await makeCommunity(talk.db, owner, { houseId, facts: { ...facts, ...changed } });
  if ((changed.joining ?? "open") === "open") await joinCommunity(talk.db, colleague, { id });
  return id;
}

async function write(viewer: Viewer | undefined, id: string, level: Level = "only me"): Promise<string> {
  const content = { ...emptyDraft, body: "Three songs are enough.", communities: [id], level };
  const kept = await keepReflection(talk.db, known(viewer), { content });
  return kept.kind === "kept" ? kept.id : "";
}

function known(viewer: Viewer | undefined): Viewer {
  if (viewer === undefined) throw new Error("Make a community first.");
  return viewer;
}

async function streamOf(viewer: Viewer | undefined, communityId: string): Promise<readonly string[]> {
  const reader = await readerOf(talk.db, viewer);
  const page = await streamPage(talk.db, reader, { of: "community", communityId }, { limit: 20 });
  return page.reflections.map(({ id }) => id);
}

async function namesIn(viewer: Viewer | undefined, id: string): Promise<readonly string[]> {
  const open = await openReflection(talk.db, viewer, id);
  const replies = await repliesOf(talk.db, open.reader, { id, rooms: open.rooms });
  return [...open.copies, ...replies].map(({ authorName }) => authorName);
}

async function memberId(id: string, viewer: Viewer | undefined): Promise<string> {
  const { own } = await communityFor(talk.db, known(viewer), id);
  return (await membersOf(talk.db, id)).find(({ journalId }) => journalId === own?.journalId)?.id ?? "";
}

test("what is put into a community is read by those in it, whatever its level, and by nobody who is not", async () => {
  const id = await community();
  const post = await write(owner, id);
  const outsider = await talk.viewer("supervisor");

  expect(await streamOf(colleague, id)).toEqual([post]);
  expect(await streamOf(outsider, id)).toEqual([]);
  expect(await streamOf(undefined, id)).toEqual([]);
  expect([await talk.reads(known(colleague), post), await talk.reads(outsider, post)]).toEqual([true, false]);
  await changeLevel(talk.db, known(owner), { id: post, level: "my branch" });
  expect(await streamOf(colleague, id)).toEqual([post]);
  // Taken out of it again, and still for the branch.
  const { version } = await openReflection(talk.db, owner, post).then((open) =>
    open.whose === "own" ? open.own : { version: 0 },
  );
  const content = { ...emptyDraft, body: "Two songs.", level: "my branch" } as const;
  await keepReflection(talk.db, known(owner), { id: post, content, changesVersion: version });
  expect(await streamOf(colleague, id)).toEqual([]);
});

test("nobody puts anything into a community they are not in, or into one of another system", async () => {
  const id = await community();

  await expect(write(await talk.viewer("supervisor"), id)).rejects.toThrow(InvalidInput);
  await expect(joinCommunity(talk.db, await talk.viewer("other system"), { id })).rejects.toThrow(NotFound);
  const wide = await community({}, everyonesRoom);
  expect(await joinCommunity(talk.db, await talk.viewer("other system"), { id: wide })).toBe("member");
});

test("leaving ends reading at once, and takes along what one wrote and said there", async () => {
  const id = await community();
  const [own, theirs] = [await write(colleague, id), await write(owner, id)];
  await reply(talk.db, known(colleague), { reflectionId: theirs, body: "So do we." });
  await follow(talk.db, known(colleague), { followed: `community:${id}`, isFollowed: true });

  await leaveCommunity(talk.db, known(colleague), id);

  expect(await streamOf(colleague, id)).toEqual([]);
  expect(await talk.reads(known(colleague), theirs)).toBe(false);
  expect(await streamOf(owner, id)).toEqual([theirs]);
  expect(await talk.reads(known(owner), own)).toBe(false);
  expect(await namesIn(owner, theirs)).toEqual([known(owner).name]);
  // It is theirs still, and stands nowhere.
  const kept = await openReflection(talk.db, colleague, own);
  expect(kept.whose === "own" && kept.own.communities).toEqual([]);
});

test("who was removed reads nothing, does not come in by themselves, and may ask", async () => {
  const id = await community();
  const post = await write(owner, id);

  await expect(
    removeMember(talk.db, known(colleague), { id, memberId: await memberId(id, owner) }),
  ).rejects.toThrow(NotFound);
  const member = await memberId(id, colleague);
  await removeMember(talk.db, known(owner), { id, memberId: member });

  expect([await streamOf(colleague, id), await talk.reads(known(colleague), post)]).toEqual([[], false]);
  expect(await joinCommunity(talk.db, known(colleague), { id, words: "Sorry." })).toBe("asked");
  expect(await streamOf(colleague, id)).toEqual([]);
  await letIn(talk.db, known(owner), { id, memberId: await memberId(id, colleague) });
  expect(await streamOf(colleague, id)).toEqual([post]);
});

test("leaving does not make forgotten that one was removed, nor does asking and taking it back", async () => {
  const id = await community();
  await removeMember(talk.db, known(owner), { id, memberId: await memberId(id, colleague) });

  await leaveCommunity(talk.db, known(colleague), id);
  const first = await joinCommunity(talk.db, known(colleague), { id });
  await leaveCommunity(talk.db, known(colleague), id);
  const second = await joinCommunity(talk.db, known(colleague), { id });

  expect([first, second]).toEqual(["asked", "asked"]);
});

test("one comes into a community with a code only by the code it has now", async () => {
  const id = await community({ joining: "code" });
  const post = await write(owner, id);
  const { houseId } = await communityFor(talk.db, known(owner), id);
  const before = (await codeOf(talk.db, { houseId, id })) ?? "";
  await changeCode(talk.db, known(owner), id);
  const code = (await codeOf(talk.db, { houseId, id })) ?? "";

  for (const wrong of ["", "AAAA-BBBB", before])
    await expect(joinCommunity(talk.db, known(colleague), { id, code: wrong })).rejects.toThrow(InvalidInput);
  expect(await streamOf(colleague, id)).toEqual([]);
  await joinCommunity(talk.db, known(colleague), { id, code: code.toLowerCase().replace("-", " ") });
  expect(await streamOf(colleague, id)).toEqual([post]);
});

test("one comes into a community that asks for it only by a keeper’s yes", async () => {
  const id = await community({ joining: "asking" });
  const post = await write(owner, id);

  expect(await joinCommunity(talk.db, known(colleague), { id })).toBe("asked");
  expect(await streamOf(colleague, id)).toEqual([]);
  await letIn(talk.db, known(owner), { id, memberId: await memberId(id, colleague) });
  expect(await streamOf(colleague, id)).toEqual([post]);
});

test("who tends a community is told who asks as long as they do, and who asked that they are in", async () => {
  const id = await community({ joining: "asking" });
  const told = async (viewer: Viewer | undefined) =>
    (await takeNotices(talk.db, known(viewer)))
      .filter(({ aboutId }) => aboutId === id)
      .map(({ byName, headline, isNew, kind, path }) => [kind, byName, headline, path, isNew]);

  await joinCommunity(talk.db, known(colleague), { id });
  await joinCommunity(talk.db, known(colleague), { id });
  await leaveCommunity(talk.db, known(colleague), id);
  expect(await told(owner)).toEqual([]);
  await joinCommunity(talk.db, known(colleague), { id });
  const asks = ["asks to come in", "Cole Colleague", "Story time people", `/communities/${id}/members`];
  // What was looked at when nobody asked any more does not stand beside it.
  expect(await told(owner)).toEqual([[...asks, true]]);
  expect([await told(colleague), await told(director)]).toEqual([[], []]);

  const one = { id, memberId: await memberId(id, colleague) };
  await letIn(talk.db, known(owner), one);
  await letIn(talk.db, known(owner), one);
  expect(await told(owner)).toEqual([]);
  expect(await told(colleague)).toEqual([["let in", "", "Story time people", `/communities/${id}`, true]]);
});

test("who leaves the employer reads nothing in its communities, and is read there no more", async () => {
  const id = await community();
  const someone = await talk.newcomer("Cleo Leaver", talk.cast.eastside);
  await joinCommunity(talk.db, await talk.viewer(someone), { id });
  const [theirs, post] = [await write(await talk.viewer(someone), id), await write(owner, id)];
  await reply(talk.db, await talk.viewer(someone), { reflectionId: post, body: "Ours too." });
  expect(await namesIn(owner, post)).toEqual([known(owner).name, "Cleo Leaver"]);
  const mark = async (isActive: boolean) =>
    inTenants(talk.db, [talk.cast.tenantId], async (tx) =>
      tx
        .updateTable("staff")
        .set({ is_active: isActive })
        .where("account_id", "=", someone.accountId)
        .execute(),
    );

  await mark(false);

  expect(await streamOf(await talk.viewer(someone), id)).toEqual([]);
  expect(await talk.reads(await talk.viewer(someone), post)).toBe(false);
  expect(await streamOf(owner, id)).toEqual([post]);
  expect(await talk.reads(known(owner), theirs)).toBe(false);
  expect(await namesIn(owner, post)).toEqual([known(owner).name]);
  await mark(true);
  expect(await streamOf(await talk.viewer(someone), id)).toEqual([post, theirs].toSorted().toReversed());
});

test("where a community allows it a pen name is all its members see, and where names are asked for it is not told", async () => {
  const [open, named] = [await community(), await community({ allowsPenNames: false })];
  const writer = await talk.viewer(await talk.newcomer("Nina Realname", talk.cast.eastside));
  await changeJournal(talk.db, writer, { handle: "night-reader", penName: "Night Reader", about: "" });
  for (const id of [open, named]) await joinCommunity(talk.db, writer, { id });
  const [post, theirs] = [await write(writer, open), await write(owner, named)];
  const theirsHere = await write(owner, open);
  await changeJournal(talk.db, known(colleague), { handle: "cole-is-named", penName: "", about: "" });
  for (const reflectionId of [theirs, theirsHere])
    await reply(talk.db, writer, { reflectionId, body: "Yes, @cole-is-named." });
  await react(talk.db, writer, { id: theirsHere, kind: "thank you" });

  expect(await namesIn(colleague, post)).toEqual(["Night Reader"]);
  expect(await namesIn(colleague, theirsHere)).toEqual([known(owner).name, "Night Reader"]);
  expect(await namesIn(colleague, theirs)).toEqual([known(owner).name, "Nina Realname"]);
  const members = async (id: string) =>
    (
      await inTenants(talk.db, [id], async (tx) =>
        tx.selectFrom("community_members").select(["name", "handle"]).where("tenant_id", "=", id).execute(),
      )
    ).map(({ handle, name }) => [name, handle]);
  expect(await members(open)).toContainEqual(["Night Reader", "night-reader"]);
  expect(await members(named)).toContainEqual(["Nina Realname", null]);
  // Nor does what is kept of being named in both say whose pen name it is.
  const kept = await inTenants(talk.db, [known(colleague).accountId], async (tx) =>
    tx
      .selectFrom("reflection_notices")
      .select(["by_name", "reflection_id"])
      .where("tenant_id", "=", known(colleague).accountId)
      .where("reflection_id", "in", [theirs, theirsHere])
      .orderBy("made_at")
      .orderBy("id")
      .execute(),
  );
  expect(kept.map(({ by_name: name, reflection_id: about }) => [about, name])).toEqual([
    [theirs, "Nina Realname"],
    [theirsHere, "Night Reader"],
  ]);
  // The same words under both names would say whose pen name it is.
  await expect(write(writer, named)).rejects.toThrow(InvalidInput);
  await expect(write(writer, open, "my supervisor")).rejects.toThrow(InvalidInput);
  await expect(changeLevel(talk.db, writer, { id: post, level: "my supervisor" })).rejects.toThrow(
    InvalidInput,
  );
  // Nothing in the room of the open one says who it is.
  const rows = await inTenants(talk.db, [open], async (tx) =>
    Promise.all(
      (
        [
          "shared_reflections",
          "shared_replies",
          "reflection_reactions",
          "community_members",
          "reflection_streams",
        ] as const
      ).map(async (table) => tx.selectFrom(table).selectAll().where("tenant_id", "=", open).execute()),
    ),
  );
  expect(rows.every((table) => table.length > 0)).toBe(true);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Realname|${writer.accountId}`, "u"));
});

test("a pen name taken later is written over everything said in communities", async () => {
  const id = await community();
  const writer = await talk.viewer(await talk.newcomer("Rae Renamed", talk.cast.eastside));
  await joinCommunity(talk.db, writer, { id });
  const [own, theirs] = [await write(writer, id), await write(owner, id)];
  await reply(talk.db, writer, { reflectionId: theirs, body: "Yes." });

  await changeJournal(talk.db, writer, { handle: "dusk-reader", penName: "Dusk Reader", about: "" });

  expect(await namesIn(colleague, own)).toEqual(["Dusk Reader"]);
  expect(await namesIn(colleague, theirs)).toEqual([known(owner).name, "Dusk Reader"]);
  expect((await membersOf(talk.db, id)).map(({ name }) => name)).not.toContain("Rae Renamed");
});

test("a cohort is read after its last day, and nobody writes, answers or comes in any more", async () => {
  const id = await community({ span: { from: "2026-11-01", to: "2026-11-21" } });
  const post = await write(owner, id);
  clock.advance(2 * day);

  expect(await streamOf(colleague, id)).toEqual([post]);
  await expect(write(colleague, id)).rejects.toThrow(InvalidInput);
  await expect(reply(talk.db, known(colleague), { reflectionId: post, body: "Late." })).rejects.toThrow(
    InvalidInput,
  );
  await expect(joinCommunity(talk.db, known(director), { id })).rejects.toThrow(Conflict);
  clock.advance(-2 * day);
  await closeCommunity(talk.db, known(owner), { id, isClosed: true });
  await expect(write(colleague, id)).rejects.toThrow(InvalidInput);
  await closeCommunity(talk.db, known(owner), { id, isClosed: false });
  expect(await write(colleague, id)).not.toBe("");
});

test("a post taken out of the stream stays out, its writer may appeal, and someone else decides", async () => {
  const id = await community();
  const post = await write(colleague, id);

  await expect(
    takePostOut(talk.db, known(colleague), { id, reflectionId: post, because: "No." }),
  ).rejects.toThrow(NotFound);
  await takePostOut(talk.db, known(owner), { id, reflectionId: post, because: "It names a patron." });
  expect([await streamOf(owner, id), await talk.reads(known(owner), post)]).toEqual([[], false]);
  await changeLevel(talk.db, known(colleague), { id: post, level: "my branch" });
  expect(await streamOf(owner, id)).toEqual([]);
  const { id: report } = await inTenants(talk.db, [id], async (tx) =>
    tx.selectFrom("reflection_reports").select("id").where("tenant_id", "=", id).executeTakeFirstOrThrow(),
  );
  await appeal(talk.db, known(colleague), { roomId: id, id: report, words: "It does not." });
  const decision = { roomId: id, id: report, isHidden: false, because: "It does not." };
  await expect(decideReport(talk.db, await talk.viewer("supervisor"), decision)).rejects.toThrow(NotFound);
  await decideReport(talk.db, known(director), decision);
  expect(await streamOf(owner, id)).toEqual([post]);
});

test("a cohort’s last evening is its own: who chose no zone goes by the site’s clock", async () => {
  const id = await community({ span: { from: "2026-11-01", to: "2026-11-21" } });
  clock.advance(11 * 3600); // 9 pm of the 21st in New York, and the 22nd in Greenwich.
  const late = { ...known(director), zone: undefined };

  await expect(joinCommunity(talk.db, { ...late, siteZone: "UTC" }, { id })).rejects.toThrow(Conflict);
  expect(await joinCommunity(talk.db, { ...late, siteZone: "America/New_York" }, { id })).toBe("member");
  clock.advance(-11 * 3600);
});

test("who tends a community alone hands it over before they leave, and the last to go takes it along", async () => {
  const id = await community();

  await expect(leaveCommunity(talk.db, known(owner), id)).rejects.toThrow(Conflict);
  await expect(takeOver(talk.db, known(colleague), id)).rejects.toThrow(Conflict);
  await makeKeeper(talk.db, known(owner), { id, memberId: await memberId(id, colleague) });
  await leaveCommunity(talk.db, known(owner), id);
  expect((await communityFor(talk.db, known(colleague), id)).own?.isKeeper).toBe(true);
  await leaveCommunity(talk.db, known(colleague), id);
  await expect(communityFor(talk.db, known(colleague), id)).rejects.toThrow(NotFound);
});
