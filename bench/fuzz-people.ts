/**
 * Damaged imports of branches and staff, as many as asked for: none may crash or hang, lose a row without saying so, leave a
 * reference that leads nowhere, or differ when imported again.
 *
 *   node --conditions=source bench/fuzz-people.ts [count]
 */
import { faultsOfFuzzedImport, seededNumbers } from "../tests/people/fuzzed-import.ts";

const count = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 10_000);
const goals = { faults: 0, slowestMilliseconds: 1000 };
let faults = 0;
let slowestMilliseconds = 0;
for (let seed = 1; seed <= count; seed += 1) {
  const start = process.cpuUsage();
  const found = await faultsOfFuzzedImport(seededNumbers(seed)).catch((error: unknown) => [String(error)]);
  const { user, system } = process.cpuUsage(start);
  // Of the processor, not of the clock on the wall: that one counts what else the machine does.
  slowestMilliseconds = Math.max(slowestMilliseconds, (user + system) / 1000);
  if (found.length === 0) continue;
  faults += 1;
  if (faults <= 20) console.log(`seed ${seed}: ${found.slice(0, 3).join(" ")}`);
}
const figures = { imports: count, faults, slowestMilliseconds: Math.round(slowestMilliseconds) };
const met = faults <= goals.faults && figures.slowestMilliseconds <= goals.slowestMilliseconds;
console.log(
  `${count} damaged imports, ${faults} with a fault, the slowest took ${figures.slowestMilliseconds} ms of CPU.`,
);
console.log(JSON.stringify({ bench: "fuzz-people", figures, goals, met }));
process.exitCode = met ? 0 : 1;
