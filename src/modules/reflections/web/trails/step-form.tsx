import { InvalidInput, NotFound } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import { keepStep, removeStep } from "../../actions/trails/write-step.ts";
import { permitWriting } from "../../actions/trails/write-trail.ts";
import { stepsOf, type Trail, trailOf } from "../../queries/trails/trails.ts";
import type { StepText } from "../../rules/trails/trail.ts";
import { StepFormPage } from "../../views/trails/trail-forms.tsx";
import type { ReflectionSite } from "../site.ts";

const steps = "/trails/:id{[0-9a-f-]{36}}/steps";
const one = `${steps}/:step{[0-9a-f-]{36}}`;
const emptyStep: StepText = { title: "", body: "", offering: "", place: "" };

/** Steps, by those who write trails: adding, changing, moving, taking out. */
export function addStepFormRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(`${steps}/new`, async (c) => {
    const trail = await writtenTrail(c, site);
    return form(c, site, { trail, stepId: undefined, text: emptyStep });
  });
  app.post(steps, (c) => keep(c, site, undefined));
  app.get(`${one}/change`, async (c) => {
    const trail = await writtenTrail(c, site);
    const all = await stepsOf(site.db, trail);
    const at = all.findIndex(({ id }) => id === c.req.param("step"));
    const step = all[at];
    if (step === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
    const { body, id, offeringId, title } = step;
    const offering = offeringId === undefined ? "" : `${site.publicUrl}/offerings/${offeringId}`;
    return form(c, site, { trail, stepId: id, text: { title, body, offering, place: String(at + 1) } });
  });
  app.post(`${one}/change`, (c) => keep(c, site, c.req.param("step")));
  for (const isRemoved of [true, false])
    app.post(`${one}/${isRemoved ? "removal" : "restoration"}`, async (c) => {
      const [trailId, stepId] = [c.req.param("id"), c.req.param("step")];
      await removeStep(site.db, signedIn(c), { trailId, stepId, isRemoved });
      setFlash(c, {
        message: isRemoved
          ? "Taken out. What people wrote is theirs still."
          : "The step is back, as the last one.",
        undo: isRemoved ? `/trails/${trailId}/steps/${stepId}/restoration` : undefined,
      });
      return seeOther(c, `/trails/${trailId}`);
    });
}

async function writtenTrail(c: WebContext, site: ReflectionSite): Promise<Trail> {
  const trail = await trailOf(site.db, signedIn(c), c.req.param("id") ?? "");
  permitWriting(signedIn(c), trail.tenantId);
  return trail;
}

async function keep(c: WebContext, site: ReflectionSite, stepId: string | undefined) {
  const trail = await writtenTrail(c, site);
  const text = sentStep(await readForm(c));
  try {
    await keepStep(site.db, signedIn(c), {
      trailId: trail.id,
      text,
      ...(stepId === undefined ? {} : { stepId }),
    });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return form(c, site, { trail, stepId, text, problems: error.problems });
  }
  setFlash(c, { message: stepId === undefined ? "Added." : "Kept." });
  return seeOther(c, `/trails/${trail.id}`);
}

function sentStep(sent: SentValues): StepText {
  return {
    title: sentText(sent, "title"),
    body: sentText(sent, "body").replaceAll("\r\n", "\n"),
    offering: sentText(sent, "offering").trim(),
    place: sentText(sent, "place").trim(),
  };
}

function form(
  c: WebContext,
  site: ReflectionSite,
  {
    problems = [],
    ...shown
  }: Pick<Parameters<typeof StepFormPage>[0], "stepId" | "text" | "trail"> & {
    readonly problems?: Parameters<typeof StepFormPage>[0]["problems"];
  },
) {
  const page = <StepFormPage shell={site.shell(c)} csrfToken={csrfToken(c)} problems={problems} {...shown} />;
  return c.html(page, problems.length > 0 ? 422 : 200);
}
