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
import { formatInstant, localDay, parseInstant } from "#platform/time";
import { tenantsOf } from "#modules/people";
import type { FieldProblem } from "#ui";
import { chooseDateOrder, keepReport, setCounted } from "../../actions/sessions/import-attendance.ts";
import { attendanceImport, checkInLines, importLines } from "../../queries/sessions/imports.ts";
import { additionsOf } from "../../queries/sessions/sources.ts";
import { attendanceOutcome } from "../../rules/attendance/attendance-outcome.ts";
import type { AttendanceReport } from "../../rules/attendance/attendance.ts";
import { readAttendance } from "../../rules/attendance/read-attendance.ts";
import { additionWords } from "../../rules/sessions/addition-words.ts";
import { creditRulesOf, meetingsOf } from "../../rules/sessions/session.ts";
import { dayWords } from "../../rules/sessions/when-words.ts";
import { AttendancePage } from "../../views/sessions/attendance-page.tsx";
import { type DateReading, ImportPage } from "../../views/sessions/import-page.tsx";
import type { CreditSite } from "../site.ts";
import { type Asked, one, sessionAsked, textOf } from "./asked.ts";

const path = `${one}/attendance`;
const oneImport = `${path}/:import{[0-9a-f-]{36}}`;

/** Reports of who came: read, looked at, and then let count, or taken back. */
export function addAttendanceRoutes(app: WebApp, site: CreditSite): void {
  app.get(path, async (c) =>
    attendancePage(c, site, await sessionAsked(c, site, "hold sessions"), { text: {}, problems: [] }),
  );
  app.post(path, (c) => read(c, site));
  app.get(oneImport, (c) => preview(c, site));
  app.post(`${oneImport}/dates`, async (c) => {
    const { viewer, session } = await sessionAsked(c, site, "hold sessions");
    const id = c.req.param("import");
    const dateOrder = (await textOf(c))("dateOrder");
    await chooseDateOrder(site.db, viewer, { sessionId: session.id, id, dateOrder });
    return seeOther(c, `/sessions/${session.id}/attendance/${id}`);
  });
  app.post(`${oneImport}/confirmation`, (c) => count(c, site, true));
  app.post(`${oneImport}/removal`, (c) => count(c, site, false));
}

async function count(c: WebContext, site: CreditSite, counts: boolean) {
  const { viewer, session } = await sessionAsked(c, site, "hold sessions");
  const id = c.req.param("import") ?? "";
  const { fileName } = await setCounted(site.db, viewer, { sessionId: session.id, id, counts });
  const back = `/sessions/${session.id}/attendance/${id}`;
  setFlash(c, {
    message: counts ? `${fileName} counts now.` : `${fileName} does not count any more.`,
    undo: `${back}/${counts ? "removal" : "confirmation"}`,
  });
  return seeOther(c, counts ? `/sessions/${session.id}` : `/sessions/${session.id}/attendance`);
}

async function read(c: WebContext, site: CreditSite) {
  const asked = await sessionAsked(c, site, "hold sessions");
  const { viewer, session } = asked;
  const { file } = await readForm(c);
  const again = (message: string) =>
    attendancePage(c, site, asked, { text: {}, problems: [{ where: "file", message }] });
  if (!(file instanceof File) || file.size === 0) return again("Choose a file first.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const readings = await readingsOf(bytes, asked);
  if (typeof readings === "string") return again(readings);
  const [report, otherReport] = readings;
  if (report === undefined) return again("This file could not be read.");
  const { id, counts } = await keepReport(site.db, viewer, {
    sessionId: session.id,
    file: { fileName: file.name, bytes, report, otherReport },
  });
  if (counts) setFlash(c, { message: "This file counts already. Nothing was changed." });
  return seeOther(c, `/sessions/${session.id}/attendance/${id}`);
}

/** What a file holds: twice when its dates can be read in two ways; or why it cannot be used. */
async function readingsOf(
  bytes: Uint8Array,
  { session }: Asked,
): Promise<readonly AttendanceReport[] | string> {
  // Of several days none is the one that a file without dates means: then it is asked, or the row is left out.
  const days = new Set(meetingsOf(session).map(({ start }) => localDay(session.zone, formatInstant(start))));
  const [sessionDate] = days;
  const options = { zone: session.zone, ...(days.size === 1 && { sessionDate }) };
  const { report, refusal } = await readAttendance(bytes, options);
  if (report !== undefined) return [report];
  if (refusal.code !== "ambiguous-dates") return refusal.message;
  const readings: AttendanceReport[] = [];
  for (const { value } of refusal.choices) {
    const reading = await readAttendance(bytes, { ...options, dateOrder: value });
    if (reading.report !== undefined) readings.push(reading.report);
  }
  return readings.length === 0 ? refusal.message : readings;
}

async function preview(c: WebContext, site: CreditSite) {
  const { viewer, session } = await sessionAsked(c, site, "hold sessions");
  const kept = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    attendanceImport(tx, session, c.req.param("import") ?? ""),
  );
  const rules = creditRulesOf(session);
  const { report, otherReport } = kept;
  return c.html(
    <ImportPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      session={session}
      id={kept.id}
      fileName={kept.fileName}
      state={kept.state}
      rules={rules}
      outcome={attendanceOutcome(report, rules)}
      readings={
        otherReport === undefined
          ? []
          : [report, otherReport].map((each) => readingOf(each, session.zone, rules))
      }
    />,
  );
}

function readingOf(
  report: AttendanceReport,
  zone: string,
  rules: ReturnType<typeof creditRulesOf>,
): DateReading {
  const starts = report.entries.flatMap(({ interval }) => interval?.start ?? []);
  return {
    dateOrder: report.dateOrder ?? "",
    day: starts.length === 0 ? "without times" : dayWords(Math.min(...starts.slice(0, 1000)), zone),
    qualifyingCount: attendanceOutcome(report, rules).people.filter(({ qualifies }) => qualifies).length,
  };
}

/** What was typed, and what is wrong with it. */
export interface Typed {
  readonly text: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

const mostCheckIns = 200;

/** The page from which everything about attendance is entered. */
export async function attendancePage(
  c: WebContext,
  site: CreditSite,
  asked: Asked,
  { text, problems }: Typed,
) {
  const { viewer, session } = asked;
  const { imports, additions, checkIns } = await inTenants(site.db, tenantsOf(viewer), async (tx) => ({
    imports: await importLines(tx, session),
    additions: await additionsOf(tx, session),
    checkIns: await checkInLines(tx, session, mostCheckIns),
  }));
  if (problems.length > 0) c.status(422);
  return c.html(
    <AttendancePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      session={session}
      imports={imports}
      additions={additions.map(({ id, addition, by }) => ({ id, words: additionWords(addition), by }))}
      checkIns={checkIns.map(({ at, sentAt, ...line }) => ({
        ...line,
        atSeconds: parseInstant(at) ?? 0,
        isLate: (parseInstant(sentAt) ?? 0) - (parseInstant(at) ?? 0) > lateSeconds,
      }))}
      text={text}
      problems={problems}
    />,
  );
}

/** A check-in that came so long after its code was shown was kept on a phone. */
const lateSeconds = 600;
