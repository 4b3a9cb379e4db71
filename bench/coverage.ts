// Desk coverage: 300 staff in 25 branches, for a year and for a week, from a staffing nobody has asked before.
// Run: npm run bench -- coverage
import { coverage } from "../src/modules/staffing/rules/desk-coverage/coverage.ts";
import type { Coverage } from "../src/modules/staffing/rules/desk-coverage/result.ts";
import type { Staffing } from "../src/modules/staffing/rules/staffing.ts";
import { madeStaffing } from "./staffing/made-staffing.ts";

const goals = { yearMilliseconds: 200, weekMilliseconds: 5 };
const staffing = madeStaffing({ branches: 25, staff: 300, seed: 20270101 });

// The week first: clearing away what years leave behind is not its work.
const week = measure("week", { warmUps: 1500, runs: 200 }, () =>
  coverage(fresh(), { from: "2027-03-08", to: "2027-03-14" }),
);
const year = measure("year", { warmUps: 15, runs: 15 }, () =>
  coverage(fresh(), { from: "2027-01-01", to: "2027-12-31" }),
);
const figures = {
  yearMilliseconds: year.median,
  yearP95: year.p95,
  weekMilliseconds: week.median,
  weekP95: week.p95,
};
const met =
  figures.yearMilliseconds <= goals.yearMilliseconds && figures.weekMilliseconds <= goals.weekMilliseconds;
console.log(JSON.stringify({ bench: "coverage", figures, goals, met }));
process.exitCode = met ? 0 : 1;

/** What is worked out is kept with the object it was worked out from: another object starts anew. */
function fresh(): Staffing {
  return { ...staffing };
}

interface Rounds {
  readonly warmUps: number;
  readonly runs: number;
}

function measure(
  name: string,
  { warmUps, runs }: Rounds,
  ask: () => Coverage,
): { median: number; p95: number } {
  const warmUp = ask();
  // A server that asks this is warm: what is measured is not the compiler, which works on a week for some seconds.
  for (let run = 0; run < warmUps; run += 1) ask();
  const milliseconds = Array.from({ length: runs }, () => cpuMilliseconds(ask)).sort((a, b) => a - b);
  const median = rounded(milliseconds[Math.floor(runs / 2)]);
  const p95 = rounded(milliseconds[Math.floor(runs * 0.95)]);
  console.log(`${name.padEnd(5)} median ${median} ms of CPU, p95 ${p95} ms; ${described(warmUp)}`);
  return { median, p95 };
}

function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function rounded(value: number | undefined): number {
  return Math.round((value ?? Number.NaN) * 100) / 100;
}

function described({ branches }: Coverage): string {
  const days = branches.flatMap((branch) => branch.days);
  const slots = days.flatMap((day) => day.slots.filter(({ isOpen }) => isOpen));
  const short = slots.filter(({ isShort }) => isShort).length;
  return `${days.length} branch days, ${slots.length} open half-hours (${new Set(slots).size} different), ${short} short`;
}
