import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..", "..");
/** The kernel counts CPU time in hundredths of a second (USER_HZ of proc_pid_stat(5)). */
const ticksPerSecond = 100;

/** The program as people run it, in a process of its own. */
export interface RunningSite {
  readonly url: string;
  /** CPU seconds of all its threads so far, the database's among them. */
  readonly cpuSeconds: () => number;
  readonly memoryBytes: () => number;
  readonly stop: () => Promise<void>;
}

/** `carrel serve` on a directory, at any free port; resolves when it answers. */
export async function startSite(directory: string): Promise<RunningSite> {
  const child = spawn(
    process.execPath,
    [join(root, "dist/apps/cli/main.js"), "serve", "--no-sample", "--port", "0"],
    {
      env: { ...process.env, DATA_DIR: directory, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    return {
      url: url.replace("localhost", "127.0.0.1"),
      cpuSeconds: () => {
        const fields = statusOf(child.pid);
        return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
      },
      memoryBytes: () => Number(statusOf(child.pid)[21]) * 4096,
      stop: async () => {
        child.kill("SIGINT");
        await ended;
      },
    };
  }
  throw new Error("The site ended before it answered.");
}

/** Fields of /proc/PID/stat from the third on: those before it hold the name, which may hold spaces. */
function statusOf(pid: number | undefined): readonly string[] {
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
}
