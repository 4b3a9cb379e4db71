/**
 * Damaged schedules and forms, as many as asked for: none may crash or hang, take over half of someone's hours, or tell a
 * problem without a place.
 *
 *   node --conditions=source bench/fuzz-staffing.ts [count]
 */
import { faultsOfFuzzedSchedule, seededDraw } from "../tests/staffing/fuzzed-schedule.ts";

const count = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 10_000);
const goals = { faults: 0, slowestMilliseconds: 1000 };
let faults = 0;
let slowestMilliseconds = 0;
for (let seed = 1; seed <= count; seed += 1) {
  const before = process.cpuUsage();
  const found = faultsOf(seed);
  const { user, system } = process.cpuUsage(before);
  slowestMilliseconds = Math.max(slowestMilliseconds, (user + system) / 1000);
  if (found.length === 0) continue;
  faults += 1;
  if (faults <= 20) console.log(`seed ${seed}: ${found.slice(0, 3).join(" ").slice(0, 300)}`);
}
const figures = { schedules: count, faults, slowestMilliseconds: Math.round(slowestMilliseconds) };
const met = faults <= goals.faults && figures.slowestMilliseconds <= goals.slowestMilliseconds;
console.log(
  `${count} damaged schedules, ${faults} with a fault, the slowest took ${figures.slowestMilliseconds} ms.`,
);
console.log(JSON.stringify({ bench: "fuzz-staffing", figures, goals, met }));
process.exitCode = met ? 0 : 1;

function faultsOf(seed: number): readonly string[] {
  try {
    return faultsOfFuzzedSchedule(seededDraw(seed));
  } catch (error) {
    return [String(error)];
  }
}
