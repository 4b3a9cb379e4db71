import { z } from "zod";
import { csrfToken, parseQuery, seeOther, setFlash, takeFlash, type WebApp } from "#platform/http";
import { closeAccount, keepAccount } from "../../actions/my-data/close-account.ts";
import { permit } from "../../actions/permit.ts";
import { recordClassesOf } from "../../queries/my-data/classes/index.ts";
import { classNamed, heldCounts, heldRows, holderOf } from "../../queries/my-data/held-records.ts";
import { employmentsOf } from "../../queries/my-data/employments.ts";
import type { Viewer } from "../../rules/viewer.ts";
import { ClosingPage } from "../../views/my-data/closing-page.tsx";
import { MyDataPage } from "../../views/my-data/my-data-page.tsx";
import { RecordPage } from "../../views/my-data/record-page.tsx";
import { confirmed } from "../sign-in/confirmed.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";
import { onDay } from "../../rules/on-day.ts";

const pageRows = 25;
const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });

/** What is held about the reader, and closing the account. */
export function addMyDataRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/me/data", async (c) => {
    const viewer = owner(signedIn(c));
    const holder = await holderOf(site.db, viewer.accountId);
    return c.html(
      <MyDataPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        counts={await heldCounts(site.db, holder, recordClassesOf(site))}
        isClosing={viewer.closesAt !== undefined}
      />,
    );
  });
  app.get("/me/data/records/:name", async (c) => {
    const viewer = owner(signedIn(c));
    const recordClass = classNamed(recordClassesOf(site), c.req.param("name"));
    const rows = await heldRows(site.db, await holderOf(site.db, viewer.accountId), recordClass);
    const pages = Math.max(1, Math.ceil(rows.length / pageRows));
    const page = Math.min(parseQuery(c, pageQuery).page, pages);
    const { properties = {} } = recordClass.jsonSchema as { readonly properties?: object };
    return c.html(
      <RecordPage
        shell={site.shell(c)}
        recordClass={recordClass}
        fields={Object.keys(properties)}
        rows={rows.slice((page - 1) * pageRows, page * pageRows)}
        page={page}
        pages={pages}
        zone={viewer.zone ?? site.zone}
      />,
    );
  });
  addClosingRoutes(app, site);
}

function addClosingRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/me/data/closing", async (c) => {
    const viewer = signedIn(c);
    const employments = await employmentsOf(site.db, viewer);
    return c.html(
      <ClosingPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        closesOn={viewer.closesAt && onDay(viewer.closesAt, viewer.zone ?? site.zone)}
        employers={employments.filter(({ leftAt }) => leftAt === undefined).map(({ name }) => name)}
      />,
    );
  });
  app.post("/me/data/closing", async (c) => {
    const viewer = confirmed(c, "/me/data/closing");
    const { closesAt } = await closeAccount(site.db, viewer, site);
    const closesOn = onDay(closesAt, viewer.zone ?? site.zone);
    setFlash(c, { message: `Your account is closed on ${closesOn}, unless you come back before.` });
    return seeOther(c, "/me/data");
  });
  app.post("/me/data/keeping", async (c) => {
    await keepAccount(site.db, signedIn(c));
    setFlash(c, { message: "Your account stays. Nothing was lost." });
    return seeOther(c, "/me/data");
  });
}

function owner(viewer: Viewer): Viewer {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  return viewer;
}
