import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import {
  openOrganisationCount,
  organisationLines,
} from "../../src/modules/people/queries/organisations/organisations.ts";
import { staffCount, staffLines } from "../../src/modules/people/queries/staff/staff-list.ts";
import type { PeopleTables } from "../../src/modules/people/tables.ts";
import { median } from "../harvest/measure.ts";
import { timeSpent } from "./time-spent.ts";

/** Medians of what the pages of staff and branches ask, in milliseconds of CPU, the database’s included. */
export async function questionCosts(
  db: Db<PeopleTables>,
  tenantId: string,
): Promise<Readonly<Record<string, number>>> {
  const asked = { isActive: true, today: now().slice(0, 10), limit: 50 };
  const deep = { id: "00000000-0000-0000-0000-000000000000", sortName: "person 09" };
  return inTenants(db, [tenantId], async (tx) => {
    const [branch] = await organisationLines(tx, tenantId, { text: "library 77", limit: 1 });
    const organisationId = branch?.id ?? tenantId;
    const all: Readonly<Record<string, () => Promise<unknown>>> = {
      staffFirstPage: () => staffLines(tx, tenantId, asked),
      staffDeepPage: () => staffLines(tx, tenantId, { ...asked, after: deep }),
      staffSearch: () => staffLines(tx, tenantId, { ...asked, text: "person 4711" }),
      staffShortSearch: () => staffLines(tx, tenantId, { ...asked, text: "p" }),
      staffOfBranch: () => staffLines(tx, tenantId, { ...asked, organisationId }),
      staffByRole: () => staffLines(tx, tenantId, { ...asked, role: "supervisor" }),
      staffCount: () => staffCount(tx, tenantId, asked),
      organisationCount: () => openOrganisationCount(tx, tenantId),
      organisationPage: () => organisationLines(tx, tenantId, { limit: 60 }),
      organisationSearch: () => organisationLines(tx, tenantId, { text: "library 4711", limit: 60 }),
    };
    const found: Record<string, number> = {};
    for (const [name, ask] of Object.entries(all)) found[name] = await medianCost(ask);
    return found;
  });
}

async function medianCost(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const { spent } = await timeSpent(undefined, ask);
    times.push(spent.cpuSeconds * 1000);
  }
  return median(times);
}
