import { parseQuery, type WebApp, type WebContext } from "#platform/http";
import { writeCsv } from "#platform/spreadsheet";
import { officeOf, signedIn } from "#modules/people";
import { z } from "zod";
import { renewals, type RenewalLine } from "../../queries/renewals/renewals.ts";
import { renewalRisks } from "../../rules/renewals/risk.ts";
import { RenewalsPage } from "../../views/renewals/renewals-page.tsx";
import { todayAt } from "../office.ts";
import { madeHeaders } from "../send-file.ts";
import type { CreditSite } from "../site.ts";

const parameters = z.object({
  branch: z.uuid("Choose a branch from the list.").optional(),
  risk: z.enum(renewalRisks).optional(),
});

const linesOnPage = 100;
const linesInFile = 100_000;

/** Who will renew and who may not, as a page and as a table to download. */
export function addRenewalRoutes(app: WebApp, site: CreditSite): void {
  app.get("/renewals", async (c) => {
    const { branch, risk, found } = await asked(c, site, linesOnPage);
    const query = new URL(c.req.url).search;
    const name = found.branches.find(({ organisationId }) => organisationId === branch)?.name;
    return c.html(
      <RenewalsPage
        shell={site.shell(c)}
        {...found}
        branch={branch === undefined ? undefined : { id: branch, name: name ?? "this branch" }}
        risk={risk}
        csvHref={`/renewals.csv${query}`}
      />,
    );
  });
  app.get("/renewals.csv", async (c) => {
    const { found } = await asked(c, site, linesInFile);
    return c.body(csvOf(found.lines), 200, madeHeaders("text/csv; charset=utf-8", "renewals.csv"));
  });
}

async function asked(c: WebContext, site: CreditSite, limit: number) {
  const viewer = signedIn(c);
  const { branch, risk } = parseQuery(c, parameters);
  const found = await renewals(site.db, viewer, {
    tenantId: officeOf(viewer),
    today: todayAt(site),
    organisationId: branch,
    risk,
    limit,
  });
  return { branch, risk, found };
}

const columns = {
  name: ({ staffName }) => staffName,
  branch: ({ organisationName }) => organisationName,
  credential: ({ credential }) => credential,
  standing: ({ risk }) => risk,
  due: ({ dueOn }) => dueOn ?? "",
  unit: ({ unit }) => unit,
  required: ({ required }) => required,
  counted: ({ counted }) => counted,
  planned: ({ planned }) => planned,
  short: ({ short }) => short,
  missing: ({ missing }) => missing.join("; "),
} as const satisfies Readonly<Record<string, (line: RenewalLine) => string>>;

function csvOf(lines: readonly RenewalLine[]): string {
  return writeCsv([
    Object.keys(columns),
    ...lines.map((line) => Object.values(columns).map((cell) => cell(line))),
  ]);
}
