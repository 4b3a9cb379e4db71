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
import { InvalidInput } from "#platform/errors";
import { parseInstant } from "#platform/time";
import { tenantsOf } from "#modules/people";
import type { FieldProblem } from "#ui";
import { chooseDateOrder, keepReport, setCounted } from "../../actions/sessions/import-attendance.ts";
import { sayColumns } from "../../actions/sessions/say-columns.ts";
import { attendanceImport, checkInLines, importLines } from "../../queries/sessions/imports.ts";
import { saidColumns } from "../../queries/sessions/said-columns.ts";
import { additionsOf } from "../../queries/sessions/sources.ts";
import { attendanceColumn, mostColumns, type SaidColumns } from "../../rules/attendance/asked-columns.ts";
import { attendanceOutcome } from "../../rules/attendance/attendance-outcome.ts";
import type { AttendanceReport } from "../../rules/attendance/attendance.ts";
import { cutAttendance, withUnread } from "../../rules/attendance/read-attendance.ts";
import type { CutRow } from "../../rules/attendance/readers/cut-rows.ts";
import { additionWords } from "../../rules/sessions/addition-words.ts";
import { readForSession } from "../../rules/sessions/read-for-session.ts";
import { creditRulesOf } from "../../rules/sessions/session.ts";
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
  app.post(`${oneImport}/columns`, (c) => say(c, site));
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
  const { rows, refusal, unread } = await cutAttendance(bytes);
  if (refusal !== undefined) return again(refusal.message);
  const reading = await readAsSaidBefore(site, asked, rows);
  if (typeof reading === "string") return again(reading);
  const { id, counts } = await keepReport(site.db, viewer, {
    sessionId: session.id,
    file: {
      fileName: file.name,
      bytes,
      rows,
      reading: { ...reading, report: withUnread(reading.report, unread) },
    },
  });
  if (counts) setFlash(c, { message: "This file counts already. Nothing was changed." });
  return seeOther(c, `/sessions/${session.id}/attendance/${id}`);
}

/** What a file holds; by what was said of its columns, where the same headers were asked about before. */
async function readAsSaidBefore(site: CreditSite, { viewer, session }: Asked, rows: readonly CutRow[]) {
  const reading = readForSession(rows, session);
  const asked = typeof reading === "string" ? undefined : reading.asked;
  if (asked === undefined) return reading;
  const said = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    saidColumns(tx, session.tenantId, asked.header),
  );
  return said === undefined ? reading : readForSession(rows, session, said);
}

/** What somebody says the columns hold: the file is read again; else the same form with what is wrong. */
async function say(c: WebContext, site: CreditSite) {
  const { viewer, session } = await sessionAsked(c, site, "hold sessions");
  const id = c.req.param("import") ?? "";
  const text = await textOf(c);
  const columns = Array.from(
    { length: mostColumns },
    (_, at) => attendanceColumn(text(`column-${at}`)) ?? "",
  );
  try {
    await sayColumns(site.db, viewer, { sessionId: session.id, id, columns });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    c.status(422);
    return preview(c, site, { columns, problems: error.problems });
  }
  return seeOther(c, `/sessions/${session.id}/attendance/${id}`);
}

interface SaidWrongly {
  readonly columns: SaidColumns["columns"];
  readonly problems: readonly FieldProblem[];
}

async function preview(c: WebContext, site: CreditSite, wrong?: SaidWrongly) {
  const { viewer, session } = await sessionAsked(c, site, "hold sessions");
  const kept = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    attendanceImport(tx, session, c.req.param("import") ?? ""),
  );
  const rules = creditRulesOf(session);
  const { report, otherReport, asked } = kept;
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
      asked={asked && wrong ? { ...asked, columns: wrong.columns.slice(0, asked.header.length) } : asked}
      problems={wrong?.problems ?? []}
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
