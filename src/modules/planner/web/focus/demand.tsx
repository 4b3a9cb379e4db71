import { NotFound } from "#platform/errors";
import type { WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { employersNamed } from "../../queries/focus/employers-named.ts";
import { todayOf } from "../../queries/focus/focus-evidence.ts";
import { requestTally, type TalliedTopic } from "../../queries/focus/requests.ts";
import { talliesByMonth } from "../../rules/focus/asked-topics.ts";
import { DemandPage } from "../../views/focus/request-pages.tsx";
import type { PlannerSite } from "../site.ts";
import { topicTable } from "./topic-table.ts";

const months = 6;

/** What a library's branches are asked for. */
export function addDemandPage(app: WebApp, site: PlannerSite): void {
  app.get("/plan/focus/demand", async (c) => {
    const viewer = signedIn(c);
    const [employer] = await employersNamed(site.db, viewer);
    if (employer === undefined)
      throw new NotFound("Requests are counted where one works; you hold no position today.");
    const today = todayOf(site, viewer);
    const rows = await requestTally(site.db, viewer, { tenantId: employer.tenantId, today, months });
    const tableOf = (some: readonly TalliedTopic[]) =>
      topicTable(site, talliesByMonth(some, { count: months, today }));
    const places = new Map(
      rows.map(({ organisationId, organisationName }) => [organisationId, organisationName]),
    );
    return c.html(
      <DemandPage
        shell={site.shell(c)}
        employer={employer.name}
        all={tableOf(rows)}
        places={[...places].map(([id, name]) => ({
          name,
          counts: tableOf(rows.filter(({ organisationId }) => organisationId === id)),
        }))}
      />,
    );
  });
}
