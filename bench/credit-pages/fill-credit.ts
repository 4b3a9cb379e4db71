import { type Db, inTenants } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import { addCredential } from "../../src/modules/credit/actions/record/keep-credential.ts";
import { recordEntry } from "../../src/modules/credit/actions/record/record-entry.ts";
import type { Mode } from "../../src/modules/credit/rules/ledger/entry.ts";
import type { CreditTables } from "../../src/modules/credit/tables.ts";
import type { PeopleTables } from "../../src/modules/people/tables.ts";
import { makeAwards } from "../../tests/credit/certificates/made-awards.ts";
import { fillSite } from "../site/fill-site.ts";

type Tables = CreditTables & PeopleTables;

/** Where the pages are, and how those who look at them say who they are. */
export interface FilledCredit {
  readonly session: string;
  readonly coordinator: string;
  readonly owner: string;
}

/** A session to which so many came, and a record with so many entries, in an empty directory. */
export async function fillCredit(
  directory: string,
  size: { readonly people: number; readonly entries: number },
): Promise<FilledCredit> {
  return fillSite<CreditTables, FilledCredit>(directory, async ({ db, tenantId, players }) => {
    const { coordinator, owner, supervisor } = players;
    const given = { tenantId, organiserId: supervisor.staffId, count: size.people };
    const session = await makeAwards(db, given);
    await inTenants(db, [owner.accountId], async (tx) => keepRecord(tx, owner.accountId, size.entries));
    return { session, coordinator: coordinator.cookie, owner: owner.cookie };
  });
}

const modes: readonly Mode[] = ["live", "recording alone", "recording in a group", "reading", "presenting"];

/** A Wisconsin director who learned something every few days of the last two years. */
async function keepRecord(tx: Db<Tables>, accountId: string, count: number): Promise<void> {
  const held = { issuedOn: "2024-02-01", endorsements: [], circumstances: [], positions: [] };
  await addCredential(tx, accountId, { packId: "us-wi-library-director", ...held, isShared: false });
  const last = parseDate("2026-11-01") ?? 0;
  for (let number = 0; number < count; number += 1) {
    const day = formatDate(last - ((number * 7) % 700));
    const facts = {
      title: `Webinar ${number}`,
      provider: "Faraway Training",
      from: day,
      to: day,
      measured: { minutes: 30 + (number % 4) * 15 },
      mode: modes[number % modes.length] ?? "live",
      topics: number % 3 === 0 ? ["technology"] : [],
      categories: {},
      preApproved: {},
      approvedBy: [],
      endorsements: [],
      proofOnPaper: [],
      relation: "",
      state: "earned",
    } as const;
    await recordEntry(tx, accountId, facts, { source: "own" });
  }
}
