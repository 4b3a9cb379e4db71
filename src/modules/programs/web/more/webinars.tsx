import { InvalidInput, NotAllowed } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { calendarText, ownListing, ownOfferingIds } from "#modules/catalog";
import { signedIn, viewerOf } from "#modules/people";
import type { FieldProblem } from "#ui";
import { withTables } from "#platform/db";
import { maySpreadWebinars } from "../../actions/webinars/permit-level.ts";
import { cancelWebinar, changeWebinar, offerWebinar } from "../../actions/webinars/offer-webinar.ts";
import { onPermittedProgram } from "../../actions/changing/permitted-program.ts";
import { groupNames } from "../../queries/reading/branches.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { readPrograms } from "../../queries/reading/read-program.ts";
import { webinarById, webinarsToCome, zoneOfBranch } from "../../queries/webinars/webinars.ts";
import { mayChange } from "../../rules/reading/who-may-read.ts";
import { offeringOfWebinar } from "../../rules/webinars/offering-of-webinar.ts";
import { formOfWebinar, newWebinarForm, webinarForm } from "../../rules/webinars/webinar-form.ts";
import { WebinarFormPage } from "../../views/webinars/webinar-form-page.tsx";
import { WebinarPage } from "../../views/webinars/webinar-page.tsx";
import { WebinarsPage } from "../../views/webinars/webinars-page.tsx";
import { textsOf } from "../entering.tsx";
import { choicesFor, numberIn, numberPattern, type ProgramsSite } from "../site.ts";

const one = "/programs/webinars/:id{[0-9a-f-]{36}}";
const ofProgram = `/programs/${numberPattern}/webinars`;
const fields = [
  "title",
  "summary",
  "day",
  "from",
  "minutes",
  "meeting",
  "registration",
  "seats",
  "contact",
  "reader",
];

/** Webinars about programs: the list, one, its calendar file, and offering, changing and calling one off. */
export function addWebinarRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/webinars", async (c) => showWebinars(c, site));
  app.get(`${ofProgram}/new`, async (c) => showNew(c, site, {}));
  app.post(ofProgram, async (c) => offer(c, site));
  app.get(one, async (c) => showWebinar(c, site));
  app.get(`${one}/calendar.ics`, async (c) => sendCalendar(c, site));
  app.get(`${one}/edit`, async (c) => showEdit(c, site, {}));
  app.post(one, async (c) => change(c, site));
  app.post(`${one}/cancellation`, async (c) => {
    const id = c.req.param("id");
    await cancelWebinar(site, signedIn(c), id, true);
    setFlash(c, { message: "It is called off, and says so.", undo: `/programs/webinars/${id}/return` });
    return seeOther(c, `/programs/webinars/${id}`);
  });
  app.post(`${one}/return`, async (c) => {
    await cancelWebinar(site, signedIn(c), c.req.param("id"), false);
    setFlash(c, { message: "It takes place." });
    return seeOther(c, `/programs/webinars/${c.req.param("id")}`);
  });
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}

async function showWebinars(c: WebContext, site: ProgramsSite) {
  const reader = await readerOf(site.db, viewerOf(c));
  const webinars = await webinarsToCome(site.db, reader);
  return c.html(
    <WebinarsPage
      shell={site.shell(c)}
      webinars={webinars.map((webinar) => ({ webinar, day: localDay(webinar.zone, webinar.startsAt) }))}
    />,
  );
}

async function showWebinar(c: WebContext, site: ProgramsSite) {
  const viewer = viewerOf(c);
  const reader = await readerOf(site.db, viewer);
  const webinar = await webinarById(site.db, reader, c.req.param("id") ?? "");
  const [about] = await readPrograms(site.db, reader, { ids: [webinar.programId] });
  const offerings = await ownOfferingIds(withTables(site.db), [webinar.id]);
  const groups = webinar.groupId === undefined ? [] : await groupNames(site.db, reader);
  return c.html(
    <WebinarPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      webinar={webinar}
      groupName={groups.find(({ id }) => id === webinar.groupId)?.name}
      program={about && { number: about.program.number, title: about.program.plan.title }}
      offeringId={offerings.get(webinar.id)}
      isSignedIn={viewer !== undefined}
      isOver={webinar.endsAt < now()}
      mayChange={mayChange(reader, webinar)}
    />,
  );
}

async function sendCalendar(c: WebContext, site: ProgramsSite) {
  const reader = await readerOf(site.db, viewerOf(c));
  const webinar = await webinarById(site.db, reader, c.req.param("id") ?? "");
  const own = { ...offeringOfWebinar(webinar, site.publicUrl), today: localDay(site.zone, now()) };
  const offering = ownListing(site.words, own);
  const published = { id: webinar.id, offering, updatedAt: webinar.changedAt, pageUrl: own.url };
  return c.body(calendarText(webinar.title, [published]), 200, {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": `attachment; filename="webinar.ics"`,
    "cache-control": "private, no-store",
  });
}

async function showNew(c: WebContext, site: ProgramsSite, { values, problems = [] }: Sent) {
  const viewer = signedIn(c);
  const { groups } = await choicesFor(c, site);
  const { program, zone, maySpread } = await onPermittedProgram(
    site.db,
    viewer,
    numberIn(c),
    async (tx, own) => ({
      program: own,
      zone: await zoneOfBranch(tx, own, site.zone),
      maySpread: await maySpreadWebinars(tx, viewer, own),
    }),
  );
  return c.html(
    <WebinarFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      action={`/programs/${program.number}/webinars`}
      isNew
      trail={[
        { href: "/programs", label: "Programs" },
        { href: `/programs/${program.number}`, label: program.plan.title },
      ]}
      {...{ groups, zone, maySpread, problems }}
      values={values ?? newWebinarForm(program.plan)}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function offer(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  try {
    const id = await offerWebinar(site, viewer, numberIn(c), await parseForm(c, webinarForm));
    setFlash(c, { message: "It is offered.", undo: `/programs/webinars/${id}/cancellation` });
    return seeOther(c, `/programs/webinars/${id}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showNew(c, site, { values: textsOf(await readForm(c), fields), problems: error.problems });
  }
}

async function showEdit(c: WebContext, site: ProgramsSite, { values, problems = [] }: Sent) {
  const viewer = signedIn(c);
  const { reader, groups } = await choicesFor(c, site);
  const webinar = await webinarById(site.db, reader, c.req.param("id") ?? "");
  if (!mayChange(reader, webinar))
    throw new NotAllowed("Only those who work at its branch, or lead it, can change this webinar.");
  return c.html(
    <WebinarFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      action={`/programs/webinars/${webinar.id}`}
      isNew={false}
      trail={[
        { href: "/programs/webinars", label: "Webinars" },
        { href: `/programs/webinars/${webinar.id}`, label: webinar.title },
      ]}
      {...{ groups, zone: webinar.zone, problems }}
      maySpread={await maySpreadWebinars(site.db, viewer, webinar)}
      values={values ?? formOfWebinar(webinar)}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function change(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  const id = c.req.param("id") ?? "";
  try {
    await changeWebinar(site, viewer, id, await parseForm(c, webinarForm));
    setFlash(c, { message: "It is saved." });
    return seeOther(c, `/programs/webinars/${id}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showEdit(c, site, { values: textsOf(await readForm(c), fields), problems: error.problems });
  }
}
