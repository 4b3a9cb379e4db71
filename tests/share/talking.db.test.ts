import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotAllowed, NotFound } from "#platform/errors";
import type { Viewer } from "#modules/people";
import { appeal, decideReport } from "../../src/modules/reflections/actions/moderation/decide.ts";
import { report } from "../../src/modules/reflections/actions/moderation/report.ts";
import { block } from "../../src/modules/reflections/actions/talking/follow.ts";
import { react } from "../../src/modules/reflections/actions/talking/react.ts";
import { blockReplier } from "../../src/modules/reflections/actions/talking/block-replier.ts";
import { changeReply } from "../../src/modules/reflections/actions/talking/change-reply.ts";
import { removeReply, reply } from "../../src/modules/reflections/actions/talking/reply.ts";
import { changeLevel } from "../../src/modules/reflections/actions/writing/keep-reflection.ts";
import { journalOf } from "../../src/modules/reflections/queries/journals/journals.ts";
import { takeNotices } from "../../src/modules/reflections/queries/journals/notices.ts";
import { reportQueue } from "../../src/modules/reflections/queries/moderation/reports.ts";
import { journalsToOpen } from "../../src/modules/reflections/queries/reading/journals-to-open.ts";
import { openReflection } from "../../src/modules/reflections/queries/reading/one-reflection.ts";
import { reactionsTo, repliesOf } from "../../src/modules/reflections/queries/reading/thread.ts";
import { openTalkingCast, type TalkingCast } from "./talking-cast.ts";

let talk: TalkingCast;
let owner: Viewer;
let colleague: Viewer;
let supervisor: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  talk = await openTalkingCast();
  owner = await talk.viewer("owner");
  colleague = await talk.viewer("colleague");
  supervisor = await talk.viewer("supervisor");
  stranger = await talk.viewer("other system");
});
afterAll(async () => talk.open.close());

test("an answer stands where it was given, and its writer alone takes it back", async () => {
  const id = await talk.write(owner, "my branch");
  const replyId = await reply(talk.db, colleague, { reflectionId: id, body: " So do we. " });
  await reply(talk.db, supervisor, { reflectionId: id, parentId: replyId, body: "Where?" });

  expect(await thread(supervisor, id)).toEqual([
    ["Cole Colleague", "So do we.", false, talk.cast.tenantId],
    ["Sue Supervisor", "Where?", true, talk.cast.tenantId],
  ]);
  await expect(reply(talk.db, stranger, { reflectionId: id, body: "Me too" })).rejects.toThrow(NotFound);
  await expect(reply(talk.db, colleague, { reflectionId: id, body: "  " })).rejects.toThrow(InvalidInput);
  await expect(removeReply(talk.db, owner, replyId)).rejects.toThrow(NotFound);

  await removeReply(talk.db, colleague, replyId);
  // What was answered to it stays, and answers the reflection now.
  expect(await thread(owner, id)).toEqual([["Sue Supervisor", "Where?", false, talk.cast.tenantId]]);
});

test("a reply is put right where it stands, by its writer alone, and tells only who is named anew", async () => {
  const named = await talk.viewer(await talk.newcomer("Nora Named", talk.cast.eastside));
  await talk.write(named, "my branch");
  const handle = (await journalOf(talk.db, named.accountId))?.handle ?? "";
  const id = await talk.write(owner, "my branch");
  const replyId = await reply(talk.db, colleague, { reflectionId: id, body: "So dowe." });
  const change = { reflectionId: id, id: replyId, body: ` So do we, @${handle}. ` };

  await expect(changeReply(talk.db, owner, change)).rejects.toThrow(NotFound);
  await expect(changeReply(talk.db, stranger, change)).rejects.toThrow(NotFound);
  await expect(changeReply(talk.db, colleague, { ...change, body: " " })).rejects.toThrow(InvalidInput);
  await changeReply(talk.db, colleague, { ...change, body: "So dowe." });
  expect((await said(owner, id)).map(({ changedAt }) => changedAt)).toEqual([undefined]);
  await changeReply(talk.db, colleague, change);
  await changeReply(talk.db, colleague, { ...change, body: `So do we, dear @${handle}.` });

  const [changed] = await said(supervisor, id);
  expect([changed?.body, typeof changed?.changedAt]).toEqual([`So do we, dear @${handle}.`, "string"]);
  expect(await noticesOf(owner, id)).toEqual([["reply", "Cole Colleague"]]);
  expect(await noticesOf(named, id)).toEqual([["mention", "Cole Colleague"]]);
});

test("one answer is one notice, also for whom it names", async () => {
  const id = await talk.write(owner, "my branch");
  const handle = (await journalOf(talk.db, owner.accountId))?.handle ?? "";

  const replyId = await reply(talk.db, colleague, { reflectionId: id, body: `So do we, @${handle}.` });
  await changeReply(talk.db, colleague, { reflectionId: id, id: replyId, body: "So do we." });
  await changeReply(talk.db, colleague, {
    reflectionId: id,
    id: replyId,
    body: `Well, @${handle}, so do we.`,
  });

  expect(await noticesOf(owner, id)).toEqual([["reply", "Cole Colleague"]]);
});

test("an answer answers what is in the same thread, and what colleagues said stays among them", async () => {
  const [one, other] = [await talk.write(owner, "my system"), await talk.write(owner, "my system")];
  const replyId = await reply(talk.db, colleague, { reflectionId: one, body: "Only among us." });

  await expect(
    reply(talk.db, supervisor, { reflectionId: other, parentId: replyId, body: "What?" }),
  ).rejects.toThrow(NotFound);
  await changeLevel(talk.db, owner, { id: one, level: "everyone" });
  expect(await thread(stranger, one)).toEqual([]);
  expect((await thread(supervisor, one)).map(([, body]) => body)).toEqual(["Only among us."]);
});

test("a reader reacts once, the writer knows who, and nobody reacts to what they may not read", async () => {
  const id = await talk.write(owner, "my branch");
  await react(talk.db, colleague, { id, kind: "thank you" });
  await react(talk.db, colleague, { id, kind: "will try it" });
  await react(talk.db, owner, { id, kind: "thank you" });
  await expect(react(talk.db, stranger, { id, kind: "thank you" })).rejects.toThrow(NotFound);

  expect(await reactions(id)).toEqual([["Cole Colleague", "will try it"]]);
  await react(talk.db, colleague, { id, kind: undefined });
  expect(await reactions(id)).toEqual([]);
  // Quiet: nobody is told of one.
  expect(await noticesOf(owner, id)).toEqual([]);
});

test("whom a writer does not want to meet can read, and neither answer nor react", async () => {
  const [writer, blocked] = [
    await talk.viewer(await talk.newcomer("Wanda Writer", talk.cast.eastside)),
    await talk.viewer(await talk.newcomer("Ben Blocked", talk.cast.eastside)),
  ];
  const theirs = await talk.write(blocked, "my branch");
  const id = await talk.write(writer, "my branch");
  await reply(talk.db, blocked, { reflectionId: id, body: "Before" });
  const journal = await journalOf(talk.db, blocked.accountId);
  await block(talk.db, writer, { journalId: journal?.id ?? "", isBlocked: true });

  expect(await talk.reads(blocked, id)).toBe(true);
  await expect(reply(talk.db, blocked, { reflectionId: id, body: "After" })).rejects.toThrow(NotAllowed);
  await expect(react(talk.db, blocked, { id, kind: "thank you" })).rejects.toThrow(NotAllowed);
  expect(await thread(writer, id)).toEqual([]);
  expect((await thread(colleague, id)).map(([, body]) => body)).toEqual(["Before"]);
  expect(await noticesOf(writer, id)).toEqual([]);
  expect(await talk.reads(writer, theirs)).toBe(true);
});

test("who only answers has no journal to open, and need not be met again", async () => {
  const [writer, replier] = [
    await talk.viewer(await talk.newcomer("Willa Writer", talk.cast.eastside)),
    await talk.viewer(await talk.newcomer("Rob Replier", talk.cast.eastside)),
  ];
  const id = await talk.write(writer, "everyone");
  const replyId = await reply(talk.db, replier, { reflectionId: id, body: "Again me" });
  const journals = async (viewer: Viewer) => {
    const { reader } = await openReflection(talk.db, viewer, id);
    const open = await journalsToOpen(
      talk.db,
      reader,
      (await said(viewer, id)).map(({ journalId }) => journalId),
    );
    return open.size;
  };

  expect(await journals(writer)).toBe(0);
  await talk.write(replier, "my branch");
  expect([await journals(writer), await journals(stranger)]).toEqual([1, 0]);
  const one = { reflectionId: id, replyId };
  await expect(blockReplier(talk.db, replier, one)).rejects.toThrow(NotFound);
  await blockReplier(talk.db, writer, one);
  expect(await thread(writer, id)).toEqual([]);
  await expect(reply(talk.db, replier, { reflectionId: id, body: "And again" })).rejects.toThrow(NotAllowed);
  await expect(
    changeReply(talk.db, replier, { reflectionId: id, id: replyId, body: "And again" }),
  ).rejects.toThrow(NotAllowed);
});

test("a hidden reply is its writer’s alone, who reads why, and does not change it meanwhile", async () => {
  const id = await talk.write(owner, "my system");
  const director = await talk.viewer("director");
  const replyId = await reply(talk.db, colleague, { reflectionId: id, body: "Rude words" });
  await report(talk.db, supervisor, { reflectionId: id, replyId, reason: "unkind", words: "" });
  const roomId = talk.cast.tenantId;
  const open = (await reportQueue(talk.db, [roomId])).find(({ subjectId }) => subjectId === replyId);
  await decideReport(talk.db, director, { roomId, id: open?.id ?? "", isHidden: true, because: "Unkind." });

  expect(await said(supervisor, id)).toEqual([]);
  expect((await said(colleague, id)).map(({ isHidden }) => isHidden)).toEqual([true]);
  await expect(
    changeReply(talk.db, colleague, { reflectionId: id, id: replyId, body: "Ruder" }),
  ).rejects.toThrow(InvalidInput);
});

test("what moderators hide is its writer’s alone, however often it is shared again, until someone else looks", async () => {
  const id = await talk.write(owner, "my system");
  const [director, coordinator] = [await talk.viewer("director"), await talk.viewer("coordinator")];
  for (const words of ["First", "Second"])
    await report(talk.db, colleague, { reflectionId: id, reason: "names a patron", words });
  await expect(report(talk.db, stranger, { reflectionId: id, reason: "other", words: "" })).rejects.toThrow(
    NotFound,
  );
  const roomId = talk.cast.tenantId;
  const [open, ...others] = (await reportQueue(talk.db, [roomId])).filter(
    ({ subjectId }) => subjectId === id,
  );
  expect([open?.words, others.length]).toEqual(["Second", 0]);
  const decision = { roomId, id: open?.id ?? "", isHidden: true, because: "It names someone." };

  await expect(decideReport(talk.db, colleague, decision)).rejects.toThrow(NotFound);
  await expect(decideReport(talk.db, stranger, decision)).rejects.toThrow(NotFound);
  await expect(decideReport(talk.db, director, { ...decision, because: " " })).rejects.toThrow(InvalidInput);
  await decideReport(talk.db, director, decision);
  await expect(decideReport(talk.db, director, decision)).rejects.toThrow(Conflict);
  await changeLevel(talk.db, owner, { id, level: "only me" });
  await changeLevel(talk.db, owner, { id, level: "my system" });
  expect([await talk.reads(colleague, id), await talk.reads(owner, id)]).toEqual([false, true]);
  expect(await noticesOf(owner, id)).toEqual([["hidden", ""]]);

  await expect(appeal(talk.db, colleague, { roomId, id: decision.id, words: "Why?" })).rejects.toThrow(
    NotFound,
  );
  await appeal(talk.db, owner, { roomId, id: decision.id, words: "It is a character in a book." });
  await expect(appeal(talk.db, owner, { roomId, id: decision.id, words: "Again" })).rejects.toThrow(Conflict);
  await expect(decideReport(talk.db, director, decision)).rejects.toThrow(NotAllowed);
  await decideReport(talk.db, coordinator, { ...decision, isHidden: false, because: "So it is." });
  expect(await talk.reads(colleague, id)).toBe(true);
  expect((await noticesOf(owner, id)).map(([kind]) => kind)).toEqual(["appeal decided", "hidden"]);
  expect(await decisionsNoted(id)).toEqual([
    { isHidden: true, isAppeal: false },
    { isHidden: false, isAppeal: true },
  ]);
});

/** Each answer that someone reads. */
async function said(viewer: Viewer, id: string) {
  const { reader, rooms } = await openReflection(talk.db, viewer, id);
  return repliesOf(talk.db, reader, { id, rooms });
}

/** Each answer that someone reads: by whom, what, whether to another answer, and in which room. */
async function thread(viewer: Viewer, id: string) {
  return (await said(viewer, id)).map(
    ({ authorName, body, parentId, roomId }) => [authorName, body, parentId !== undefined, roomId] as const,
  );
}

async function reactions(id: string) {
  const { rooms } = await openReflection(talk.db, owner, id);
  return (await reactionsTo(talk.db, { id, rooms })).map(({ authorName, kind }) => [authorName, kind]);
}

async function noticesOf(viewer: Viewer, id: string) {
  const notices = await takeNotices(talk.db, viewer);
  return notices.filter(({ aboutId }) => aboutId === id).map(({ byName, kind }) => [kind, byName]);
}

async function decisionsNoted(id: string): Promise<readonly unknown[]> {
  const rows = await inTenants(talk.db, [talk.cast.tenantId], async (tx) =>
    tx
      .selectFrom("audit_log")
      .select("details")
      .where("act", "=", "moderate reflections")
      .where("subject", "=", `reflection ${id}`)
      .orderBy("sequence")
      .execute(),
  );
  return rows.map(({ details }) => details);
}
