import { InvalidInput } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { officeOf, signedIn } from "#modules/people";
import { changeTrail, makeTrail, permitWriting, removeTrail } from "../../actions/trails/write-trail.ts";
import { type TrailGlance, trailGlances } from "../../queries/trails/trail-glances.ts";
import { trailOf, trailsOf, writingPlaces } from "../../queries/trails/trails.ts";
import type { TrailText } from "../../rules/trails/trail.ts";
import { TrailFormPage } from "../../views/trails/trail-forms.tsx";
import { TrailsPage } from "../../views/trails/trails-page.tsx";
import type { ReflectionSite } from "../site.ts";
import { addTrailPageRoutes } from "./one-trail.tsx";
import { addStepFormRoutes } from "./step-form.tsx";
import { addStepRoutes } from "./steps.tsx";

const one = "/trails/:id{[0-9a-f-]{36}}";

/** Trails: made by those who write them, gone by everyone. */
export function addTrailRoutes(app: WebApp, site: ReflectionSite): void {
  app.get("/trails", (c) => list(c, site));
  app.get("/trails/new", (c) => {
    const viewer = signedIn(c);
    permitWriting(viewer, officeOf(viewer));
    return form(c, site, { id: undefined, text: { title: "", about: "", isOpen: false } });
  });
  app.post("/trails", async (c) => {
    const viewer = signedIn(c);
    const text = sentTrail(await readForm(c));
    try {
      const id = await makeTrail(site.db, viewer, { tenantId: officeOf(viewer), text });
      setFlash(c, { message: "Made. Add the first step." });
      return seeOther(c, `/trails/${id}`);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return form(c, site, { id: undefined, text, problems: error.problems });
    }
  });
  addChangeRoutes(app, site);
  addTrailPageRoutes(app, site);
  addStepFormRoutes(app, site);
  addStepRoutes(app, site);
}

function addChangeRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(`${one}/change`, async (c) => {
    const trail = await trailOf(site.db, signedIn(c), c.req.param("id"));
    permitWriting(signedIn(c), trail.tenantId);
    return form(c, site, { id: trail.id, text: trail });
  });
  app.post(`${one}/change`, async (c) => {
    const [viewer, id] = [signedIn(c), c.req.param("id")];
    const text = sentTrail(await readForm(c));
    try {
      await changeTrail(site.db, viewer, { id, text });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return form(c, site, { id, text, problems: error.problems });
    }
    setFlash(c, { message: text.isOpen ? "Kept. Everyone at your library can join." : "Kept." });
    return seeOther(c, `/trails/${id}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await removeTrail(site.db, signedIn(c), { id, isRemoved: true });
    setFlash(c, {
      message: "Removed. What people wrote is theirs still.",
      undo: `/trails/${id}/restoration`,
    });
    return seeOther(c, "/trails");
  });
  app.post(`${one}/restoration`, async (c) => {
    const id = c.req.param("id");
    await removeTrail(site.db, signedIn(c), { id, isRemoved: false });
    setFlash(c, { message: "The trail is back." });
    return seeOther(c, `/trails/${id}`);
  });
}

function sentTrail(sent: SentValues): TrailText {
  return {
    title: sentText(sent, "title"),
    about: sentText(sent, "about").replaceAll("\r\n", "\n"),
    isOpen: sentText(sent, "open") !== "",
  };
}

function form(
  c: WebContext,
  site: ReflectionSite,
  {
    problems = [],
    ...shown
  }: Pick<Parameters<typeof TrailFormPage>[0], "id" | "text"> & {
    readonly problems?: Parameters<typeof TrailFormPage>[0]["problems"];
  },
) {
  const page = (
    <TrailFormPage shell={site.shell(c)} csrfToken={csrfToken(c)} problems={problems} {...shown} />
  );
  return c.html(page, problems.length > 0 ? 422 : 200);
}

async function list(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const trails = await trailsOf(site.db, viewer);
  const glances = await trailGlances(site.db, viewer, trails);
  return c.html(
    <TrailsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      trails={trails.map(({ id, isOpen, title }) => ({
        id,
        title,
        isOpen,
        words: glanceWords(glances.get(id)),
      }))}
      mayWrite={writingPlaces(viewer, officeOf(viewer)).length > 0}
    />,
  );
}

function glanceWords({ done, steps }: TrailGlance = { steps: 0, done: undefined }): string {
  const words = `${steps} ${steps === 1 ? "step" : "steps"}`;
  return done === undefined ? words : `${words}, ${done} of them done`;
}
