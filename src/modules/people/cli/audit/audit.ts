import type { Command } from "commander";
import { Conflict, InvalidInput } from "#platform/errors";
import { isId } from "#platform/ids";
import { plainTable } from "#platform/terminal";
import { verifyAudit } from "../../queries/audit/verify-audit.ts";
import type { PeopleProgram } from "../../queries/program.ts";
import { type ChainState, readNotedHead } from "../../rules/audit-chain.ts";
import type { PeopleCommandContext } from "../context.ts";

const documentation = `
Every line of the log carries a digest of itself and of all lines before. This computes them anew, and names the first line
that was changed, taken out, put in or moved. It exits with 5 when one was.

Note the head (LINE:DIGEST) on paper or on another machine now and then. Given back with --noted, it also shows whether the
end of a log was cut off, or a whole log was written anew.

Examples:
  carrel audit verify
  carrel audit verify --tenant 0190b6a0-… --noted 120:5f3a…
  carrel audit verify --json
`;

interface Options {
  readonly tenant?: string;
  readonly noted?: string;
  readonly json?: boolean;
}

/** `carrel audit verify`. */
export function addAuditCommands(program: Command, context: PeopleCommandContext): void {
  const audit = program.command("audit").description("the log of sensitive acts");
  audit
    .command("verify")
    .description("show that no line of the log was changed, and print its head")
    .option("--tenant <id>", "one organization or account; all when left out")
    .option("--noted <line:digest>", "a head of that tenant that was noted earlier")
    .option("--json", "one line of JSON for each log")
    .addHelpText("after", documentation)
    .action(async (options: Options) => verify(await context.open(), options));
}

async function verify({ db }: PeopleProgram, { tenant, noted, json }: Options): Promise<void> {
  if (tenant !== undefined && !isId(tenant))
    throw new InvalidInput([{ where: "--tenant", message: "Write the id of an organization or account." }]);
  const head = noted === undefined ? undefined : readNotedHead(noted);
  if (noted !== undefined && (head === undefined || tenant === undefined))
    throw new InvalidInput([{ where: "--noted", message: "Write LINE:DIGEST, together with --tenant." }]);
  const tenants = await db
    .selectFrom("tenants")
    .select(["id", "name"])
    .$if(tenant !== undefined, (query) => query.where("id", "=", tenant ?? ""))
    .orderBy("id")
    .execute();
  const results: { readonly id: string; readonly name: string; readonly state: ChainState }[] = [];
  for (const { id, name } of tenants) results.push({ id, name, state: await verifyAudit(db, id, head) });
  process.stdout.write(json === true ? jsonLines(results) : tableOf(results));
  const broken = results.filter(({ state }) => state.is === "broken");
  if (broken.length > 0)
    throw new Conflict(
      broken.map(({ name, state }) => `${name}: ${state.is === "broken" ? state.why : ""}`).join("\n"),
    );
}

type Results = readonly { readonly id: string; readonly name: string; readonly state: ChainState }[];

function jsonLines(results: Results): string {
  return results.map(({ id, name, state }) => `${JSON.stringify({ tenant: id, name, ...state })}\n`).join("");
}

function tableOf(results: Results): string {
  if (results.length === 0) return "There is no log to look at.\n";
  const rows = results.map(({ id, name, state }) =>
    state.is === "whole"
      ? [name, id, "whole", `${state.lines}:${state.head}`]
      : [name, id, `broken at line ${state.at}`, state.why],
  );
  return `${plainTable(["Of", "Tenant", "Log", "Head, to be noted"], rows)}\n`;
}
