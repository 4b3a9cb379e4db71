import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, expect, test, vi } from "vitest";
import { exitCodeFor, explain } from "#platform/terminal";
import { addPlanCommand } from "../../../src/modules/planner/cli/plan.ts";

const folder = mkdtempSync(join(tmpdir(), "carrel-plan-"));

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

async function carrel(...args: readonly string[]) {
  let [status, stdout, stderr] = [0, "", ""];
  const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const program = new Command("carrel");
  addPlanCommand(program);
  try {
    await program.parseAsync(["plan", ...args], { from: "user" });
  } catch (error) {
    status = exitCodeFor(error);
    stderr = explain(error);
  } finally {
    writing.mockRestore();
  }
  return { status, stdout, stderr };
}

const candidate = {
  id: "a",
  offering: "a",
  title: "Makerspaces on a Shoestring",
  how: "live",
  sittings: [{ start: "2026-12-03T20:00:00Z", end: "2026-12-03T21:00:00Z" }],
  cents: 0,
  gains: { making: 1 },
  worth: 0.5,
  credits: [],
  after: [],
};

const problem = {
  format: "carrel-personal-problem",
  version: 1,
  from: "2026-12-01",
  to: "2027-06-30",
  zone: "America/Chicago",
  limits: { minutesPerMonth: 60, blackouts: [] },
  busy: [],
  competencies: [{ id: "making", name: "Making", steps: [{ amount: 2, worth: 1 }] }],
  credentials: [],
  memberships: [],
  candidates: [candidate, { ...candidate, id: "b", offering: "b", title: "Robots", worth: 0.25 }],
  done: [],
  pinned: [],
  banned: [],
};

const plan = {
  format: "carrel-personal-plan",
  version: 1,
  outcome: "optimal",
  chosen: ["a"],
  memberships: [],
  covered: [],
  counted: [],
  value: 1.5,
  binding: ["limits.minutesInMonth.2026-12"],
  bound: 1.5,
  gap: 0,
  seconds: 0,
  ruledOut: [],
};

test("a problem gives one JSON object, the plan as it is documented", async () => {
  const { status, stdout } = await carrel("--problem", file("problem.json", problem), "--json");

  expect(status).toBe(0);
  expect({ ...JSON.parse(stdout), seconds: 0 }).toEqual(plan);
});

test("for a person it says how good the plan is, what is in it and why", async () => {
  const { stdout } = await carrel("--problem", file("problem.json", problem), "--explain");

  expect(stdout).toContain("The best possible plan within these limits: proven. Worth 1.5; 1 item.");
  expect(stdout).toContain("2026-12-03  Makerspaces on a Shoestring  60       free");
  expect(stdout).toContain("  It adds to Making (worth 1).");
});

test("limits that clash are named, with what would resolve it", async () => {
  const pinned = { ...problem, pinned: ["a"], limits: { minutesPerMonth: 45, blackouts: [] } };
  const { status, stdout } = await carrel("--problem", file("clash.json", pinned));

  expect(status).toBe(0);
  expect(stdout).toBe(`No plan keeps all of these limits. Together these clash:
  limits.minutesInMonth.2026-12
  pinned.a
Each of these changes alone would do, the smallest first:
  15 more minutes in 2026-12 (limits.minutesInMonth.2026-12)
  “a” no longer pinned (pinned.a)
`);
});

test("a plan is checked apart: what breaks a limit ends with exit code 2, by the limit's name", async () => {
  const problemFile = file("problem.json", problem);

  expect(await carrel("--check", problemFile, file("plan.json", plan))).toEqual({
    status: 0,
    stdout: "Every limit is kept, and the plan is worth what it says: 1.5.\n",
    stderr: "",
  });
  expect(await carrel("--check", problemFile, file("plan.json", { ...plan, chosen: ["a", "b"] }))).toEqual({
    status: 2,
    stdout: "",
    stderr: [
      "sittings: “a” and “b” cannot both be sat in: they overlap, or the way is too long.",
      "limits.minutesInMonth.2026-12: 2026-12 takes 120 minutes, and has 60.",
      "plan.value: The plan says 1.5; what it takes is worth 2.75.",
      "plan.bound: The bound 1.5 is below what the plan is worth, 2.75.",
    ].join("\n"),
  });
});

test("a plan that is called impossible is no plan to check, and not where taking nothing would do", async () => {
  const impossible = { ...plan, outcome: "impossible", chosen: [], value: 0, bound: 0, binding: [] };
  const pinned = { ...problem, limits: { minutesPerMonth: 0, blackouts: [] }, pinned: ["a"] };

  expect(await carrel("--check", file("pinned.json", pinned), file("none.json", impossible))).toEqual({
    status: 0,
    stdout: "There is no plan in it to check. Whether there could be one the checker cannot tell.\n",
    stderr: "",
  });
  expect(
    await carrel(
      "--check",
      file("problem.json", problem),
      file("none.json", { ...impossible, covered: ["desk"], value: 1 }),
    ),
  ).toMatchObject({
    status: 2,
    stderr: [
      "plan.covered: There is no plan, and yet something is in this list.",
      "plan.value: There is no plan, and yet it is worth something.",
      "plan.outcome: It is called impossible, and to take nothing keeps every limit.",
    ].join("\n"),
  });
});

test("a plan that is worth a great deal can be checked as well", async () => {
  const worthy = {
    ...problem,
    competencies: [{ id: "making", name: "Making", steps: [{ amount: 1e6, worth: 1e6 }] }],
    candidates: [{ ...candidate, gains: { making: 1e6 }, worth: 1e6 }],
  };
  const { stdout } = await carrel("--problem", file("worthy.json", worthy), "--json");

  expect(await carrel("--check", file("worthy.json", worthy), file("plan.json", stdout))).toMatchObject({
    status: 0,
  });
});

test("what is given wrong ends with exit code 2, a file that is not there with 4", async () => {
  expect(await carrel()).toMatchObject({ status: 2 });
  expect(await carrel("--problem", join(folder, "nothing.json"))).toMatchObject({
    status: 4,
    stderr: `${join(folder, "nothing.json")}: There is no such file.`,
  });
  expect(await carrel("--problem", folder)).toMatchObject({
    status: 2,
    stderr: `${folder}: This is a folder: name the files in it.`,
  });
  expect(await carrel("--problem", file("bad.json", { ...problem, zone: 5 }))).toMatchObject({
    status: 2,
    stderr: "problem, zone: Write an IANA zone such as America/Chicago.",
  });
  expect(await carrel("--problem", file("problem.json", problem), "--time-limit", "soon")).toMatchObject({
    status: 2,
    stderr: "--time-limit: Write a number of seconds above 0, such as 10.",
  });
});

test("the example in the guide is a problem that has a best plan, and can be explained", async () => {
  const [, example = ""] =
    /```json\n([\s\S]*?)```/u.exec(readFileSync("docs/guide/planner.md", "utf8")) ?? [];
  const guide = file("guide.json", JSON.parse(example));

  const { stdout } = await carrel("--problem", guide, "--json");

  expect(JSON.parse(stdout)).toMatchObject({ outcome: "optimal", chosen: ["w1-live"] });
  expect((await carrel("--problem", guide, "--explain")).stdout).toContain("Makerspaces on a Shoestring");
});
