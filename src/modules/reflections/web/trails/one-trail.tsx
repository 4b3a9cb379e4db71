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
import { signedIn } from "#modules/people";
import { joinTrail, leaveTrail } from "../../actions/trails/go-trail.ts";
import { filedCopies } from "../../queries/filing/filed-copies.ts";
import { ownFilings } from "../../queries/filing/own-filings.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { stepsOf, trailOf } from "../../queries/trails/trails.ts";
import { ownJoin, walkersOf } from "../../queries/trails/walkers.ts";
import { progressOf } from "../../rules/trails/progress.ts";
import { PeoplePage } from "../../views/trails/people-page.tsx";
import { TrailPage } from "../../views/trails/trail-page.tsx";
import type { ReflectionSite } from "../site.ts";

const one = "/trails/:id{[0-9a-f-]{36}}";

/** One trail, joining it, and who wrote what. */
export function addTrailPageRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(one, (c) => show(c, site));
  app.get(`${one}/people`, (c) => showPeople(c, site));
  app.post(`${one}/joining`, async (c) => {
    const id = c.req.param("id");
    const showsProgress = sentText(await readForm(c), "shows") !== "";
    await joinTrail(site.db, signedIn(c), { id, showsProgress });
    setFlash(c, {
      message: showsProgress
        ? "You are on this trail, and the others see how far."
        : "You are on this trail.",
    });
    return seeOther(c, `/trails/${id}`);
  });
  app.post(`${one}/joining/removal`, async (c) => {
    const id = c.req.param("id");
    await leaveTrail(site.db, signedIn(c), id);
    setFlash(c, { message: "You left the trail. What you wrote stays where it is." });
    return seeOther(c, `/trails/${id}`);
  });
}

/** Everything that a page of a trail shows of its people, as far as the viewer may see it. */
async function gone(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const trail = await trailOf(site.db, viewer, c.req.param("id") ?? "");
  const reader = await readerOf(site.db, viewer);
  const belongsTo = `trail:${trail.id}`;
  return {
    viewer,
    trail,
    reader,
    steps: await stepsOf(site.db, trail),
    posts: await filedCopies(site.db, reader, { roomId: trail.tenantId, belongsTo }),
    written: await ownFilings(site.db, viewer.accountId, belongsTo),
    join: await ownJoin(site.db, viewer.accountId, trail),
    walkers: await walkersOf(site.db, reader, trail),
  };
}

async function show(c: WebContext, site: ReflectionSite) {
  const { join, posts, steps, trail, walkers, written } = await gone(c, site);
  const done = new Set([...(join?.done ?? []), ...written.map(({ stepId }) => stepId)]);
  return c.html(
    <TrailPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      {...trail}
      steps={steps.map(({ id, title }) => ({
        id,
        title,
        isDone: done.has(id),
        posts: posts.filter(({ stepId }) => stepId === id).length,
      }))}
      own={join}
      joined={walkers.count}
    />,
  );
}

async function showPeople(c: WebContext, site: ReflectionSite) {
  const { join, posts, reader, steps, trail, walkers, written } = await gone(c, site);
  const { journalId } = reader;
  const ownPosts = written.map(({ id, stepId }) => ({
    id,
    stepId,
    journalId: journalId ?? "",
    authorName: "",
    handle: undefined,
  }));
  const isGoing = join !== undefined || written.length > 0;
  return c.html(
    <PeoplePage
      shell={site.shell(c)}
      trail={trail}
      steps={steps}
      rows={progressOf({
        stepIds: steps.map(({ id }) => id),
        posts,
        walkers: walkers.shown,
        own: isGoing ? { journalId, done: join?.done ?? [], posts: ownPosts } : undefined,
      })}
    />,
  );
}
