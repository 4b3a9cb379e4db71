import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, expect, test, vi } from "vitest";
import { exitCodeFor, explain } from "#platform/terminal";
import { addTeamPlanCommand } from "../../../src/modules/planner/cli/team-plan.ts";
import type { TeamPlan } from "../../../src/modules/planner/rules/team/team-plan.ts";
import { bestOfEveryPlan } from "./every-plan.ts";
import { tinyTeam } from "./tiny-teams.ts";

const folder = mkdtempSync(join(tmpdir(), "carrel-team-plan-"));
const problem = tinyTeam(3);

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `carrel team-plan` as the program does, with what it writes and how it ends. */
async function teamPlan(...args: readonly string[]) {
  let [status, stdout, stderr] = [0, "", ""];
  const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const program = new Command();
  addTeamPlanCommand(program);
  try {
    await program.parseAsync(["team-plan", ...args], { from: "user" });
  } catch (error) {
    status = exitCodeFor(error);
    stderr = explain(error);
  } finally {
    writing.mockRestore();
  }
  return { status, stdout, stderr };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

test("a problem gives the best plan as JSON, which checks; a changed plan does not", async () => {
  const team = file("team.json", problem);

  const { status, stdout } = await teamPlan("--problem", team, "--json");

  const plan = JSON.parse(stdout) as TeamPlan;
  expect(status).toBe(0);
  expect(plan).toMatchObject({ outcome: "optimal", value: bestOfEveryPlan(problem) });
  expect(await teamPlan("--check", team, file("plan.json", plan))).toEqual({
    status: 0,
    stdout: `Every limit is kept, and the plan is worth what it says: ${plan.value}.\n`,
    stderr: "",
  });
  const better = { ...plan, value: plan.value + 1, bound: plan.bound + 1 };
  expect(await teamPlan("--check", team, file("better.json", better))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`value: The plan says ${better.value}; it is worth ${plan.value}.`),
  });
});

test("of several files it is said which is not there", async () => {
  const missing = join(folder, "missing.json");

  expect(await teamPlan("--check", file("team.json", problem), missing)).toMatchObject({
    status: 4,
    stderr: `${missing}: There is no such file.`,
  });
});

test("what is wrong is told with its field", async () => {
  const wrong = file("wrong.json", { ...problem, unmetWorth: -1 });

  expect(await teamPlan("--problem", wrong)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("problem, unmetWorth: Write a number from 0 to 1000000."),
  });
  expect(await teamPlan("--problem", wrong, "--time-limit", "soon")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("--time-limit: Write a number above 0, such as 10."),
  });
});

test("where there is no plan it says whether that is proven, and there is nothing to check", async () => {
  const [first, ...others] = problem.people;
  const [wish] = first?.wishes ?? [];
  const offerings = problem.sessions.map((session) => ({ ...session, offering: "all-one" }));
  const two = problem.sessions.slice(0, 2).map(({ id }) => id);
  const pinned = { ...first, wishes: two.map((session) => ({ ...wish, session, credits: [] })), pinned: two };
  const team = file("pinned.json", { ...problem, sessions: offerings, people: [pinned, ...others] });

  const { stdout } = await teamPlan("--problem", team, "--json");
  const plan = JSON.parse(stdout) as TeamPlan;

  expect(plan).toMatchObject({ outcome: "none", bound: 0, gap: 0 });
  expect((await teamPlan("--problem", team)).stdout).toBe(
    "No plan keeps all limits: look at the desks, and at what is pinned.\n",
  );
  expect((await teamPlan("--check", team, file("none.json", plan))).stdout).toBe(
    "There is no plan in it to check. Whether there could be one the checker cannot tell.\n",
  );
});

test("the example in the guide is a problem that has a best plan", async () => {
  const [, example = ""] =
    /```json\n([\s\S]*?)```/u.exec(readFileSync("docs/guide/team-plan.md", "utf8")) ?? [];

  const { stdout } = await teamPlan("--problem", file("guide.json", JSON.parse(example)), "--json");

  expect(JSON.parse(stdout)).toMatchObject({
    outcome: "optimal",
    chosen: [{ person: "ana", session: "s1" }],
  });
});

test("a desk that is short whatever is planned is named once, however many half-hours it is short", async () => {
  const [branch, ...others] = problem.branches;
  const minimum = { start: problem.people[0]?.shifts[0]?.start ?? "", people: 99, qualified: {} };
  const end = problem.people[0]?.shifts[0]?.end ?? "";
  const short = { ...problem, branches: [{ ...branch, minimums: [{ ...minimum, end }] }, ...others] };

  const { stdout } = await teamPlan("--problem", file("short.json", short), "--json");

  const { outcome, binding } = JSON.parse(stdout) as TeamPlan;
  expect(outcome).toBe("none");
  expect(binding).toEqual([`branches.${branch?.id}.minimums ${minimum.start}`]);
});
