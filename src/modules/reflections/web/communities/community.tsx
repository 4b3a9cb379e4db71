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
import { localDay, now } from "#platform/time";
import { signedIn, type Viewer } from "#modules/people";
import type { FieldProblem } from "#ui";
import { joinCommunity, leaveCommunity } from "../../actions/communities/join.ts";
import { follow } from "../../actions/talking/follow.ts";
import { makeFeed } from "../../actions/talking/keep-feed.ts";
import { communityFor, type KnownCommunity } from "../../queries/communities/communities.ts";
import { membersOf } from "../../queries/communities/members.ts";
import { replyCounts } from "../../queries/communities/reply-counts.ts";
import { followedBy } from "../../queries/reading/followed.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { streamPage } from "../../queries/reading/shared-reflections.ts";
import { isGoingOn } from "../../rules/communities/community.ts";
import { placeText, readPlace } from "../../rules/streams/cursor.ts";
import { daysWords } from "../../rules/words/days-words.ts";
import { CommunityPage, type CommunityStream } from "../../views/communities/community-page.tsx";
import { feedEndings, feedTypes } from "../feeds/addresses.ts";
import { listed, topicNames } from "../reading/listed.ts";
import type { ReflectionSite } from "../site.ts";
import { communityOfMember } from "./of-member.ts";

const one = "/communities/:id{[0-9a-f-]{36}}";
const perPage = 20;
/** What the flash holds is the secret alone: it is shown as an address, once. */
const secretMark = "feed:";

/** One community: its stream, coming in and leaving, following it, and its feed. */
export function addStreamOfCommunity(app: WebApp, site: ReflectionSite): void {
  app.get(one, (c) => show(c, site));
  app.post(`${one}/joining`, async (c) => {
    const [viewer, id] = [signedIn(c), c.req.param("id")];
    const sent = await readForm(c);
    const words = sentText(sent, "words");
    try {
      const state = await joinCommunity(site.db, viewer, { id, code: sentText(sent, "code"), words });
      setFlash(c, {
        message:
          state === "member" ? "You are in it. Read on, and write when you like." : "You asked to come in.",
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      c.status(422);
      return show(c, site, { words, problems: error.problems });
    }
    return seeOther(c, `/communities/${id}`);
  });
  app.post(`${one}/joining/removal`, async (c) => {
    await leaveCommunity(site.db, signedIn(c), c.req.param("id"));
    setFlash(c, { message: "You are not in it any more. What you wrote is in your journal." });
    return seeOther(c, "/communities");
  });
  for (const isFollowed of [true, false])
    app.post(`${one}/following${isFollowed ? "" : "/removal"}`, async (c) => {
      const { id } = await communityOfMember(c, site);
      await follow(site.db, signedIn(c), { followed: `community:${id}`, isFollowed });
      setFlash(c, { message: isFollowed ? "You follow it." : "You no longer follow it." });
      return seeOther(c, `/communities/${id}`);
    });
  app.post(`${one}/feeds`, async (c) => {
    const { id, name } = await communityOfMember(c, site);
    const secret = await makeFeed(site.db, signedIn(c), { stream: `community:${id}`, label: name });
    setFlash(c, { message: `${secretMark}${secret}` });
    return seeOther(c, `/communities/${id}`);
  });
}

async function show(
  c: WebContext,
  site: ReflectionSite,
  sent: { readonly words: string; readonly problems: readonly FieldProblem[] } = { words: "", problems: [] },
) {
  const viewer = signedIn(c);
  const community = await communityFor(site.db, viewer, c.req.param("id") ?? "");
  const { about, id, joining, name, own, span, topics } = community;
  const flash = takeFlash(c);
  const secret = flash?.message.startsWith(secretMark) === true ? flash.message.slice(secretMark.length) : "";
  const stream = own?.state === "member" ? await streamOf(c, site, { community, secret }) : undefined;
  const today = localDay(viewer.zone ?? site.zone, now());
  const members = (await membersOf(site.db, id)).filter(({ state }) => state === "member").length;
  const people = members === 1 ? "one person" : `${members} people`;
  return c.html(
    <CommunityPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={secret === "" ? flash : undefined}
      {...{ id, name, about, stream }}
      lede={[span && daysWords(span.from, span.to), people, ...endWords(community, today)]
        .filter((each) => each !== undefined)
        .join(" · ")}
      topicNames={topicNames(site, topics)}
      isGoingOn={isGoingOn(community, today)}
      outside={{ joining, state: own?.state === "member" ? undefined : own?.state, words: sent.words }}
      problems={sent.problems}
    />,
  );
}

function endWords(community: KnownCommunity, today: string): readonly string[] {
  if (community.closedAt !== undefined) return ["closed"];
  return isGoingOn(community, today) ? [] : ["over"];
}

async function streamOf(
  c: WebContext,
  site: ReflectionSite,
  { community, secret }: { readonly community: KnownCommunity; readonly secret: string },
): Promise<CommunityStream> {
  const viewer = signedIn(c);
  const { id, own } = community;
  const before = readPlace(c.req.query("before") ?? "");
  const reader = await readerOf(site.db, viewer);
  const { next, reflections } = await streamPage(
    site.db,
    reader,
    { of: "community", communityId: id },
    { before, limit: perPage },
  );
  const members = await membersOf(site.db, id);
  const replies = await replyCounts(site.db, reader, {
    communityId: id,
    ids: reflections.map((each) => each.id),
  });
  const isKeeper = own?.isKeeper === true;
  return {
    reflections: reflections.map((each) => ({
      ...listed(site, each, viewer.zone ?? site.zone, id),
      replies: replies.get(each.id) ?? 0,
    })),
    next: next && `/communities/${id}?before=${encodeURIComponent(placeText(next))}`,
    isFollowed: await isFollowed(site, viewer, id),
    isKeeper,
    isUntended: !members.some((each) => each.isKeeper),
    asking: isKeeper ? members.filter(({ state }) => state === "asked").length : 0,
    addresses:
      secret === ""
        ? []
        : feedEndings.map((ending) => ({
            label: feedTypes[ending].name,
            href: `${site.publicUrl}/journal/feeds/${secret}/feed.${ending}`,
          })),
  };
}

async function isFollowed({ db }: ReflectionSite, viewer: Viewer, id: string): Promise<boolean> {
  const followed = await followedBy(db, viewer);
  return followed.some((each) => each.of === "community" && each.communityId === id);
}
