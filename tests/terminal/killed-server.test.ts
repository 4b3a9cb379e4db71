import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfiguration } from "#platform/config";
import { type Db, inTenants, json, openDatabase, withTables } from "#platform/db";
import { testDataDirectory } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { openLog } from "#platform/log";
import { now } from "#platform/time";
import { openProgram } from "#apps/program";
import type { PlannerTables } from "#modules/planner";
import { beginPlan } from "../../src/modules/planner/actions/plan/begin-plan.ts";
import { workOutTeamPlanJob } from "../../src/modules/planner/actions/team-plan/team-plan-jobs.ts";
import { firstInputs } from "../../src/modules/planner/rules/plan/plan-inputs.ts";
import { firstTeamChoices } from "../../src/modules/planner/rules/team-plan/team-choices.ts";
import { formToken, makeCast } from "../people/cast.ts";
import { contestedTeam } from "./contested-team.ts";

const command = join(import.meta.dirname, "../../dist/apps/cli/main.js");
const dataDirectory = await testDataDirectory();
const environment = { DATA_DIR: dataDirectory, HARVEST: "off", LOG_LEVEL: "error" };
let server: ChildProcess | undefined;

afterAll(() => {
  server?.kill("SIGKILL");
  rmSync(dataDirectory, { recursive: true, force: true });
});

test("plans that a server was making when it was killed are made on by the next one, from the best so far", async () => {
  const asked = await askForPlans();
  const first = await serve();
  // Until a first plan of the team is kept, and shown with how good it is.
  await shown(`${first}/team/plans/1`, asked.cookie, /So far: \d+ of/u);
  await killed();
  const kept = await stored(asked, beginAsKilled);
  expect([kept.team.state, kept.team.plan?.outcome]).toEqual(["working", "feasible"]);

  const second = await serve();
  // Only whoever works on it listens to that.
  await fetch(`${second}/team/plans/1/stop`, {
    method: "POST",
    headers: { cookie: `${asked.cookie}; ${asked.formCookie}`, "x-csrf-token": asked.formToken },
  });
  await shown(`${second}/team/plans/1`, asked.cookie, /Propose it to everyone/u);
  await shown(`${second}/plan`, asked.cookie, /^(?!.*is being worked out)/su);
  await killed();

  const { team, person } = await stored(asked);
  expect(team.state).toBe("ready");
  expect(team.plan?.value).toBeGreaterThanOrEqual(kept.team.plan?.value ?? Infinity);
  expect(person).toBe("ready");
}, 300_000);

interface Asked {
  readonly tenantId: string;
  readonly accountId: string;
  readonly cookie: string;
  readonly formCookie: string;
  readonly formToken: string;
}

/** A library with a team's plan asked for. */
async function askForPlans(): Promise<Asked> {
  const configuration = readConfiguration(environment);
  const log = openLog({ level: "error", isTerminal: false, write: () => {} });
  const program = await openProgram(configuration, log);
  const { tenantId, players } = await makeCast(program.db, configuration.secret);
  const form = await formToken(configuration.secret);
  await inTenants(program.db, [tenantId], async (tx) => {
    const id = newId();
    await tx
      .insertInto("team_plans")
      .values({
        tenant_id: tenantId,
        id,
        number: 1,
        organisation_id: tenantId,
        choices: json({
          ...firstTeamChoices,
          from: "2031-01-01",
          to: "2031-04-30",
          cents: 900_000,
          topics: ["technology"],
          seconds: 600,
        }),
        state: "working",
        facts: json(contestedTeam(48, 150)),
        made_at: now(),
      })
      .execute();
    await enqueue(tx, workOutTeamPlanJob, { tenantId, planId: id }, { key: id, progressTenant: tenantId });
  });
  await program.close();
  const { accountId, cookie } = players.director;
  return { tenantId, accountId, cookie, formCookie: form.cookie, formToken: form.token };
}

/** The site of a process of its own, once it answers. */
async function serve(): Promise<string> {
  const child = spawn(process.execPath, [command, "serve", "--port", "0", "--no-sample"], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  server = child;
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("The server ended before it answered.")));
    child.stdout.on("data", (part: Buffer) => {
      const [, address] = /Carrel is at (\S+)/u.exec(part.toString("utf8")) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}

async function killed(): Promise<void> {
  const child = server;
  if (child === undefined) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  await ended;
}

/** Looks at a page until it says so. */
async function shown(address: string, cookie: string, words: RegExp): Promise<void> {
  for (;;) {
    const page = await fetch(address, { headers: { cookie } });
    if (words.test(await page.text())) return;
    await new Promise((resolve) => void setTimeout(resolve, 250));
  }
}

type Work = (db: Db<PlannerTables>, asked: Asked) => Promise<void>;

/** What the database holds while no server has it; with a last touch before it is closed. */
async function stored(asked: Asked, touch: Work = async () => {}) {
  const open = await openDatabase({ dataDirectory });
  try {
    const db = withTables<PlannerTables>(open.db);
    const team = await inTenants(db, [asked.tenantId], async (tx) =>
      tx.selectFrom("team_plans").select(["state", "plan"]).executeTakeFirstOrThrow(),
    );
    const person = await inTenants(db, [asked.accountId], async (tx) =>
      tx.selectFrom("plans").select("state").executeTakeFirst(),
    );
    await touch(db, asked);
    return { team, person: person?.state };
  } finally {
    await open.close();
  }
}

/** A person's plan is solved too quickly to be killed in time: this is what is left when it is. */
async function beginAsKilled(db: Db<PlannerTables>, { accountId }: Asked): Promise<void> {
  await beginPlan(db, accountId, { ...firstInputs, topics: ["technology"] });
  await withTables<{ "jobs.job_common": { name: string; state: string } }>(db)
    .updateTable("jobs.job_common")
    .set({ state: "active" })
    .where("name", "=", "planner.work-out-plan")
    .execute();
}
