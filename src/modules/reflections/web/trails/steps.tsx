import { InvalidInput, NotFound } from "#platform/errors";
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
import { fileReflection, unfileReflection } from "../../actions/filing/file-reflection.ts";
import { markStep } from "../../actions/trails/go-trail.ts";
import { filedCopies } from "../../queries/filing/filed-copies.ts";
import { ownFilings } from "../../queries/filing/own-filings.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { stepsOf, type Trail, trailOf } from "../../queries/trails/trails.ts";
import { ownJoin } from "../../queries/trails/walkers.ts";
import { ownReflections } from "../../queries/writing/own-reflections.ts";
import { filingPlaceText } from "../../rules/filing/filing.ts";
import { levelWords } from "../../rules/sharing/levels.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import { StepPage } from "../../views/trails/step-page.tsx";
import type { ReflectionSite } from "../site.ts";

const one = "/trails/:id{[0-9a-f-]{36}}/steps/:step{[0-9a-f-]{36}}";
/** One's latest, to choose from. */
const mostChoices = 20;
/** More posts than a page holds are in the table of people. */
const mostPosts = 50;

/** One step: reading what people wrote of it, posting, and being done with it. */
export function addStepRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(one, (c) => show(c, site));
  app.post(`${one}/done`, async (c) => {
    const isDone = sentText(await readForm(c), "done") !== "";
    await markStep(site.db, signedIn(c), { id: c.req.param("id"), stepId: c.req.param("step"), isDone });
    setFlash(c, { message: isDone ? "Done. On to the next." : "Not done, then." });
    return seeOther(c, addressOf(c));
  });
  app.post(`${one}/posts`, async (c) => {
    const trail = await trailOf(site.db, signedIn(c), c.req.param("id"));
    const reflectionId = sentText(await readForm(c), "reflection");
    if (reflectionId === "")
      throw new InvalidInput([{ where: "reflection", message: "Choose one of your reflections." }]);
    await fileReflection(site.db, signedIn(c), {
      reflectionId,
      filing: { place: placeOf(c, trail), session: "", tries: "" },
    });
    setFlash(c, { message: "Posted, for those who may read it." });
    return seeOther(c, addressOf(c));
  });
  app.post(`${one}/posts/:reflection{[0-9a-f-]{36}}/removal`, async (c) => {
    const trail = await trailOf(site.db, signedIn(c), c.req.param("id"));
    await unfileReflection(site.db, signedIn(c), {
      reflectionId: c.req.param("reflection"),
      belongsTo: `trail:${trail.id}`,
    });
    setFlash(c, { message: "Taken out of the trail. It stays in your journal." });
    return seeOther(c, addressOf(c));
  });
}

function addressOf(c: WebContext): string {
  return `/trails/${c.req.param("id") ?? ""}/steps/${c.req.param("step") ?? ""}`;
}

function placeOf(c: WebContext, { id, tenantId }: Trail) {
  return { kind: "step", roomId: tenantId, id, stepId: c.req.param("step") ?? "" } as const;
}

async function show(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const { accountId } = viewer;
  const trail = await trailOf(site.db, viewer, c.req.param("id") ?? "");
  const steps = await stepsOf(site.db, trail);
  const at = steps.findIndex(({ id }) => id === c.req.param("step"));
  const step = steps[at];
  if (step === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  const belongsTo = `trail:${trail.id}`;
  const reader = await readerOf(site.db, viewer);
  const posts = await filedCopies(site.db, reader, { roomId: trail.tenantId, belongsTo, stepId: step.id });
  const filed = await ownFilings(site.db, accountId, belongsTo);
  const own = filed.filter(({ stepId }) => stepId === step.id);
  const latest = await ownReflections(site.db, accountId, { limit: mostChoices });
  const join = await ownJoin(site.db, accountId, trail);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  return c.html(
    <StepPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      trail={trail}
      step={step}
      placeWords={`Step ${at + 1} of ${steps.length}`}
      offeringHref={step.offeringId && `/offerings/${step.offeringId}`}
      isDone={join?.done.includes(step.id) === true || own.length > 0}
      mayWrite={trail.mayWrite}
      writeHref={`/journal/write?for=${filingPlaceText(placeOf(c, trail))}`}
      before={before && `/trails/${trail.id}/steps/${before.id}`}
      after={after && `/trails/${trail.id}/steps/${after.id}`}
      posts={posts.slice(-mostPosts).map((each) => ({ ...each, headline: headlineOf(each) }))}
      own={own.map((each) => ({
        id: each.id,
        headline: headlineOf(each),
        readBy: posts.some(({ id }) => id === each.id)
          ? levelWords[each.level].name
          : `${levelWords[each.level].name}: the others do not see it here`,
      }))}
      choices={latest
        .filter(({ id }) => !filed.some((each) => each.id === id))
        .map((each) => ({
          id: each.id,
          label: `${headlineOf(each)} (${levelWords[each.level].name.toLowerCase()})`,
        }))}
    />,
  );
}
