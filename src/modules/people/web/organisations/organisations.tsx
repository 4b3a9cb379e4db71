import { inTenants } from "#platform/db";
import {
  csrfToken,
  parseQuery,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
  sentText,
} from "#platform/http";
import { z } from "zod";
import { isPermitted, permit } from "../../actions/permit.ts";
import { closeOrganisation, saveOpeningHours } from "../../actions/organisations/save-organisation.ts";
import {
  employerWith,
  mostChoices,
  openOrganisationCount,
  organisation,
  organisationLines,
  trailTo,
} from "../../queries/organisations/organisations.ts";
import { placesAbove } from "../../queries/places-above.ts";
import { staffCount, staffLines } from "../../queries/staff/staff-list.ts";
import {
  dayHoursText,
  openingHoursOf,
  readDayHours,
  weekdays,
} from "../../rules/organisations/hours-text.ts";
import { HoursPage, type HoursPageProps } from "../../views/organisations/hours-page.tsx";
import {
  OrganisationPage,
  type OrganisationPageProps,
} from "../../views/organisations/organisation-page.tsx";
import { OrganisationsPage } from "../../views/organisations/organisations-page.tsx";
import { employerFor } from "../retention/employer-for.ts";
import type { PeopleSite } from "../site.ts";
import { todayOf } from "../staff/today.ts";
import { signedIn } from "../viewer.ts";
import { carePagesFor } from "./care-pages.ts";
import { addEditRoutes } from "./edit.tsx";

const one = "/organisation/:id{[0-9a-f-]{36}}";

/** The tree of organisations, and each of them. */
export function addOrganisationRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/organisation", (c) => tree(c, site));
  app.get(one, (c) => onePage(c, site, c.req.param("id")));
  app.get(`${one}/hours`, async (c) => {
    const { tenantId, id } = await changeable(c, site, c.req.param("id"));
    const place = await inTenants(site.db, [tenantId], async (tx) => organisation(tx, tenantId, id));
    const days = (place.openingHours ?? openingHoursOf([])).map((each) => dayHoursText(each));
    return c.html(hoursPage(c, site, { id, name: place.name, days, problems: [] }));
  });
  app.post(`${one}/hours`, (c) => keepHours(c, site, c.req.param("id")));
  app.post(`${one}/closing`, async (c) => {
    const { viewer, tenantId, id } = await changeable(c, site, c.req.param("id"));
    await closeOrganisation(site.db, viewer, { tenantId, id }, todayOf(viewer, site));
    setFlash(c, { message: "Closed.", undo: `/organisation/${id}/reopening` });
    return seeOther(c, `/organisation/${id}`);
  });
  app.post(`${one}/reopening`, async (c) => {
    const { viewer, tenantId, id } = await changeable(c, site, c.req.param("id"));
    await closeOrganisation(site.db, viewer, { tenantId, id }, undefined);
    setFlash(c, { message: "Open again." });
    return seeOther(c, `/organisation/${id}`);
  });
  addEditRoutes(app, site);
}

const listParameters = z.object({
  q: z.string().trim().max(100).optional(),
  after: z.string().max(400).optional(),
  employer: z.string().max(40).optional(),
});

const pageSize = 60;

async function tree(c: WebContext, site: PeopleSite): Promise<Response> {
  const { viewer, tenantId } = employerFor(c, "see the organisation");
  const { q, after } = parseQuery(c, listParameters);
  const page = await inTenants(site.db, [tenantId], async (tx) => {
    const count = await openOrganisationCount(tx, tenantId);
    const isWhole = count <= mostChoices && q === undefined;
    const [id = "", ...name] = (after ?? "").split(" ");
    const place = after === undefined ? undefined : { id, sortName: name.join(" ") };
    const lines = await organisationLines(tx, tenantId, {
      text: q,
      after: isUuid(id) ? place : undefined,
      limit: isWhole ? mostChoices : pageSize,
    });
    const top = await organisation(tx, tenantId, tenantId);
    return {
      count,
      isWhole,
      lines,
      root: lines.find((line) => line.id === tenantId) ?? { ...top, staffCount: 0 },
    };
  });
  const last = page.lines.length === pageSize && !page.isWhole ? page.lines.at(-1) : undefined;
  const next = new URLSearchParams({
    ...(q === undefined ? {} : { q }),
    after: `${last?.id ?? ""} ${last?.sortName ?? ""}`,
  });
  return c.html(
    <OrganisationsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      {...page}
      text={q ?? ""}
      next={last && `/organisation?${next.toString()}`}
      mayChange={isPermitted(viewer, "change the organisation", { tenantId })}
      carePages={carePagesFor(viewer, tenantId)}
    />,
  );
}

function isUuid(text: string): boolean {
  return /^[0-9a-f-]{36}$/u.test(text);
}

async function onePage(c: WebContext, site: PeopleSite, id: string): Promise<Response> {
  const viewer = signedIn(c);
  const tenantId = await employerWith(site.db, viewer, id);
  const asked = { organisationId: id, isActive: true, today: todayOf(viewer, site) };
  const page = await inTenants(site.db, [tenantId], async (tx) => ({
    above: await placesAbove(tx, tenantId, [id]),
    place: await organisation(tx, tenantId, id),
    trail: await trailTo(tx, tenantId, id),
    below: await organisationLines(tx, tenantId, { parentId: id, limit: 100 }),
    staff: await staffLines(tx, tenantId, { ...asked, limit: 25 }),
    staffCount: await staffCount(tx, tenantId, asked),
  }));
  const subject = { tenantId, organisations: page.above };
  permit(viewer, "see the organisation", subject);
  return c.html(
    <OrganisationPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      {...page}
      usualZone={site.zone}
      mayChange={isPermitted(viewer, "change the organisation", subject)}
      mayChangeDesks={hasDesks(page.place) && isPermitted(viewer, "change the schedule", subject)}
      mayAddStaff={isPermitted(viewer, "change a staff record", { tenantId })}
      mayOpenRecords={isPermitted(viewer, "see a staff record", subject)}
    />,
  );
}

/** Staffing has a page for each of these while it is open. */
function hasDesks({ kind, closedOn }: Pick<OrganisationPageProps["place"], "kind" | "closedOn">): boolean {
  return closedOn === null && (kind === "branch" || kind === "school" || kind === "bookmobile");
}

/** The organisation of an address, for someone who may change it. */
async function changeable(c: WebContext, site: PeopleSite, id: string) {
  const viewer = signedIn(c);
  const tenantId = await employerWith(site.db, viewer, id);
  const organisations = await inTenants(site.db, [tenantId], async (tx) => placesAbove(tx, tenantId, [id]));
  permit(viewer, "change the organisation", { tenantId, organisations });
  return { viewer, tenantId, id };
}

const dayNames = weekdays.map((day) => day.toLowerCase());

async function keepHours(c: WebContext, site: PeopleSite, asked: string): Promise<Response> {
  const { viewer, tenantId, id } = await changeable(c, site, asked);
  const sent = await readForm(c);
  const days = dayNames.map((day) => sentText(sent, day));
  const read = days.map(readDayHours);
  const problems = read.flatMap(({ problem }, place) =>
    problem === undefined
      ? []
      : [{ where: dayNames[place] ?? "", message: `${weekdays[place] ?? ""}: ${problem}` }],
  );
  if (problems.length > 0) {
    const { name } = await inTenants(site.db, [tenantId], async (tx) => organisation(tx, tenantId, id));
    return c.html(hoursPage(c, site, { id, name, days, problems }), 422);
  }
  const hours = openingHoursOf(read.map(({ intervals = [] }) => intervals));
  await saveOpeningHours(site.db, viewer, { tenantId, id }, hours);
  setFlash(c, { message: "The opening hours are saved." });
  return seeOther(c, `/organisation/${id}`);
}

function hoursPage(
  c: WebContext,
  site: PeopleSite,
  form: Pick<HoursPageProps, "id" | "name" | "days" | "problems">,
) {
  return <HoursPage shell={site.shell(c)} csrfToken={csrfToken(c)} {...form} />;
}
