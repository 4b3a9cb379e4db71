import { inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { csrfToken, seeOther, setFlash, takeFlash, type WebApp, type WebContext } from "#platform/http";
import { isId } from "#platform/ids";
import { localDay, now, parseInstant } from "#platform/time";
import { permit, tenantsOf, type Viewer } from "#modules/people";
import type { FieldProblem } from "#ui";
import { changeSession, holdSession, setRemoved, undoChange } from "../../actions/sessions/keep-session.ts";
import { attendanceCounts } from "../../queries/sessions/attendance-lines.ts";
import { holdingPlaces, offeredSession } from "../../queries/sessions/places.ts";
import { sessionLines } from "../../queries/sessions/session-list.ts";
import {
  readSessionForm,
  sessionFields,
  type SessionText,
  usualRules,
  writeSessionForm,
} from "../../rules/sessions/session-form.ts";
import { SessionFormPage } from "../../views/sessions/session-form-page.tsx";
import { SessionsPage } from "../../views/sessions/sessions-page.tsx";
import type { CreditSite } from "../site.ts";
import {
  type Asked,
  employerAsked,
  mayHoldSomewhere,
  maySomewhere,
  one,
  sessionAsked,
  textOf,
} from "./asked.ts";

const pageSize = 30;

/** The list of sessions, and adding, changing and removing one. */
export function addSessionListRoutes(app: WebApp, site: CreditSite): void {
  app.get("/sessions", (c) => list(c, site));
  app.get("/sessions/new", (c) => newSession(c, site));
  app.post("/sessions", (c) => add(c, site));
  app.get(`${one}/edit`, async (c) => {
    const asked = await sessionAsked(c, site, "hold sessions");
    return formPage(c, site, { ...asked, text: writeSessionForm(asked.session), problems: [] });
  });
  app.post(one, (c) => change(c, site));
  app.post(`${one}/undoing`, async (c) => {
    const { viewer, session } = await sessionAsked(c, site, "hold sessions");
    await undoChange(site.db, viewer, session.id);
    setFlash(c, { message: "The session is as it was before." });
    return seeOther(c, `/sessions/${session.id}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const { viewer, session } = await sessionAsked(c, site, "hold sessions");
    await setRemoved(site.db, viewer, { id: session.id, isRemoved: true });
    setFlash(c, { message: `Removed ${session.title}.`, undo: `/sessions/${session.id}/restoration` });
    return seeOther(c, "/sessions");
  });
  app.post(`${one}/restoration`, async (c) => {
    const { viewer, session } = await sessionAsked(c, site, "hold sessions");
    await setRemoved(site.db, viewer, { id: session.id, isRemoved: false });
    setFlash(c, { message: `${session.title} is back.` });
    return seeOther(c, `/sessions/${session.id}`);
  });
}

async function list(c: WebContext, site: CreditSite) {
  const { viewer, tenantId } = employerAsked(c);
  const [startsAt, id] = (c.req.query("after") ?? "").split("_");
  const after = startsAt && id && isPlace(startsAt, id) ? { startsAt, id } : undefined;
  const lines = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    sessionLines(tx, tenantId, { after, limit: pageSize }),
  );
  const last = lines.length === pageSize ? lines.at(-1) : undefined;
  return c.html(
    <SessionsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      lines={lines}
      next={last && `/sessions?employer=${tenantId}&after=${last.startsAt}_${last.id}`}
      mayHold={mayHoldSomewhere(viewer, tenantId)}
      office={[
        ...(maySomewhere(viewer, tenantId, "decide claims")
          ? [{ href: "/claims", label: "Claims that wait" }]
          : []),
        ...(maySomewhere(viewer, tenantId, "see renewals")
          ? [
              { href: "/renewals", label: "Renewals" },
              { href: "/reports/learning", label: "Learning in numbers" },
            ]
          : []),
      ]}
    />,
  );
}

function isPlace(startsAt: string, id: string): boolean {
  return parseInstant(startsAt) !== undefined && isId(id);
}

async function newSession(c: WebContext, site: CreditSite) {
  const { viewer, tenantId } = holder(c);
  const { places, offered } = await inTenants(site.db, tenantsOf(viewer), async (tx) => ({
    places: await holdingPlaces(tx, viewer, tenantId),
    offered: await offeredSession(tx, c.req.query("offering") ?? ""),
  }));
  const [place] = places;
  const zone = offered?.zone ?? place?.zone ?? site.zone;
  const times =
    offered?.startsAt !== undefined && offered.endsAt !== undefined
      ? timesOf({ startsAt: offered.startsAt, endsAt: offered.endsAt, zone })
      : { day: localDay(zone, now()), hours: "" };
  const text: SessionText = {
    ...emptyText,
    ...usualRules,
    ...times,
    zone,
    title: offered?.title ?? "",
    organisation: place?.id ?? "",
    mode: "live",
    offering: offered?.id ?? "",
  };
  return formPage(c, site, { viewer, tenantId, text, problems: [] });
}

/** Someone who may hold sessions somewhere at the employer. @throws NotFound, NotAllowed */
function holder(c: WebContext) {
  const asked = employerAsked(c);
  if (!mayHoldSomewhere(asked.viewer, asked.tenantId))
    permit(asked.viewer, "hold sessions", { tenantId: asked.tenantId });
  return asked;
}

const emptyText: SessionText = {
  title: "",
  day: "",
  hours: "",
  meetings: "",
  zone: "",
  organisation: "",
  place: "",
  link: "",
  breaks: "",
  mode: "",
  topics: "",
  categories: "",
  threshold: "",
  grace: "",
  bridge: "",
  rounding: "",
  step: "",
  offering: "",
};

function timesOf(facts: { readonly startsAt: string; readonly endsAt: string; readonly zone: string }) {
  const { day, hours } = writeSessionForm({
    ...facts,
    organisationId: "",
    title: "",
    place: "",
    link: "",
    breaks: [],
    offeringId: undefined,
    topics: [],
    categories: {},
    mode: "live",
    bridgeSeconds: 0,
    graceMinutes: 0,
    thresholdHundredths: 0,
    rounding: "floor",
    stepMinutes: 1,
  });
  return { day, hours };
}

async function add(c: WebContext, site: CreditSite) {
  const { viewer, tenantId } = holder(c);
  const text = await sentSession(c);
  const read = readSessionForm(text);
  if ("problems" in read) return formPage(c, site, { viewer, tenantId, text, problems: read.problems });
  try {
    const id = await holdSession(site.db, viewer, { tenantId, facts: read.facts });
    setFlash(c, { message: `Added ${read.facts.title}.`, undo: `/sessions/${id}/removal` });
    return seeOther(c, `/sessions/${id}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return formPage(c, site, { viewer, tenantId, text, problems: error.problems });
  }
}

async function change(c: WebContext, site: CreditSite) {
  const asked = await sessionAsked(c, site, "hold sessions");
  const { id } = asked.session;
  const text = await sentSession(c);
  const read = readSessionForm(text);
  if ("problems" in read) return formPage(c, site, { ...asked, text, problems: read.problems });
  try {
    await changeSession(site.db, asked.viewer, { id, facts: read.facts });
    setFlash(c, { message: "Kept the changes.", undo: `/sessions/${id}/undoing` });
    return seeOther(c, `/sessions/${id}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return formPage(c, site, { ...asked, text, problems: error.problems });
  }
}

async function sentSession(c: WebContext): Promise<SessionText> {
  const text = await textOf(c);
  return { ...emptyText, ...Object.fromEntries(sessionFields.map((name) => [name, text(name)])) };
}

type FormAsked = (Asked | { readonly viewer: Viewer; readonly tenantId: string }) & {
  readonly text: SessionText;
  readonly problems: readonly FieldProblem[];
};

async function formPage(c: WebContext, site: CreditSite, asked: FormAsked) {
  const { viewer, text, problems } = asked;
  const session = "session" in asked ? asked.session : undefined;
  const tenantId = "session" in asked ? asked.session.tenantId : asked.tenantId;
  const { places, awardCount } = await inTenants(site.db, tenantsOf(viewer), async (tx) => ({
    places: await holdingPlaces(tx, viewer, tenantId),
    awardCount: session === undefined ? 0 : (await attendanceCounts(tx, session)).awards,
  }));
  if (problems.length > 0) c.status(422);
  return c.html(
    <SessionFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      session={session}
      text={text}
      problems={problems}
      places={places}
      awardCount={awardCount}
    />,
  );
}
