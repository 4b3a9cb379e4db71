import { z } from "zod";
import { InvalidInput, NotFound, type Problem } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  type SentValues,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
  sentText,
} from "#platform/http";
import { liftHold, placeHold } from "../../actions/retention/hold-records.ts";
import { setRetention } from "../../actions/retention/set-retention.ts";
import { isPermitted } from "../../actions/permit.ts";
import { recordClassesOf } from "../../queries/my-data/classes/index.ts";
import { classNamed } from "../../queries/my-data/held-records.ts";
import { destructionLists } from "../../queries/retention/destruction-lists.ts";
import { holdsOf } from "../../queries/retention/holds.ts";
import { retentionOf } from "../../queries/retention/retention.ts";
import { staffNamed } from "../../queries/retention/staff-choices.ts";
import { officeLabelOf } from "../../rules/retention/kept-for.ts";
import { HoldPage, RetentionPage } from "../../views/retention/record-forms.tsx";
import { RecordsPage } from "../../views/retention/records-page.tsx";
import { employerFor } from "./employer-for.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";

/** How long an organisation keeps its records, and what is on hold. */
export function addRecordsRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/organisation/records", async (c) => {
    const viewer = signedIn(c);
    const { tenantId } = employerFor(c, "approve destruction", viewer);
    return c.html(
      <RecordsPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        employer={tenantId}
        kept={await retentionOf(site.db, tenantId, recordClassesOf(site))}
        holds={await holdsOf(site.db, tenantId)}
        lists={await destructionLists(site.db, tenantId)}
        mayManage={isPermitted(viewer, "manage records", { tenantId })}
        zone={viewer.zone ?? site.zone}
      />,
    );
  });
  addRetentionRoutes(app, site);
  addHoldRoutes(app, site);
}

const retentionForm = z.object({
  days: z.coerce
    .number("Write a number of days.")
    .int("Write whole days.")
    .min(0)
    .max(36_525, "At most a hundred years.")
    .optional(),
  basis: z.string().trim().min(1, "Write down what it rests on.").max(1000),
});

function addRetentionRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/organisation/records/retention/:name", async (c) => {
    const { tenantId } = employerFor(c, "manage records");
    return c.html(await retentionPage(c, site, tenantId, { problems: [] }));
  });
  app.post("/organisation/records/retention/:name", async (c) => {
    const { viewer, tenantId } = employerFor(c, "manage records");
    const sent = await readForm(c);
    const classes = recordClassesOf(site);
    const recordClass = classNamed(classes, c.req.param("name"));
    const { name } = recordClass;
    try {
      const { days, basis } = await parseForm(c, retentionForm, { days: "Days", basis: "Basis" });
      await setRetention(site.db, viewer, { tenantId, classes }, { name, days, basis });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return c.html(await retentionPage(c, site, tenantId, { problems: error.problems, sent }), 422);
    }
    setFlash(c, { message: `Saved how long “${officeLabelOf(recordClass)}” is kept.` });
    return seeOther(c, `/organisation/records?employer=${tenantId}`);
  });
}

async function retentionPage(
  c: WebContext,
  site: PeopleSite,
  tenantId: string,
  { problems, sent }: { readonly problems: readonly Problem[]; readonly sent?: SentValues },
) {
  const all = await retentionOf(site.db, tenantId, recordClassesOf(site));
  const kept = all.find(({ recordClass }) => recordClass.name === c.req.param("name"));
  if (kept === undefined || !kept.isDestroyable) throw new NotFound("There is no such kind of record.");
  const values =
    sent === undefined
      ? { days: kept.days?.toString() ?? "", basis: kept.setBy === undefined ? "" : kept.basis }
      : { days: sentText(sent, "days"), basis: sentText(sent, "basis") };
  return (
    <RetentionPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      employer={tenantId}
      kept={kept}
      values={values}
      problems={problems}
    />
  );
}

const holdForm = z.object({
  person: z.uuid("Choose someone from the list.").optional(),
  recordClass: z.string().max(100).optional(),
  reason: z.string().trim().min(1, "Write down why: someone must know when to lift it.").max(1000),
});

function addHoldRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/organisation/records/holds/new", async (c) => {
    const { tenantId } = employerFor(c, "manage records");
    return c.html(await holdPage(c, site, tenantId, { problems: [], sent: {} }));
  });
  app.post("/organisation/records/holds", async (c) => {
    const { viewer, tenantId } = employerFor(c, "manage records");
    const sent = await readForm(c);
    try {
      const { person, recordClass, reason } = await parseForm(c, holdForm, { person: "Whose records" });
      const office = { tenantId, classes: recordClassesOf(site) };
      await placeHold(site.db, viewer, office, { staffId: person, recordClass, reason });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return c.html(await holdPage(c, site, tenantId, { problems: error.problems, sent }), 422);
    }
    setFlash(c, { message: "Placed the hold. Nothing of it is destroyed until it is lifted." });
    return seeOther(c, `/organisation/records?employer=${tenantId}`);
  });
  app.post("/organisation/records/holds/:id{[0-9a-f-]{36}}/lifting", async (c) => {
    const { viewer, tenantId } = employerFor(c, "manage records");
    await liftHold(site.db, viewer, tenantId, c.req.param("id"));
    setFlash(c, { message: "Lifted the hold." });
    return seeOther(c, `/organisation/records?employer=${tenantId}`);
  });
}

async function holdPage(
  c: WebContext,
  site: PeopleSite,
  tenantId: string,
  { problems, sent }: { readonly problems: readonly Problem[]; readonly sent: SentValues },
) {
  const words = (sentText(sent, "words") || (c.req.query("words") ?? "")).trim().slice(0, 200);
  return (
    <HoldPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      employer={tenantId}
      classes={recordClassesOf(site)
        .filter(({ owner }) => owner === "employer")
        .map((each) => ({ name: each.name, label: officeLabelOf(each) }))}
      words={words}
      found={words === "" ? [] : await staffNamed(site.db, tenantId, words)}
      values={{
        recordClass: sentText(sent, "recordClass"),
        person: sentText(sent, "person"),
        reason: sentText(sent, "reason"),
      }}
      problems={problems}
    />
  );
}
