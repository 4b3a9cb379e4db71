import { z } from "zod";
import { inTenants } from "#platform/db";
import { parseQuery, type WebApp } from "#platform/http";
import { auditPage } from "../../queries/audit/audit-lines.ts";
import { AuditPage } from "../../views/audit/audit-page.tsx";
import { employerFor } from "../retention/employer-for.ts";
import type { PeopleSite } from "../site.ts";

const query = z.object({
  act: z.string().max(200).optional(),
  by: z.string().trim().max(200).optional(),
  from: z.iso.date("Write a day.").optional().catch(undefined),
  to: z.iso.date("Write a day.").optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});

/** An organisation's log. */
export function addAuditRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/organisation/audit", async (c) => {
    const { viewer, tenantId } = employerFor(c, "see the audit log");
    const { page: wanted, ...values } = parseQuery(c, query);
    const found = await inTenants(site.db, [tenantId], async (tx) =>
      auditPage(tx, tenantId, { ...values, page: wanted }),
    );
    return c.html(
      <AuditPage
        shell={site.shell(c)}
        employer={tenantId}
        values={values}
        zone={viewer.zone ?? site.zone}
        {...found}
      />,
    );
  });
}
