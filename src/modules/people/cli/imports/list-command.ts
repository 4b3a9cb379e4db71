import type { Command } from "commander";
import { inTenants } from "#platform/db";
import { localDay, now } from "#platform/time";
import { plainTable } from "#platform/terminal";
import { staffLines, type StaffPlace } from "../../queries/staff/staff-list.ts";
import type { PeopleCommandContext } from "../context.ts";
import { libraryOf } from "./import-command.ts";

const pageSize = 500;

/** `carrel people list`: who is on the staff. */
export function addListPeopleCommand(people: Command, context: PeopleCommandContext): void {
  people
    .command("list")
    .description("who is on the staff, in the order of their names")
    .option("--find <words>", "only those whose name, e-mail address or number begins so")
    .option("--json", "one line of JSON for each")
    .action(async (options: { readonly find?: string; readonly json?: boolean }) => list(options, context));
}

async function list(
  { find, json = false }: { readonly find?: string; readonly json?: boolean },
  context: PeopleCommandContext,
): Promise<void> {
  const program = await context.open();
  const tenantId = await libraryOf(program);
  const asked = { text: find, isActive: true, today: localDay(program.zone, now()), limit: pageSize };
  const rows: string[][] = [];
  for (let after: StaffPlace | undefined; ;) {
    const page = await inTenants(program.db, [tenantId], async (tx) =>
      staffLines(tx, tenantId, { ...asked, after }),
    );
    for (const { id, name, hasAccount, positions } of page) {
      if (json)
        process.stdout.write(
          `${JSON.stringify({ id, name, hasJoined: hasAccount, positions: positions.map(({ organisationName, title, role }) => ({ organisation: organisationName, title, role })) })}\n`,
        );
      else
        rows.push([
          name,
          positions.map((each) => each.organisationName).join("; "),
          hasAccount ? "joined" : "",
        ]);
    }
    after = page.at(-1);
    if (after === undefined || page.length < pageSize) break;
  }
  if (!json) process.stdout.write(`${plainTable(["Name", "Where", "Account"], rows)}\n`);
}
