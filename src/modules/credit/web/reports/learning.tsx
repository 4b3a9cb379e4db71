import { parseQuery, type WebApp, type WebContext } from "#platform/http";
import { writeCsv } from "#platform/spreadsheet";
import { officeOf, signedIn } from "#modules/people";
import { z } from "zod";
import { learningOf } from "../../queries/reports/learning-rows.ts";
import { branchNumbers, type LearningRow } from "../../rules/reports/learning-numbers.ts";
import { LearningPage } from "../../views/reports/learning-page.tsx";
import { todayAt } from "../office.ts";
import { madeHeaders } from "../send-file.ts";
import { packsOf } from "../packs-of.ts";
import type { CreditSite } from "../site.ts";

const parameters = z
  .object({
    from: z.iso.date("Write the day as 2026-01-01.").optional(),
    to: z.iso.date("Write the day as 2026-12-31.").optional(),
    hours: z.coerce.number("Write hours as a number.").min(0).max(1000).default(6),
    branch: z.uuid("Choose a branch from the list.").optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    error: "The last day is before the first.",
  });

const rowsOnPage = 200;

/** What an employer reports of its staff's learning, as a page and as a table to download. */
export function addLearningReportRoutes(app: WebApp, site: CreditSite): void {
  app.get("/reports/learning", async (c) => {
    const { from, to, hours, branch, learning } = await asked(c, site);
    const numbers = branchNumbers(learning.branches, learning.rows, hours * 60);
    const chosen = learning.branches.find(({ organisationId }) => organisationId === branch);
    const rows = learning.rows.filter(({ organisationId }) => organisationId === branch);
    return c.html(
      <LearningPage
        shell={site.shell(c)}
        from={from}
        to={to}
        reachHours={hours}
        numbers={numbers}
        chosen={
          chosen && { name: chosen.name, rows: rows.slice(0, rowsOnPage), isCut: rows.length > rowsOnPage }
        }
        query={(more) => new URLSearchParams({ from, to, hours: String(hours), ...more }).toString()}
      />,
    );
  });
  app.get("/reports/learning.csv", async (c) => {
    const { from, to, branch, learning } = await asked(c, site);
    const rows = learning.rows.filter(
      ({ organisationId }) => branch === undefined || organisationId === branch,
    );
    return c.body(csvOf(rows), 200, madeHeaders("text/csv; charset=utf-8", `learning ${from} to ${to}.csv`));
  });
}

async function asked(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const today = todayAt(site);
  const { from = `${today.slice(0, 4)}-01-01`, to = today, hours, branch } = parseQuery(c, parameters);
  const learning = await learningOf(site.db, viewer, {
    tenantId: officeOf(viewer),
    from,
    to,
    packs: await packsOf(c, site),
  });
  return { from, to, hours, branch, learning };
}

const columns = {
  branch: ({ organisationName }) => organisationName,
  name: ({ staffName }) => staffName,
  title: ({ title }) => title,
  day: ({ day }) => day,
  minutes: ({ minutes }) => String(minutes),
  measured: ({ measured }) => measured ?? "",
  source: ({ source }) => source,
} as const satisfies Readonly<Record<string, (row: LearningRow) => string>>;

function csvOf(rows: readonly LearningRow[]): string {
  return writeCsv([
    Object.keys(columns),
    ...rows.map((row) => Object.values(columns).map((cell) => cell(row))),
  ]);
}
