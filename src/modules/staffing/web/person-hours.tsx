import {
  csrfToken,
  readForm,
  readQuery,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
  sentText,
} from "#platform/http";
import { NotAllowed } from "#platform/errors";
import { parseDate } from "#platform/time";
import { longDay } from "#platform/words";
import { signedIn, type Viewer } from "#modules/people";
import type { FieldProblem } from "#ui";
import { enterAbsence, removeAbsence } from "../actions/keep-absence.ts";
import { changePattern } from "../actions/change-pattern.ts";
import { type PersonHours, personHours } from "../queries/person-hours.ts";
import { absenceReasons, readAbsence } from "../rules/absence-form.ts";
import type { AbsenceReason } from "../rules/time-away.ts";
import { mostWeeks, readRotation, writeRotation } from "../rules/rotation-form.ts";
import { PersonHoursPage } from "../views/person-hours-page.tsx";
import type { StaffingSite } from "./site.ts";
import { tenantAsked, today, undoing } from "./team.tsx";

/** One person's weekly hours, shown and changed. */
export function addPersonHoursRoutes(app: WebApp, site: StaffingSite): void {
  app.get("/team/people/:staff", async (c) => {
    const viewer = signedIn(c);
    const hours = await personAsked(c, site, viewer);
    const weeks = hours.pattern?.weeks ?? [];
    const { weeks: wanted } = readQuery(c);
    const weekCount = wanted === undefined ? Math.max(1, weeks.length) : weekCountOf(wanted);
    return showPerson(c, site, hours, {
      weekCount,
      from: today(site.zone),
      text: writeRotation(weeks.slice(0, weekCount), hours.places),
      problems: [],
    });
  });
  app.post("/team/people/:staff", (c) => change(c, site));
  app.post("/team/people/:staff/absences", (c) => enter(c, site));
  app.post("/team/people/:staff/absences/:id/removal", async (c) => {
    const viewer = signedIn(c);
    const tenantId = tenantAsked(viewer);
    const { staff: staffId, id } = c.req.param();
    const changeId = await removeAbsence(site.db, viewer, { tenantId, staffId, id });
    setFlash(c, { message: "Removed the time away.", undo: undoing(changeId, `/team/people/${staffId}`) });
    return seeOther(c, `/team/people/${staffId}`);
  });
}

async function change(c: WebContext, site: StaffingSite) {
  const viewer = signedIn(c);
  const hours = await personAsked(c, site, viewer);
  const sent = await readForm(c);
  const textOf = (field: string) => sentText(sent, field);
  const weekCount = weekCountOf(sent["weeks"]);
  const from = textOf("from");
  permitChange(hours);
  const text = Object.fromEntries(Object.keys(sent).map((field) => [field, textOf(field)]));
  // Only the form changes: what was typed stays in it.
  if (sent["rotation"] !== undefined)
    return showPerson(c, site, hours, { weekCount: weekCountOf(sent["rotation"]), from, text, problems: [] });
  const read = readRotation(textOf, weekCount, hours.places);
  const problems = [
    ...("problems" in read ? read.problems : []),
    ...(parseDate(from) === undefined
      ? [{ where: "from", message: "Write the first day as 2026-12-03." }]
      : []),
  ];
  if ("problems" in read || problems.length > 0) {
    c.status(422);
    return showPerson(c, site, hours, { weekCount, from, text, problems });
  }
  const { staffId } = hours;
  const tenantId = tenantAsked(viewer);
  const id = await changePattern(site.db, viewer, { tenantId, staffId, from, weeks: read.weeks });
  setFlash(c, {
    message: `The hours of ${hours.name} are changed from ${longDay(from)} on.`,
    undo: undoing(id, `/team/people/${staffId}`),
  });
  return seeOther(c, `/team/people/${staffId}`);
}

async function enter(c: WebContext, site: StaffingSite) {
  const viewer = signedIn(c);
  const hours = await personAsked(c, site, viewer);
  const sent = await readForm(c);
  const textOf = (field: string) => sentText(sent, field);
  const read = readAbsence({
    firstDay: textOf("firstDay"),
    lastDay: textOf("lastDay"),
    hours: textOf("hours"),
  });
  if ("problems" in read) {
    permitChange(hours);
    const weeks = hours.pattern?.weeks ?? [];
    const typed = Object.fromEntries(Object.keys(sent).map((field) => [field, textOf(field)]));
    const text = { ...writeRotation(weeks, hours.places), ...typed };
    c.status(422);
    return showPerson(c, site, hours, {
      weekCount: Math.max(1, weeks.length),
      from: today(site.zone),
      text,
      problems: read.problems,
    });
  }
  const tenantId = tenantAsked(viewer);
  const reason = reasonNamed(textOf("reason"));
  const id = await enterAbsence(site.db, viewer, { tenantId, staffId: hours.staffId, ...read, reason });
  const page = `/team/people/${hours.staffId}`;
  setFlash(c, { message: `Entered the time away of ${hours.name}.`, undo: undoing(id, page) });
  return seeOther(c, page);
}

export function permitChange({ mayChange }: PersonHours): void {
  if (!mayChange) throw new NotAllowed("Your position does not let you change the schedule here.");
}

function reasonNamed(name: string): AbsenceReason {
  return (Object.keys(absenceReasons) as AbsenceReason[]).find((reason) => reason === name) ?? "other";
}

/** The person of the address, with their hours. */
export async function personAsked(c: WebContext, site: StaffingSite, viewer: Viewer): Promise<PersonHours> {
  const tenantId = tenantAsked(viewer);
  return personHours(site, viewer, { tenantId, staffId: c.req.param("staff") ?? "", day: today(site.zone) });
}

function weekCountOf(value: unknown): number {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count >= 1 && count <= mostWeeks ? count : 1;
}

/** What stands in the fields, and what is wrong with it. */
export interface Shown {
  readonly weekCount: number;
  readonly from: string;
  readonly text: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** The page of a person. */
export function showPerson(c: WebContext, site: StaffingSite, hours: PersonHours, shown: Shown) {
  const { staffId, name, branchName, places, absences, mayChange, member, exceptions, sessions } = hours;
  const later = hours.laterPatterns.map(({ from, weeks }) => ({
    from,
    weekCount: weeks.length,
    text: writeRotation(weeks, places),
  }));
  const desks = places.desks.filter(({ branchId }) => branchId === places.homeBranchId);
  return c.html(
    <PersonHoursPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      person={{ staffId, name, branchName, branchId: places.homeBranchId }}
      deskNames={desks.map((desk) => desk.name)}
      absences={absences}
      later={later}
      extras={{ member, branches: places.branches, exceptions, sessions, zone: hours.zone, places }}
      mayChange={mayChange}
      done={takeFlash(c)}
      {...shown}
    />,
  );
}
