import { inTenants } from "#platform/db";
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
import { isPermitted, signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { allowFediverse } from "../../actions/fediverse/allow.ts";
import { blockElsewhere, decideRemoteReply, unblockElsewhere } from "../../actions/fediverse/decide-reply.ts";
import { removeFollower } from "../../actions/fediverse/followers.ts";
import { holdReplies, turnFediverseOff, turnFediverseOn } from "../../actions/fediverse/turn-on.ts";
import { actorOfAccount } from "../../queries/fediverse/actors.ts";
import { blockedElsewhere, followerCount, followersOf } from "../../queries/fediverse/followers.ts";
import { fediverseRules } from "../../queries/fediverse/permission.ts";
import { waitingReplies } from "../../queries/fediverse/remote-replies.ts";
import { fediverseAddress } from "../../rules/fediverse/addresses.ts";
import { dayWords } from "../../rules/words/when-words.ts";
import { FediversePage, type OpenJournal } from "../../views/fediverse/fediverse-page.tsx";
import type { ReflectionSite } from "../site.ts";

const page = "/journal/elsewhere";
const mostShown = 50;

/** Opening one's journal to other servers, who follows it there, and what they answer. */
export function addFediverseSettings(app: WebApp, site: ReflectionSite): void {
  app.get(page, (c) => show(c, site));
  app.post(page, async (c) => {
    const viewer = signedIn(c);
    const sent = await readForm(c);
    if (sentText(sent, "do") === "off") {
      await turnFediverseOff(site, viewer);
      setFlash(c, {
        message: "Your journal is off. Other servers are being asked to remove what they have.",
      });
      return seeOther(c, page);
    }
    try {
      await turnFediverseOn(site, viewer, { isUnderstood: sentText(sent, "understood") === "yes" });
    } catch (error) {
      return showProblems(c, site, error);
    }
    setFlash(c, { message: "Your journal can be followed from other servers." });
    return seeOther(c, page);
  });
  app.post(`${page}/holding`, async (c) => {
    const isHeld = sentText(await readForm(c), "held") === "yes";
    await holdReplies(site, signedIn(c), isHeld);
    setFlash(c, {
      message: isHeld ? "Replies wait for your yes." : "Replies are shown at once from now on.",
    });
    return seeOther(c, page);
  });
  addReaders(app, site);
  app.post("/reflections/moderation/elsewhere", async (c) => {
    const sent = await readForm(c);
    const isAllowed = sentText(sent, "allowed") === "yes";
    await allowFediverse(site.db, signedIn(c), { tenantId: sentText(sent, "room"), isAllowed });
    setFlash(c, {
      message: isAllowed
        ? "Your people may open their journals to other servers. Each decides for their own."
        : "No journal of your people is open to other servers any more.",
    });
    return seeOther(c, "/reflections/moderation");
  });
}

function addReaders(app: WebApp, site: ReflectionSite): void {
  app.post(`${page}/replies/:id{[0-9a-f-]{36}}`, async (c) => {
    const viewer = signedIn(c);
    const [id, wanted] = [c.req.param("id"), sentText(await readForm(c), "do")];
    if (wanted === "block") {
      await blockElsewhere(site, viewer, { replyId: id });
      setFlash(c, { message: "Blocked. What they said is gone from here. They are not told." });
      return seeOther(c, page);
    }
    await decideRemoteReply(site, viewer, { id, isShown: wanted === "show" });
    setFlash(c, { message: wanted === "show" ? "It is there for everyone to read." : "It is not shown." });
    return seeOther(c, page);
  });
  app.post(`${page}/followers`, async (c) => {
    const sent = await readForm(c);
    const follower = sentText(sent, "follower");
    const isBlocked = sentText(sent, "do") === "block";
    if (isBlocked) await blockElsewhere(site, signedIn(c), { follower });
    else await removeFollower(site, signedIn(c), follower);
    setFlash(c, { message: isBlocked ? "Blocked." : "They no longer follow." });
    return seeOther(c, page);
  });
  app.post(`${page}/blocks`, async (c) => {
    const viewer = signedIn(c);
    const server = sentText(await readForm(c), "server");
    try {
      await blockElsewhere(site, viewer, { server });
    } catch (error) {
      return showProblems(c, site, error, server);
    }
    setFlash(c, { message: "Nobody from that server follows or answers you any more." });
    return seeOther(c, page);
  });
  app.post(`${page}/blocks/removal`, async (c) => {
    await unblockElsewhere(site, signedIn(c), sentText(await readForm(c), "blocked"));
    setFlash(c, { message: "They may come again." });
    return seeOther(c, page);
  });
}

async function showProblems(c: WebContext, site: ReflectionSite, error: unknown, typed = "") {
  if (!(error instanceof InvalidInput)) throw error;
  c.status(422);
  return show(c, site, { problems: error.problems, typed });
}

async function show(
  c: WebContext,
  site: ReflectionSite,
  { problems, typed }: { readonly problems: readonly FieldProblem[]; readonly typed: string } = {
    problems: [],
    typed: "",
  },
) {
  const viewer = signedIn(c);
  const rules = await fediverseRules(site.db, viewer);
  return c.html(
    <FediversePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      problems={problems}
      typed={typed}
      refusedBy={rules.filter(({ isAllowed }) => !isAllowed).map(({ name }) => name)}
      mayAllow={rules.some(
        ({ isAllowed, tenantId }) =>
          !isAllowed && isPermitted(viewer, "open journals to other servers", { tenantId }),
      )}
      unreachable={site.publicUrl.startsWith("https:") ? undefined : site.publicUrl}
      isNobodys={rules.length === 0 && !viewer.isInstallationAdministrator}
      open={await openJournal(site, viewer.accountId, viewer.zone ?? site.zone)}
    />,
  );
}

async function openJournal(
  { db, publicUrl }: ReflectionSite,
  accountId: string,
  zone: string,
): Promise<OpenJournal | undefined> {
  const actor = await actorOfAccount(db, accountId);
  if (actor === undefined) return undefined;
  const replies = await waitingReplies(db, accountId, mostShown);
  const followers = await followersOf(db, accountId, mostShown);
  return {
    address: fediverseAddress(publicUrl, actor.handle),
    holdsReplies: actor.holdsReplies,
    followerCount: await followerCount(db, accountId),
    followers: followers.map(({ actor: address, followedAt, name }) => ({
      actor: address,
      name,
      on: dayWords(followedAt, zone),
    })),
    replies: replies.map(({ body, id, madeAt, name, reflectionId }) => ({
      id,
      name,
      body,
      reflectionId,
      on: dayWords(madeAt, zone),
    })),
    blocked: await blocksOf(db, accountId),
  };
}

async function blocksOf(db: ReflectionSite["db"], accountId: string) {
  return inTenants(db, [accountId], async (tx) => blockedElsewhere(tx, accountId));
}
