import { ownersHandle, topic } from "./make-reflections.ts";
import type { Made } from "./surfaces.ts";

const uuid = "{[0-9a-f-]{36}}";
const number = "{[0-9]{1,15}}";

/** Routes with parameters: what is put in their places, of what could leak. */
export function filledRoutes(made: Made): Readonly<Record<string, readonly string[]>> {
  const { cast, players, site } = made.scene;
  const { actorId, postIds, stepId, trailId, tripId } = made.written;
  const trail = `/trails/${trailId}`;
  const community = `/communities/${made.written.community.id}`;
  const ids = made.reflections.map(({ key }) => key);
  const numbers = made.programs.map(({ key }) => key);
  const classes = (site.program.recordClasses ?? []).map(({ name }) => name);
  const kinds = ["reflection", "certificate", "program", "plan"];
  const ofProgram = (end: string) => numbers.map((key) => `/programs/${key}${end}`);
  const fed = (ending: string) => ({
    [`/journals/:handle{[a-z0-9-]+}/feed.${ending}`]: [`/journals/${ownersHandle}/feed.${ending}`],
    [`/reflections/topics/:topic{[a-z0-9-]+}/feed.${ending}`]: [
      `/reflections/topics/${topic}/feed.${ending}`,
    ],
  });
  return {
    ...fed("atom"),
    ...fed("rss"),
    ...fed("json"),
    [`/journal/write/:id${uuid}`]: ids.map((id) => `/journal/write/${id}`),
    "/journals/:handle{[a-z0-9-]+}": [`/journals/${ownersHandle}`],
    [`/reflections/:id${uuid}`]: ids.map((id) => `/reflections/${id}`),
    [`/reflections/:id${uuid}/report`]: ids.map((id) => `/reflections/${id}/report`),
    "/reflections/topics/:topic{[a-z0-9-]+}": [`/reflections/topics/${topic}`],
    "/trends/:topic{[a-z0-9-]+}": [`/trends/${topic}`],
    "/portfolio/choose/:kind{reflection|certificate|program|plan}": kinds.map(
      (kind) => `/portfolio/choose/${kind}`,
    ),
    [`/portfolio/items/:kind{reflection|certificate|program|plan}/:id${uuid}`]: ids.map(
      (id) => `/portfolio/items/reflection/${id}`,
    ),
    "/me/data/records/:name": classes.map((name) => `/me/data/records/${name}`),
    "/api/v1/me/records/:class": classes.map((name) => `/api/v1/me/records/${name}`),
    [`/ap/journals/:actor${uuid}`]: [`/ap/journals/${actorId}`],
    [`/ap/journals/:actor${uuid}/outbox`]: [`/ap/journals/${actorId}/outbox`],
    [`/ap/journals/:actor${uuid}/followers`]: [`/ap/journals/${actorId}/followers`],
    [`/ap/posts/:post${uuid}`]: postIds.map((id) => `/ap/posts/${id}`),
    [`/communities/:id${uuid}`]: [community],
    [`/communities/:id${uuid}/change`]: [`${community}/change`],
    [`/communities/:id${uuid}/members`]: [`${community}/members`],
    [`/communities/:id${uuid}/posts/:reflection${uuid}/removal`]: ids.map(
      (id) => `${community}/posts/${id}/removal`,
    ),
    [`/trails/:id${uuid}`]: [trail],
    [`/trails/:id${uuid}/change`]: [`${trail}/change`],
    [`/trails/:id${uuid}/people`]: [`${trail}/people`],
    [`/trails/:id${uuid}/steps/:step${uuid}`]: [`${trail}/steps/${stepId}`],
    [`/trails/:id${uuid}/steps/:step${uuid}/change`]: [`${trail}/steps/${stepId}/change`],
    [`/trails/:id${uuid}/steps/new`]: [`${trail}/steps/new`],
    [`/trips/:id${uuid}`]: [`/trips/${tripId}`],
    [`/trips/:id${uuid}/change`]: [`/trips/${tripId}/change`],
    [`/trips/:id${uuid}/digest.md`]: [`/trips/${tripId}/digest.md`],
    [`/trips/:id${uuid}/reflections`]: [`/trips/${tripId}/reflections`],
    [`/programs/:number${number}`]: ofProgram(""),
    [`/programs/:number${number}/adaptation`]: ofProgram("/adaptation"),
    [`/programs/:number${number}/edit`]: ofProgram("/edit"),
    [`/programs/:number${number}/versions`]: ofProgram("/versions"),
    [`/programs/:number${number}/lesson`]: ofProgram("/lesson"),
    [`/programs/:number${number}/lesson/lesson.md`]: ofProgram("/lesson/lesson.md"),
    [`/programs/:number${number}/proposals/new`]: ofProgram("/proposals/new"),
    [`/programs/:number${number}/webinars/new`]: ofProgram("/webinars/new"),
    [`/organisation/:id${uuid}`]: [cast.tenantId, cast.eastside].map((id) => `/organisation/${id}`),
    [`/staff/:id${uuid}`]: [`/staff/${players.owner.staffId}`],
    "/team/people/:staff": [`/team/people/${players.owner.staffId}`],
    "/team/branches/:branch": [`/team/branches/${cast.eastside}`],
    [`/plan/shared/:staff${uuid}`]: [`/plan/shared/${players.owner.staffId}`],
  };
}

/**
 * Routes with parameters by which nothing shared can be named: what they show has ids and secrets of its own. A new route that is
 * neither here nor filled fails the test.
 */
export const ofOtherThings: readonly RegExp[] = [
  /^\/assets\//u,
  /^\/api\/(?:scim\/|v1\/(?:offerings|sources)\/)/u,
  /^\/(?:certificates|check-in|claims|digests|frameworks|imports|issuers|join|listings|offerings)\//u,
  /^\/(?:record|rules|searches|sessions|sign-in|sources)\//u,
  /^\/organisation\/(?:records|sign-in|webhooks|:id.*\/)/u,
  /^\/plan\/(?:calendar|focus|history|items|proposals)\//u,
  /^\/me\/(?:data\/(?:exports|import)|employers)\//u,
  /^\/staff\/:id.*\//u,
  /^\/team\/(?:import|plans|branches\/:branch\/)/u,
  // A picture, a brought journal and a reported writing have ids of their own; reports are their moderators' to read.
  // Whoever knows the secret address of a feed reads as its owner does: it is asked for by a surface of its own.
  /^\/journal\/(?:feeds|images|import|letters)\//u,
  /^\/reflections\/appeals\//u,
  // Files, times, kits, partners, webinars and proposals of programs, by ids of their own.
  /^\/programs\/:number.*\/(?:files|occasions)\//u,
  /^\/programs\/:number.*\/proposals\/:id/u,
  /^\/programs\/(?:kits|letter|partners|webinars)\/:/u,
];

/** A PDF is packed, and made of the rows of the page and the JSON beside it. */
export const notToBeRead = /\.pdf$/u;
