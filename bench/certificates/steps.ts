/**
 * The steps of `bench/certificates.ts`, each in a process of its own, on the built program: `make DIRECTORY COUNT`,
 * `issue DIRECTORY TENANT`, `count DIRECTORY TENANT`. Each prints JSON, `issue` a line a batch.
 */
import { readConfiguration } from "#platform/config";
import { inTenants } from "#platform/db";
import { openLog } from "#platform/log";
import { openProgram, type Program } from "#apps/program";
import { creditJobs } from "#modules/credit";
import { makeAwards } from "../../tests/credit/certificates/made-awards.ts";
import { makeCast } from "../../tests/people/cast.ts";

const [step, directory = "", last = ""] = process.argv.slice(2);
const log = openLog({ level: "error", isTerminal: false, write: (line) => void process.stderr.write(line) });
const program = await openProgram(readConfiguration({ DATA_DIR: directory, HARVEST: "off" }), log);
if (step === "make") tell({ tenantId: await make(program, Number(last)) });
else if (step === "issue") await issue(program, last);
else tell(await kept(program, last));
await program.close();

async function make({ db, secret }: Program, count: number): Promise<string> {
  const { tenantId, players } = await makeCast(db, secret);
  await makeAwards(db, { tenantId, organiserId: players.supervisor.staffId, count });
  return tenantId;
}

/** The job itself, as the background does it. */
async function issue(open: Program, tenantId: string): Promise<void> {
  const handler = creditJobs(open).find(({ job }) => job.name === "credit.issue-certificates");
  if (handler === undefined) throw new Error("Nobody issues certificates.");
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const progress = async (done: number) => {
    const { user, system } = process.cpuUsage(cpu);
    tell({
      done,
      seconds: (performance.now() - started) / 1000,
      cpuMilliseconds: (user + system) / 1000,
    });
  };
  const signal = new AbortController().signal;
  await handler.run({ tenantId }, { db: open.db, jobId: tenantId, attempt: 1, signal, progress });
}

async function kept({ db }: Program, tenantId: string) {
  return inTenants(db, [tenantId], async (tx) => {
    const rows = await tx.selectFrom("certificates").select(["award_id", "place", "number"]).execute();
    const distinct = (of: (row: (typeof rows)[number]) => unknown) => new Set(rows.map(of)).size;
    return {
      certificates: rows.length,
      awards: distinct((row) => row.award_id),
      places: distinct((row) => row.place),
      numbers: distinct((row) => row.number),
    };
  });
}

function tell(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
