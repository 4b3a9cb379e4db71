import { inTenants } from "#platform/db";
import { readForm, seeOther, setFlash, type WebApp, type WebContext, sentText } from "#platform/http";
import { InvalidInput } from "#platform/errors";
import { signedIn, tenantsOf } from "#modules/people";
import type { FieldProblem } from "#ui";
import { changeProfile } from "../actions/change-profile.ts";
import { enterExceptions, removeException } from "../actions/keep-exception.ts";
import { enterSession, removeSession } from "../actions/keep-session.ts";
import type { PersonHours } from "../queries/person-hours.ts";
import { staffNames } from "../queries/staff-names.ts";
import { callableFields, readCallableHours } from "../rules/callable-hours.ts";
import { readDay } from "../rules/day-form.ts";
import { writeRotation } from "../rules/rotation-form.ts";
import { readSession } from "../rules/session-form.ts";
import { permitChange, personAsked, showPerson } from "./person-hours.tsx";
import type { StaffingSite } from "./site.ts";
import { tenantAsked, today, undoing } from "./team.tsx";

/** Someone's place at the desks, single days that are worked otherwise, and sessions. */
export function addPersonDaysRoutes(app: WebApp, site: StaffingSite): void {
  const one = "/team/people/:staff";
  app.post(`${one}/profile`, (c) => profile(c, site));
  app.post(`${one}/days`, (c) => enterDay(c, site));
  app.post(`${one}/days/:id/removal`, async (c) => {
    const asked = { tenantId: tenantOf(c), staffId: c.req.param("staff"), id: c.req.param("id") };
    const id = await removeException(site.db, signedIn(c), asked);
    return done(c, asked.staffId, { message: "Removed the day.", id });
  });
  app.post(`${one}/sessions`, (c) => enter(c, site));
  app.post(`${one}/sessions/:id/removal`, async (c) => {
    const asked = { tenantId: tenantOf(c), staffId: c.req.param("staff"), id: c.req.param("id") };
    const id = await removeSession(site.db, signedIn(c), asked);
    return done(c, asked.staffId, { message: "Removed the session.", id });
  });
}

async function profile(c: WebContext, site: StaffingSite) {
  const { hours, textOf } = await sentBy(c, site);
  const wanted = textOf("profileHome").trim().toLowerCase();
  // Chosen from a list, or written where the list would be longer than a page.
  const found = hours.places.branches.filter(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted,
  );
  const homeBranchId = found.length === 1 ? found[0]?.id : undefined;
  if (homeBranchId === undefined) {
    const message = found.length > 1 ? "Several branches have this name." : "Choose one of the branches.";
    return again(c, site, { hours, textOf, form: "profile" }, [{ where: "profileHome", message }]);
  }
  const callable = readCallableHours(textOf);
  if ("problems" in callable) return again(c, site, { hours, textOf, form: "profile" }, callable.problems);
  const qualifications = textOf("profileQualifications")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const id = await changeProfile(site.db, signedIn(c), {
    tenantId: tenantOf(c),
    staffId: hours.staffId,
    profile: {
      homeBranchId,
      qualifications: [...new Set(qualifications)],
      mayBeInCharge: textOf("profileInCharge") !== "",
      countsTowardsMinimum: textOf("profileCounts") !== "",
      isFloater: textOf("profileFloater") !== "",
      ...(callable.callableHours !== undefined && { callableHours: callable.callableHours }),
    },
  });
  return done(c, hours.staffId, { message: `Changed what ${hours.name} does at desks.`, id });
}

async function enterDay(c: WebContext, site: StaffingSite) {
  const { hours, textOf } = await sentBy(c, site);
  const [dayDate, dayKind, dayHours] = [textOf("dayDate"), textOf("dayKind"), textOf("dayHours")];
  const text = { dayDate, dayKind, dayHours, dayTo: textOf("dayTo"), dayWith: textOf("dayWith") };
  const read = readDay(text, { places: hours.places, colleagues: await colleaguesOf(c, site, hours) });
  if ("problems" in read) return again(c, site, { hours, textOf, form: "day" }, read.problems);
  const { staffId } = hours;
  try {
    const id = await enterExceptions(site.db, signedIn(c), { tenantId: tenantOf(c), staffId, ...read });
    return done(c, staffId, { message: `Entered the day of ${hours.name}.`, id });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return again(c, site, { hours, textOf, form: "day" }, error.problems);
  }
}

/** Whom they may swap with; looked up only when a swap is sent. */
async function colleaguesOf(c: WebContext, site: StaffingSite, { staffId }: PersonHours) {
  const staff = await inTenants(site.db, tenantsOf(signedIn(c)), async (tx) => staffNames(tx, tenantOf(c)));
  return staff.filter(({ id }) => id !== staffId);
}

async function enter(c: WebContext, site: StaffingSite) {
  const { hours, textOf } = await sentBy(c, site);
  const read = readSession(
    {
      sessionTitle: textOf("sessionTitle"),
      sessionDate: textOf("sessionDate"),
      sessionHours: textOf("sessionHours"),
      sessionAttendance: textOf("sessionAttendance"),
      sessionTravel: textOf("sessionTravel"),
    },
    hours.zone,
  );
  if ("problems" in read) return again(c, site, { hours, textOf, form: "session" }, read.problems);
  const { staffId } = hours;
  const session = { tenantId: tenantOf(c), staffId, ...read.session };
  const id = await enterSession(site.db, signedIn(c), session);
  return done(c, staffId, { message: `Entered the session of ${hours.name}.`, id });
}

type TextOf = (field: string) => string;

async function sentBy(c: WebContext, site: StaffingSite) {
  const hours = await personAsked(c, site, signedIn(c));
  permitChange(hours);
  const sent = await readForm(c);
  const textOf: TextOf = (field) => sentText(sent, field);
  return { hours, textOf };
}

function tenantOf(c: WebContext): string {
  const viewer = signedIn(c);
  return tenantAsked(viewer);
}

/** What was typed is kept in its own form; the others show what is there. */
const keptFields = {
  profile: [
    ..."profileHome profileQualifications profileInCharge profileCounts profileFloater".split(" "),
    ...callableFields.map(({ field }) => field),
  ],
  day: "dayDate dayKind dayHours dayTo dayWith".split(" "),
  session: "sessionTitle sessionDate sessionHours sessionAttendance sessionTravel".split(" "),
} as const;

function again(
  c: WebContext,
  site: StaffingSite,
  {
    hours,
    textOf,
    form,
  }: {
    readonly hours: PersonHours;
    readonly textOf: TextOf;
    readonly form: keyof typeof keptFields;
  },
  problems: readonly FieldProblem[],
) {
  const weeks = hours.pattern?.weeks ?? [];
  const typed = Object.fromEntries(keptFields[form].map((field) => [field, textOf(field)]));
  c.status(422);
  return showPerson(c, site, hours, {
    weekCount: Math.max(1, weeks.length),
    from: today(site.zone),
    text: { ...writeRotation(weeks, hours.places), ...typed },
    problems,
  });
}

function done(
  c: WebContext,
  staffId: string,
  { message, id }: { readonly message: string; readonly id: string },
) {
  setFlash(c, { message, undo: undoing(id, `/team/people/${staffId}`) });
  return seeOther(c, `/team/people/${staffId}`);
}
