import { NotFound } from "#platform/errors";
import { csrfToken, seeOther, setFlash, takeFlash, type WebApp, type WebContext } from "#platform/http";
import { signedIn, type Viewer, viewerOf } from "#modules/people";
import { Button, PostForm } from "#ui";
import { follow } from "../../actions/talking/follow.ts";
import { followedBy } from "../../queries/reading/followed.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { streamPage } from "../../queries/reading/shared-reflections.ts";
import { placeText, readPlace } from "../../rules/streams/cursor.ts";
import type { Wanted } from "../../rules/streams/stream-names.ts";
import { StreamPage } from "../../views/reading/stream-page.tsx";
import { feedAlternates } from "../feeds/addresses.ts";
import type { ReflectionSite } from "../site.ts";
import { listed } from "./listed.ts";

const perPage = 20;

const streams = {
  branch: {
    label: "My branch",
    lede: "What people at your branch wrote.",
    empty: "Nobody at your branch has shared anything yet.",
  },
  system: {
    label: "My system",
    lede: "What people all over your library system wrote.",
    empty: "Nobody in your system has shared anything yet.",
  },
  following: {
    label: "Following",
    lede: "From the journals and topics you follow.",
    empty: "Follow a journal or a topic, and what is new in it comes here.",
  },
  supervised: {
    label: "Shown to you",
    lede: "What those you supervise chose to show you, and nobody else.",
    empty: "Nobody you supervise has shown you anything. That is theirs to choose.",
  },
  everyone: {
    label: "Everyone",
    lede: "What library people wrote for all to read.",
    empty: "Nobody has written for everyone yet.",
  },
} as const;

type StreamName = keyof typeof streams;

/** Streams: of a branch, a system, everyone, what one follows, and topics. */
export function addStreamRoutes(app: WebApp, site: ReflectionSite): void {
  app.get("/reflections", (c) => showStream(c, site));
  app.get("/reflections/topics/:topic{[a-z0-9-]+}", (c) => showTopic(c, site, c.req.param("topic")));
  for (const [address, isFollowed] of [
    ["following", true],
    ["following/removal", false],
  ] as const)
    app.post(`/reflections/topics/:topic{[a-z0-9-]+}/${address}`, async (c) => {
      const topic = topicOf(site, c.req.param("topic"));
      await follow(site.db, signedIn(c), { followed: `topic:${topic.id}`, isFollowed });
      setFlash(c, { message: isFollowed ? "You follow this topic." : "You no longer follow this topic." });
      return seeOther(c, `/reflections/topics/${topic.id}`);
    });
}

/** The streams that mean something to a reader. */
function streamsFor(viewer: Viewer | undefined): readonly StreamName[] {
  if (viewer === undefined) return ["everyone"];
  if (viewer.positions.length === 0) return ["following", "everyone"];
  const supervises = viewer.positions.some(({ role }) => role === "supervisor");
  // Who works for the system as a whole has hardly anyone beside them at their own place.
  const isAtTop = viewer.positions.every(({ organisationId, tenantId }) => organisationId === tenantId);
  const near: readonly StreamName[] = isAtTop ? ["system", "branch"] : ["branch", "system"];
  return [...near, "following", ...(supervises ? (["supervised"] as const) : []), "everyone"];
}

async function showStream(c: WebContext, site: ReflectionSite) {
  const viewer = viewerOf(c);
  const open = streamsFor(viewer);
  const asked = c.req.query("of");
  // Someone who is named as a supervisor leads nowhere and still may look.
  const name: StreamName =
    asked !== undefined && asked in streams && viewer !== undefined
      ? (asked as StreamName)
      : (open[0] ?? "everyone");
  const wanted: readonly Wanted[] =
    name === "following" ? (viewer === undefined ? [] : await followedBy(site.db, viewer)) : [{ of: name }];
  const { empty, label, lede } = streams[name];
  return show(c, site, {
    title: name === "everyone" ? "Reflections" : `Reflections: ${label.toLowerCase()}`,
    lede,
    empty,
    wanted,
    address: `/reflections?of=${name}`,
    tabs: [
      ...open.map((each) => ({
        href: `/reflections?of=${each}`,
        label: streams[each].label,
        isCurrent: each === name,
      })),
      ...(viewer === undefined ? [] : [{ href: "/communities", label: "Communities", isCurrent: false }]),
    ],
    feed: name === "everyone" ? "/reflections" : undefined,
    actions: undefined,
  });
}

async function showTopic(c: WebContext, site: ReflectionSite, id: string) {
  const viewer = viewerOf(c);
  const topic = topicOf(site, id);
  const followed = viewer === undefined ? [] : await followedBy(site.db, viewer);
  const isFollowed = followed.some((each) => each.of === "topic" && each.topic === id);
  return show(c, site, {
    title: topic.name,
    lede: "What people wrote about it.",
    empty: "Nobody has shared anything about it yet.",
    wanted: [{ of: "topic", topic: id }],
    address: `/reflections/topics/${id}?`,
    tabs: [],
    feed: `/reflections/topics/${id}`,
    actions: viewer && (
      <PostForm
        action={`/reflections/topics/${id}/following${isFollowed ? "/removal" : ""}`}
        csrfToken={csrfToken(c)}
      >
        <Button tone="quiet">{isFollowed ? "Follow no longer" : "Follow"}</Button>
      </PostForm>
    ),
  });
}

function topicOf(site: ReflectionSite, id: string) {
  const topic = site.words.vocabulary.terms.topics.find((each) => each.id === id);
  if (topic === undefined) throw new NotFound("There is no such topic.");
  return topic;
}

interface ShownStream {
  readonly title: string;
  readonly lede: string;
  readonly empty: string;
  readonly wanted: readonly Wanted[];
  /** Where the next page's place is put behind. */
  readonly address: string;
  readonly tabs: Parameters<typeof StreamPage>[0]["tabs"];
  /** The path its open feeds are below; absent when it has none. */
  readonly feed: string | undefined;
  readonly actions: Parameters<typeof StreamPage>[0]["actions"];
}

async function show(c: WebContext, site: ReflectionSite, stream: ShownStream) {
  const viewer = viewerOf(c);
  const before = readPlace(c.req.query("before") ?? "");
  const { next, reflections } = await streamPage(site.db, await readerOf(site.db, viewer), stream.wanted, {
    before,
    limit: perPage,
  });
  const { actions, address, empty, feed, lede, tabs, title } = stream;
  return c.html(
    <StreamPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      current="/reflections"
      {...{ title, lede, empty, tabs, actions }}
      reflections={reflections.map((each) => listed(site, each, viewer?.zone ?? site.zone))}
      next={next && `${address}&before=${encodeURIComponent(placeText(next))}`.replace("?&", "?")}
      alternates={feed === undefined ? [] : feedAlternates(feed)}
      isUnlisted={feed === undefined}
    />,
  );
}
