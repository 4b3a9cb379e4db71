import { inTenants } from "#platform/db";
import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  listOf,
  parseForm,
  parseQuery,
  readForm,
  seeOther,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { z } from "zod";
import {
  chooseForImport,
  confirmImport,
  dropImport,
  takeImport,
} from "../../actions/imports/import-files.ts";
import { permit } from "../../actions/permit.ts";
import { importRows, importRun, recentImports } from "../../queries/imports/runs.ts";
import { employerOfRun } from "../../queries/imports/employer-of-run.ts";
import {
  type BranchColumn,
  branchColumns,
  type StaffColumn,
  staffColumns,
} from "../../rules/imports/columns.ts";
import { type ImportChoices, importKinds } from "../../rules/imports/run.ts";
import { ImportPage } from "../../views/imports/import-page.tsx";
import { ImportsPage } from "../../views/imports/imports-page.tsx";
import { employerFor } from "../retention/employer-for.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";

const one = "/imports/:id{[0-9a-f-]{36}}";

/** Bringing branches and staff in from files: look, choose, confirm, follow. */
export function addImportRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/imports", (c) => importsPage(c, site, []));
  app.post("/imports", (c) => take(c, site));
  app.get(one, (c) => runPage(c, site));
  app.post(`${one}/choices`, async (c) => {
    const { viewer, key } = await asked(c, site);
    const { choices } = await inTenants(site.db, [key.tenantId], async (tx) =>
      importRun(tx, key.tenantId, key.runId),
    );
    const sent = await sentChoices(c);
    // A system belongs to its state.
    const system = sent.state === choices.state ? sent.system : undefined;
    await chooseForImport(site, viewer, { ...key, choices: { ...choices, ...sent, system } });
    return seeOther(c, `/imports/${key.runId}`);
  });
  app.post(`${one}/confirmation`, async (c) => {
    const { viewer, key } = await asked(c, site);
    await confirmImport(site, viewer, key);
    return seeOther(c, `/imports/${key.runId}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const { viewer, key } = await asked(c, site);
    await dropImport(site, viewer, key);
    setFlash(c, { message: "The import was dropped. Nothing was changed." });
    return seeOther(c, "/organisation");
  });
}

async function asked(c: WebContext, site: PeopleSite) {
  const viewer = signedIn(c);
  const runId = c.req.param("id") ?? "";
  const tenantId = await employerOfRun(site.db, viewer, runId);
  permit(viewer, "import staff", { tenantId });
  return { viewer, key: { tenantId, runId } };
}

const takeForm = z.object({
  file: listOf(z.instanceof(File)),
  kind: z.enum(importKinds).optional(),
});

async function take(c: WebContext, site: PeopleSite): Promise<Response> {
  const { viewer, tenantId } = employerFor(c, "import staff");
  const sent = await parseForm(c, takeForm);
  try {
    const files: { readonly name: string; readonly bytes: Uint8Array }[] = [];
    for (const file of sent.file)
      files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    const runId = await takeImport(site, viewer, { tenantId, files, choices: { kind: sent.kind } });
    return seeOther(c, `/imports/${runId}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    c.status(422);
    return importsPage(c, site, error.problems);
  }
}

async function importsPage(c: WebContext, site: PeopleSite, problems: readonly Problem[]): Promise<Response> {
  const { tenantId } = employerFor(c, "import staff");
  const runs = await inTenants(site.db, [tenantId], async (tx) => recentImports(tx, tenantId));
  return c.html(
    <ImportsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      employer={tenantId}
      runs={runs}
      problems={problems}
    />,
  );
}

const pageParameters = z.object({
  show: z.enum(["new", "changed", "bad", "missing"]).optional(),
  after: z.coerce.number().int().min(-1).default(-1),
  still: z.literal("yes").optional(),
});

const pageSize = 50;

async function runPage(c: WebContext, site: PeopleSite): Promise<Response> {
  const { key } = await asked(c, site);
  const { show, after, still } = parseQuery(c, pageParameters);
  const page = await inTenants(site.db, [key.tenantId], async (tx) => {
    const run = await importRun(tx, key.tenantId, key.runId);
    const counts = run.findings.counts;
    // What needs a person comes first.
    const shown = show ?? ((counts?.bad ?? 0) > 0 ? "bad" : (counts?.new ?? 0) > 0 ? "new" : "changed");
    return { run, shown, rows: await importRows(tx, key, { outcome: shown, after, limit: pageSize }) };
  });
  const last = page.rows.length === pageSize ? page.rows.at(-1) : undefined;
  // Without a script a page looks again only when it is told to; and who reads it slowly can stop that (WCAG 2.2.1).
  const looksAgain = still === undefined && ["reading", "applying"].includes(page.run.state);
  if (looksAgain) c.header("refresh", "3");
  return c.html(
    <ImportPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      looksAgain={looksAgain}
      {...page}
      next={last && `/imports/${key.runId}?show=${page.shown}&after=${last.place}`}
    />,
  );
}

const choiceForm = z.object({
  kind: z.enum(importKinds).optional(),
  state: z.string().max(10).optional(),
  system: z.string().max(40).optional(),
});

async function sentChoices(c: WebContext): Promise<ImportChoices> {
  const choices = await parseForm(c, choiceForm);
  const columns = Object.entries(await readForm(c)).flatMap(([name, value]) => {
    const column = /^column-(\d{1,3})$/u.exec(name)?.[1];
    return column !== undefined && isColumn(value) ? [[column, value] as const] : [];
  });
  return columns.length === 0 ? choices : { ...choices, columns: Object.fromEntries(columns) };
}

function isColumn(value: unknown): value is BranchColumn | StaffColumn | "none" {
  return (
    typeof value === "string" &&
    (value === "none" || Object.hasOwn(branchColumns, value) || Object.hasOwn(staffColumns, value))
  );
}
