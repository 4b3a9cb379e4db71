import { inTenants } from "#platform/db";
import {
  csrfToken,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { resolveZone } from "#platform/time";
import { signedIn, tenantsOf, type Viewer } from "#modules/people";
import { keepOwnHours } from "../actions/keep-own-hours.ts";
import { zoneOfPlace } from "../queries/branch-list.ts";
import { ownHours } from "../queries/own-hours.ts";
import { readWeek, weekFields, type WeekText, writeWeek } from "../rules/week-form.ts";
import { OwnHoursPage, type OwnHoursPageProps } from "../views/own-hours-page.tsx";
import type { StaffingSite } from "./site.ts";

/** A person's own hours off the desk. */
export function addOwnHoursRoutes(app: WebApp, site: StaffingSite): void {
  app.get("/me/hours", async (c) => {
    const viewer = signedIn(c);
    const kept = await ownHours(site.db, viewer);
    const known = kept?.zone ?? viewer.zone ?? (await branchZone(site, viewer));
    return show(c, site, {
      zone: known ?? site.zone,
      isZoneGuessed: known === undefined,
      text: kept === undefined ? {} : writeWeek(kept.weekly),
      isKept: kept !== undefined,
      message: takeFlash(c)?.message,
      problems: [],
    });
  });
  app.post("/me/hours", (c) => keep(c, site));
  app.post("/me/hours/removal", async (c) => {
    await keepOwnHours(site.db, signedIn(c), undefined);
    setFlash(c, { message: "Your hours are forgotten." });
    return seeOther(c, "/me/hours");
  });
}

/** Of the branch they work at; undefined when it states none, or there is none. */
async function branchZone({ db }: StaffingSite, viewer: Viewer): Promise<string | undefined> {
  const [position] = viewer.positions;
  if (position === undefined) return undefined;
  const { tenantId, organisationId } = position;
  return inTenants(db, tenantsOf(viewer), (tx) => zoneOfPlace(tx, tenantId, organisationId));
}

async function keep(c: WebContext, site: StaffingSite) {
  const viewer = signedIn(c);
  const sent = await readForm(c);
  const textOf = (field: string) => (typeof sent[field] === "string" ? sent[field] : undefined);
  const text: WeekText = Object.fromEntries(weekFields.map((field) => [field, textOf(field) ?? ""]));
  const typedZone = textOf("zone") ?? site.zone;
  const zone = resolveZone(typedZone).id;
  const read = readWeek(text);
  const problems = [
    ...("problems" in read ? read.problems : []),
    // Kept empty, it would say that they are at the desk at every hour, and nothing would fit any more.
    ...("weekly" in read && read.weekly.every((day) => day.length === 0)
      ? [{ where: weekFields[0], message: "Write the hours of one day at least." }]
      : []),
    ...(zone === undefined ? [{ where: "zone", message: "Choose a time zone." }] : []),
  ];
  if (zone === undefined || "problems" in read || problems.length > 0) {
    c.status(422);
    return show(c, site, { zone: typedZone, text, isKept: false, problems });
  }
  await keepOwnHours(site.db, viewer, { zone, weekly: read.weekly });
  setFlash(c, { message: "Kept. Find reckons with these hours from now on." });
  return seeOther(c, "/me/hours");
}

function show(c: WebContext, site: StaffingSite, page: Omit<OwnHoursPageProps, "shell" | "csrfToken">) {
  return c.html(<OwnHoursPage shell={site.shell(c)} csrfToken={csrfToken(c)} {...page} />);
}
