import { InvalidInput } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isId } from "#platform/ids";
import { signedIn, viewerOf } from "#modules/people";
import { blockReplier } from "../../actions/talking/block-replier.ts";
import { changeReply } from "../../actions/talking/change-reply.ts";
import { react } from "../../actions/talking/react.ts";
import { removeReply, reply } from "../../actions/talking/reply.ts";
import { changeLevel, removeReflection } from "../../actions/writing/keep-reflection.ts";
import { ownCommunities } from "../../queries/communities/communities.ts";
import { hiddenPlaces } from "../../queries/moderation/reports.ts";
import { type OpenReflection, openReflection } from "../../queries/reading/one-reflection.ts";
import { type Reaction, reactionsTo, repliesOf } from "../../queries/reading/thread.ts";
import { isLevel } from "../../rules/sharing/levels.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import { isReaction, reactionKinds } from "../../rules/talking/reactions.ts";
import { dayWords } from "../../rules/words/when-words.ts";
import { type OwnSide, ReflectionPage } from "../../views/reading/reflection-page.tsx";
import { levelsFor } from "../writing/draft-form.ts";
import { deviceKey } from "../writing/show-form.tsx";
import type { ReflectionSite } from "../site.ts";
import { topicNames } from "./listed.ts";
import { changeable, repliesFor } from "./replies-for.ts";

const one = "/reflections/:id{[0-9a-f-]{36}}";

/** One reflection: reading it, answering it, and what its writer does with it. */
export function addReflectionRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(one, (c) => show(c, site));
  app.post(`${one}/replies`, async (c) => {
    const viewer = signedIn(c);
    const [sent, id] = [await readForm(c), c.req.param("id")];
    const [body, parent] = [sentText(sent, "body"), sentText(sent, "parent")];
    try {
      const roomId = sentText(sent, "in") || undefined;
      await reply(site.db, viewer, { reflectionId: id, body, parentId: parent || undefined, roomId });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      c.status(422);
      return show(c, site, {
        typed: body,
        answer: parent,
        opened: sentText(sent, "in"),
        problem: error.problems[0]?.message,
      });
    }
    setFlash(c, { message: "Your reply is there." });
    return seeOther(c, `/reflections/${id}${inside(sentText(sent, "in"))}`);
  });
  addRepliesRoutes(app, site);
  app.post(`${one}/reactions`, async (c) => {
    const kind = sentText(await readForm(c), "kind");
    await react(site.db, signedIn(c), { id: c.req.param("id"), kind: isReaction(kind) ? kind : undefined });
    setFlash(c, { message: isReaction(kind) ? "Its writer will see it." : "Taken back." });
    return seeOther(c, `/reflections/${c.req.param("id")}`);
  });
  addWritersRoutes(app, site);
}

/** What is done with one reply: its writer changes it or takes it back, and others need not meet its writer again. */
function addRepliesRoutes(app: WebApp, site: ReflectionSite): void {
  const reply = `${one}/replies/:reply{[0-9a-f-]{36}}`;
  app.post(reply, async (c) => {
    const viewer = signedIn(c);
    const [sent, reflectionId, id] = [await readForm(c), c.req.param("id"), c.req.param("reply")];
    const [body, opened] = [sentText(sent, "body"), sentText(sent, "in")];
    try {
      await changeReply(site.db, viewer, { reflectionId, id, body });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      c.status(422);
      return show(c, site, { typed: body, change: id, opened, problem: error.problems[0]?.message });
    }
    setFlash(c, { message: "Your reply is changed." });
    return seeOther(c, `/reflections/${reflectionId}${inside(opened)}`);
  });
  app.post(`${reply}/removal`, async (c) => {
    await removeReply(site.db, signedIn(c), c.req.param("reply"));
    setFlash(c, { message: "Your reply is taken back." });
    return seeOther(c, `/reflections/${c.req.param("id")}`);
  });
  app.post(`${reply}/blocking`, async (c) => {
    const viewer = signedIn(c);
    const journalId = await blockReplier(site.db, viewer, {
      reflectionId: c.req.param("id"),
      replyId: c.req.param("reply"),
    });
    setFlash(c, {
      message: "You will not meet here any more. They are not told.",
      undo: `/journal/blocks/${journalId}/removal`,
    });
    return seeOther(c, `/reflections/${c.req.param("id")}`);
  });
}

function addWritersRoutes(app: WebApp, site: ReflectionSite): void {
  app.post(`${one}/level`, async (c) => {
    const id = c.req.param("id");
    const level = sentText(await readForm(c), "level");
    if (!isLevel(level)) throw new InvalidInput([{ where: "level", message: "Choose who may read it." }]);
    await changeLevel(site.db, signedIn(c), { id, level });
    setFlash(c, { message: "Changed, everywhere at once." });
    return seeOther(c, `/reflections/${id}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await removeReflection(site.db, signedIn(c), { id, isRemoved: true });
    setFlash(c, { message: "Removed, for everyone.", undo: `/reflections/${id}/restoration` });
    return seeOther(c, "/journal");
  });
  app.post(`${one}/restoration`, async (c) => {
    const id = c.req.param("id");
    await removeReflection(site.db, signedIn(c), { id, isRemoved: false });
    setFlash(c, { message: "It is back, for those who could read it." });
    return seeOther(c, `/reflections/${id}`);
  });
}

function inside(communityId: string): string {
  return isId(communityId) ? `?in=${communityId}` : "";
}

interface Sent {
  readonly typed: string;
  readonly answer?: string;
  /** The reply of one's own that is changed. */
  readonly change?: string;
  /** The community in which it was opened, or empty. */
  readonly opened: string;
  readonly problem: string | undefined;
}

async function show(c: WebContext, site: ReflectionSite, sent?: Sent) {
  const viewer = viewerOf(c);
  const open = await openReflection(site.db, viewer, c.req.param("id") ?? "");
  const { rooms, shared } = open;
  const written = open.whose === "own" ? open.own : open.shared;
  const { id } = written;
  const zone = viewer?.zone ?? site.zone;
  const replies = await repliesOf(site.db, open.reader, { id, rooms });
  const reactions = viewer === undefined ? [] : await reactionsTo(site.db, { id, rooms });
  const answered = replies.find((each) => each.id === (sent?.answer ?? c.req.query("answer")));
  const changed = changeable(replies, open.reader, sent?.change ?? c.req.query("change"));
  const on = dayWords(written.writtenAt, zone);
  const changedOn = dayWords(written.changedAt, zone);
  const flash = takeFlash(c);
  const communities = viewer === undefined ? [] : await ownCommunities(site.db, viewer);
  const opened = open.copies.find(({ roomId }) => roomId === (sent?.opened ?? c.req.query("in")));
  const community = communities.find((each) => each.id === opened?.roomId);
  return c.html(
    <ReflectionPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={flash}
      id={id}
      title={written.title}
      about={written.about}
      body={written.body}
      topicNames={topicNames(site, written.topics).map((name) => ({ id: name, name }))}
      authorName={open.whose === "own" ? undefined : open.shared.authorName}
      handle={open.whose === "own" ? undefined : open.shared.handle}
      on={on}
      changedOn={changedOn === on ? undefined : changedOn}
      own={
        open.whose === "own"
          ? await ownSide(c, site, { open, reactions, communities, isKeptNow: flash?.message === "Kept." })
          : undefined
      }
      reacted={reactions.find(({ journalId }) => journalId === open.reader.journalId)?.kind}
      answerTo={
        viewer === undefined || shared === undefined
          ? undefined
          : whoReads((changed ?? answered)?.roomId ?? (opened ?? shared).roomId, communities)
      }
      inCommunity={community?.id}
      takeOut={
        community?.own.isKeeper === true && open.whose === "another's"
          ? `/communities/${community.id}/posts/${id}/removal`
          : undefined
      }
      isSignedIn={viewer !== undefined}
      replies={await repliesFor(site, open.reader, { replies, rooms, zone, communities })}
      answering={answered && { id: answered.id, name: answered.authorName }}
      changing={changed?.id}
      problem={sent?.problem}
      typed={sent?.typed ?? changed?.body ?? ""}
      isPublic={open.whose === "another's" && open.shared.roomId === everyonesRoom}
    />,
  );
}

function whoReads(
  roomId: string,
  communities: readonly { readonly id: string; readonly name: string }[],
): string {
  const community = communities.find(({ id }) => id === roomId);
  if (community !== undefined) return `Those in ${community.name} can read it.`;
  return roomId === everyonesRoom
    ? "Anybody on the web can read it."
    : "Those at your library who can read the reflection can read it.";
}

async function ownSide(
  c: WebContext,
  site: ReflectionSite,
  {
    communities,
    isKeptNow,
    open,
    reactions,
  }: {
    readonly communities: readonly { readonly id: string; readonly name: string }[];
    readonly open: Extract<OpenReflection, { whose: "own" }>;
    readonly reactions: readonly Reaction[];
    readonly isKeptNow: boolean;
  },
): Promise<OwnSide> {
  const viewer = signedIn(c);
  const { own, rooms } = open;
  return {
    level: own.level,
    communities: communities.filter(({ id }) => own.communities.includes(id)),
    levels: levelsFor(viewer.positions.length > 0),
    reactions: reactionKinds
      .map((kind) => ({
        kind,
        names: reactions.filter((each) => each.kind === kind).map(({ authorName }) => authorName),
      }))
      .filter(({ names }) => names.length > 0),
    hidden: await hiddenPlaces(site.db, {
      subjectId: own.id,
      rooms,
      communities: new Map(communities.map(({ id, name }) => [id, name])),
    }),
    doneKey: isKeptNow ? deviceKey(viewer.accountId, own.id) : undefined,
  };
}
