import { inTenants } from "#platform/db";
import type { WebApp, WebContext } from "#platform/http";
import { writeCsv } from "#platform/spreadsheet";
import { now, parseInstant } from "#platform/time";
import { qrCode, tenantsOf } from "#modules/people";
import { codeNow } from "../../actions/sessions/check-in.ts";
import { checkInLines } from "../../queries/sessions/imports.ts";
import { colleaguesAt } from "../../queries/sessions/places.ts";
import { doorsOf } from "../../rules/sessions/check-in-code.ts";
import { meetingsOf, windowOf } from "../../rules/sessions/session.ts";
import { clockWords, dayWords } from "../../rules/sessions/when-words.ts";
import { CheckInScreenPage } from "../../views/sessions/check-in-screen-page.tsx";
import type { CreditSite } from "../site.ts";
import { one, sessionAsked } from "./asked.ts";

/** What an organiser has at the door: the screen with the code, and a list for where there is no net. */
export function addCheckInScreenRoutes(app: WebApp, site: CreditSite): void {
  app.get(`${one}/check-in`, (c) => screen(c, site));
  app.get(`${one}/check-in/list.csv`, (c) => list(c, site));
}

const mostCounted = 10_000;

async function screen(c: WebContext, site: CreditSite) {
  const { viewer, session } = await sessionAsked(c, site, "hold sessions");
  const shown = codeNow(site.secret, session);
  const looksAgain = shown !== undefined && c.req.query("still") === undefined;
  // With the next code, and not a moment before: it is what the page is for (WCAG 2.2.1, real-time exception).
  if (looksAgain)
    c.header("refresh", String((parseInstant(shown.endsAt) ?? 0) - (parseInstant(now()) ?? 0) + 1));
  const checkIns = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    checkInLines(tx, session, mostCounted),
  );
  const present = parseInstant(now()) ?? 0;
  const meetings = meetingsOf(session);
  const next = meetings.find(({ end }) => end > present) ?? meetings.at(-1);
  const { start } = doorsOf(next ?? windowOf(session));
  const address = `${site.publicUrl}/check-in`;
  return c.html(
    <CheckInScreenPage
      shell={site.shell(c)}
      session={session}
      code={shown && { shown: shown.code, address, qrCode: qrCode(`${address}/${shown.code}`) }}
      opens={`${dayWords(start, session.zone)}, ${clockWords(start, session.zone, "minute")}`}
      checkedInCount={checkIns.length}
      looksAgain={looksAgain}
    />,
  );
}

// In the columns that the attendance reader knows: who has no times is nobody's attendance.
async function list(c: WebContext, site: CreditSite) {
  const { viewer, session } = await sessionAsked(c, site, "hold sessions");
  const people = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    colleaguesAt(tx, session.tenantId, session.organisationId),
  );
  const rows = [
    ["Name", "Email", "Join Time", "Leave Time"],
    ...people.map(({ name, email }) => [name, email ?? "", "", ""]),
  ];
  c.header("content-type", "text/csv; charset=utf-8");
  c.header("content-disposition", 'attachment; filename="attendance-list.csv"');
  // The mark at the beginning tells Excel that it is UTF-8.
  return c.body(`\uFEFF${writeCsv(rows)}`);
}
