/**
 * Issuing 10,000 certificates in the background: how long it takes, what each costs the processor, and that a process killed
 * outright in the middle leaves none missing and none twice.
 *
 *   --quick   a tenth as many
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Of the clock there is no goal: it tells more of what else the machine does. */
const goals = { cpuMillisecondsEach: 10, missing: 0, twice: 0 };
const count = process.argv.includes("--quick") ? 1_000 : 10_000;
const steps = fileURLToPath(new URL("certificates/steps.ts", import.meta.url));

/** What a step told; of issuing, how far it was. */
interface Told {
  readonly [name: string]: unknown;
}

const directory = mkdtempSync(join(tmpdir(), "carrel-bench-certificates-"));
try {
  const { tenantId } = await run(["make", directory, String(count)]);
  const tenant = String(tenantId);
  const killed = await run(["issue", directory, tenant], count / 2);
  const before = await run(["count", directory, tenant]);
  console.log(
    `Killed after it told of ${Number(killed["done"])}; ${Number(before["certificates"])} were kept.`,
  );
  const finished = await run(["issue", directory, tenant]);
  report(killed, finished, await run(["count", directory, tenant]));
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function report(killed: Told, finished: Told, kept: Told): void {
  const sum = (name: string) => Number(killed[name] ?? 0) + Number(finished[name] ?? 0);
  const distinct = Math.min(Number(kept["awards"]), Number(kept["places"]), Number(kept["numbers"]));
  const figures = {
    secondsForAll: rounded(sum("seconds")),
    cpuMillisecondsEach: rounded(sum("cpuMilliseconds") / sum("done")),
    missing: count - distinct,
    twice: Number(kept["certificates"]) - distinct,
  };
  const { secondsForAll, cpuMillisecondsEach, missing, twice } = figures;
  console.log(
    `${count} certificates in ${secondsForAll} s, ${cpuMillisecondsEach} ms of processor each; ${missing} missing, ${twice} twice.`,
  );
  const met =
    cpuMillisecondsEach <= goals.cpuMillisecondsEach && missing === goals.missing && twice === goals.twice;
  console.log(JSON.stringify({ bench: "certificates", figures, goals, met }));
  process.exitCode = met ? 0 : 1;
}

/** A step until it is done, or until it told of so many: then it is killed as by a power cut. Gives what it told last. */
async function run(options: readonly string[], killAfter?: number): Promise<Told> {
  const child = spawn(process.execPath, [steps, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
  });
  let last: Told = {};
  let isKilled = false;
  for await (const line of createInterface({ input: child.stdout })) {
    const told: Told = JSON.parse(line);
    last = told;
    if (killAfter === undefined || Number(told["done"]) < killAfter) continue;
    isKilled = true;
    child.kill("SIGKILL");
    break;
  }
  if ((await ended) !== 0 && !isKilled) throw new Error(`The step ${options[0]} failed.`);
  return last;
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
