import { z } from "zod";
import { NotFound } from "#platform/errors";
import { csrfToken, listOf, parseForm, seeOther, setFlash, type WebApp } from "#platform/http";
import { isPermitted } from "../../actions/permit.ts";
import { approveDestruction, withdrawDestruction } from "../../actions/retention/decide-destruction.ts";
import { recordClassesOf } from "../../queries/my-data/classes/index.ts";
import { tenantName } from "../../queries/tenant-name.ts";
import { destructionList } from "../../queries/retention/destruction-lists.ts";
import { officeLabelOf } from "../../rules/retention/kept-for.ts";
import { CertificatePage, DestructionPage } from "../../views/retention/destruction-pages.tsx";
import { employerFor } from "./employer-for.ts";
import { confirmed } from "../sign-in/confirmed.ts";
import type { PeopleSite } from "../site.ts";

const base = "/organisation/records/destruction/:id{[0-9a-f-]{36}}";
const approvalForm = z.object({ keep: listOf(z.string().max(300)) });

/** Lists of what was kept long enough: looked through, approved, and certified. */
export function addDestructionRoutes(app: WebApp, site: PeopleSite): void {
  app.get(base, async (c) => {
    const { viewer, tenantId } = employerFor(c, "approve destruction");
    return c.html(
      <DestructionPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        employer={tenantId}
        {...await destructionList(site.db, tenantId, c.req.param("id"))}
        labelOf={labelsOf(site)}
        mayApprove={isPermitted(viewer, "approve destruction", { tenantId })}
        zone={viewer.zone ?? site.zone}
      />,
    );
  });
  app.get(`${base}/certificate`, async (c) => {
    const { viewer, tenantId } = employerFor(c, "approve destruction");
    const found = await destructionList(site.db, tenantId, c.req.param("id"));
    if (found.list.state !== "done") throw new NotFound("This list was not carried out.");
    return c.html(
      <CertificatePage
        shell={site.shell(c)}
        employer={tenantId}
        {...found}
        organisation={await tenantName(site.db, tenantId)}
        labelOf={labelsOf(site)}
        zone={viewer.zone ?? site.zone}
      />,
    );
  });
  app.post(`${base}/approval`, async (c) => {
    const listId = c.req.param("id");
    const { tenantId } = employerFor(c, "approve destruction");
    const viewer = confirmed(c, `/organisation/records/destruction/${listId}?employer=${tenantId}`);
    const { keep } = await parseForm(c, approvalForm);
    await approveDestruction(site.db, viewer, { tenantId, listId }, keep);
    setFlash(c, { message: "Approved. It is carried out in the background." });
    return seeOther(c, `/organisation/records?employer=${tenantId}`);
  });
  app.post(`${base}/withdrawal`, async (c) => {
    const { viewer, tenantId } = employerFor(c, "approve destruction");
    await withdrawDestruction(site.db, viewer, { tenantId, listId: c.req.param("id") });
    setFlash(c, { message: "Put away. Nothing was destroyed." });
    return seeOther(c, `/organisation/records?employer=${tenantId}`);
  });
}

function labelsOf(site: PeopleSite): (name: string) => string {
  const labels = new Map(recordClassesOf(site).map((each) => [each.name, officeLabelOf(each)]));
  return (name) => labels.get(name) ?? name;
}
