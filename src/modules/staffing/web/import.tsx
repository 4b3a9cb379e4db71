import { inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { csrfToken, readForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { readSheet } from "#platform/spreadsheet";
import { parseDate } from "#platform/time";
import { permit, signedIn, tenantsOf, type Viewer } from "#modules/people";
import type { FieldProblem } from "#ui";
import { importSchedule, keepReading, keptReading } from "../actions/import-schedule.ts";
import { knownNames } from "../queries/known-names.ts";
import { answeredColumn, askedColumns, readAsAnswered } from "../rules/reading/asked-columns.ts";
import { readSchedule } from "../rules/reading/read-schedule.ts";
import { readShiftEvents } from "../rules/reading/read-shift-events.ts";
import type { KnownNames, ScheduleReading } from "../rules/reading/schedule-reading.ts";
import { ImportPage, ImportPreviewPage } from "../views/import-pages.tsx";
import type { StaffingSite } from "./site.ts";
import { tenantAsked, today } from "./team.tsx";

const mostRows = 20_000;

/** Schedules from files: read, shown, and then taken over. */
export function addImportRoutes(app: WebApp, site: StaffingSite): void {
  app.get("/team/import", (c) => {
    importer(c);
    return c.html(<ImportPage shell={site.shell(c)} csrfToken={csrfToken(c)} problems={[]} />);
  });
  app.post("/team/import", (c) => read(c, site));
  app.get("/team/import/:id", (c) => preview(c, site, { from: today(site.zone), problems: [] }));
  app.post("/team/import/:id", (c) => takeOver(c, site));
}

function importer(c: WebContext): { readonly viewer: Viewer; readonly tenantId: string } {
  const viewer = signedIn(c);
  const tenantId = tenantAsked(viewer);
  permit(viewer, "change the schedule", { tenantId });
  return { viewer, tenantId };
}

async function read(c: WebContext, site: StaffingSite) {
  const { viewer, tenantId } = importer(c);
  const form = await readForm(c);
  if (typeof form["of"] === "string") return readAnew(c, site, form);
  const { file } = form;
  const again = (message: string) => {
    c.status(422);
    const problems: readonly FieldProblem[] = [{ where: "file", message }];
    return c.html(<ImportPage shell={site.shell(c)} csrfToken={csrfToken(c)} problems={problems} />);
  };
  if (!(file instanceof File) || file.size === 0) return again("Choose a file first.");
  const known = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    knownNames(tx, tenantId, site.zone),
  );
  const reading = await readFile(site, new Uint8Array(await file.arrayBuffer()), known);
  if (typeof reading === "string") return again(reading);
  const id = await keepReading(site.db, viewer, { tenantId, fileName: file.name, reading });
  return seeOther(c, `/team/import/${id}`);
}

async function readFile(
  site: StaffingSite,
  bytes: Uint8Array,
  known: KnownNames,
): Promise<ScheduleReading | string> {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  if (/^\s*\uFEFF?BEGIN:VCALENDAR/iu.test(start))
    return readShiftEvents(site.readCalendar(bytes, site.zone), known);
  const sheet = await readSheet(bytes, mostRows);
  if (sheet.rows.length === 0) return sheet.problems[0] ?? "There is nothing in this file.";
  const read = readSchedule(sheet, known);
  // A sheet that was not read, or rows cut off: whoever looks at the preview must know.
  const ofFile = sheet.problems.map((message) => ({ row: 1, text: "the file", message }));
  const reading = { ...read, problems: [...ofFile, ...read.problems] };
  return reading.kind === "shift-rows" ? { ...reading, asked: askedColumns(sheet) } : reading;
}

/** Reads a list again that was read before, as its sender says what its columns hold. */
async function readAnew(c: WebContext, site: StaffingSite, form: Readonly<Record<string, unknown>>) {
  const { viewer, tenantId } = importer(c);
  const { fileName, reading } = await keptReading(site.db, viewer, { tenantId, id: String(form["of"]) });
  const { asked } = reading;
  if (asked === undefined)
    throw new InvalidInput("This file has no columns to be asked about. Send it again.");
  const columns = asked.columns.map((_, column) => answeredColumn(form[`column-${column}`]));
  const known = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    knownNames(tx, tenantId, site.zone),
  );
  const answered = readAsAnswered(asked, columns, known);
  const id = await keepReading(site.db, viewer, { tenantId, fileName, reading: answered });
  return seeOther(c, `/team/import/${id}`);
}

interface Shown {
  readonly from: string;
  readonly problems: readonly FieldProblem[];
}

async function preview(c: WebContext, site: StaffingSite, shown: Shown) {
  const { viewer, tenantId } = importer(c);
  const id = c.req.param("id") ?? "";
  const kept = await keptReading(site.db, viewer, { tenantId, id });
  const known = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    knownNames(tx, tenantId, site.zone),
  );
  const names = new Map(known.staff.map((each) => [each.id, each.name]));
  return c.html(
    <ImportPreviewPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      id={id}
      nameOf={(staffId) => names.get(staffId) ?? "Someone"}
      {...kept}
      {...shown}
    />,
  );
}

async function takeOver(c: WebContext, site: StaffingSite) {
  const { viewer, tenantId } = importer(c);
  const id = c.req.param("id") ?? "";
  const { from } = await readForm(c);
  if (typeof from !== "string" || parseDate(from) === undefined) {
    c.status(422);
    const problems = [{ where: "from", message: "Write the first day as 2026-12-03." }];
    return preview(c, site, { from: typeof from === "string" ? from : "", problems });
  }
  const change = await importSchedule(site.db, viewer, { tenantId, id, from });
  setFlash(c, { message: "The schedule is taken over.", undo: `/team/changes/${change}/undoing` });
  return seeOther(c, "/team");
}
