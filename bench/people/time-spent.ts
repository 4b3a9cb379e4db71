import { readdirSync, readFileSync } from "node:fs";

/** What some work took: by the clock, of the cores, and of waiting until one was free. */
export interface TimeSpent {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Ready, while others had the cores: nothing of this is spent on a machine that does nothing else. */
  readonly queuedSeconds: number;
}

/** The kernel counts CPU time in hundredths of a second (USER_HZ of proc_pid_stat(5)). */
const ticksPerSecond = 100;

/** Runs some work and tells what it took of this process and, where the database is a server's, of that server. */
export async function timeSpent<Result>(
  serverPid: number | undefined,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly spent: TimeSpent }> {
  const start = performance.now();
  const before = reading(serverPid);
  const result = await work();
  const after = reading(serverPid);
  return {
    result,
    spent: {
      seconds: (performance.now() - start) / 1000,
      cpuSeconds: after.cpu - before.cpu,
      queuedSeconds: after.queued - before.queued,
    },
  };
}

/** CPU seconds so far of a PostgreSQL server: of its own process, of those it began, and of those that ended. */
export function serverCpuSeconds(serverPid: number | undefined): number {
  if (serverPid === undefined) return 0;
  const own = fieldsOf(serverPid);
  const living = childrenOf(serverPid).flatMap(fieldsIfAlive);
  const ticks = [sum(own, [11, 12, 13, 14]), ...living.map((fields) => sum(fields, [11, 12]))];
  return ticks.reduce((all, each) => all + each, 0) / ticksPerSecond;
}

function reading(serverPid: number | undefined): { readonly cpu: number; readonly queued: number } {
  const { user, system } = process.cpuUsage();
  const others = serverPid === undefined ? [] : [serverPid, ...childrenOf(serverPid)];
  const queued = [process.pid, ...others].map(queuedNanoseconds).reduce((all, each) => all + each, 0);
  return { cpu: (user + system) / 1e6 + serverCpuSeconds(serverPid), queued: queued / 1e9 };
}

// Nanoseconds ready but not running are the second figure of a thread (schedstat of proc(5)).
function queuedNanoseconds(pid: number): number {
  return listed(`/proc/${pid}/task`)
    .map((thread) => Number(text(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[1] ?? 0))
    .reduce((all, each) => all + each, 0);
}

function childrenOf(pid: number): readonly number[] {
  return text(`/proc/${pid}/task/${pid}/children`)
    .split(" ")
    .filter((each) => each !== "")
    .map(Number);
}

function fieldsIfAlive(pid: number): readonly (readonly string[])[] {
  const fields = fieldsOf(pid);
  return fields.length === 0 ? [] : [fields];
}

/** Fields of /proc/PID/stat from the third on: those before it hold the name, which may hold spaces. */
function fieldsOf(pid: number): readonly string[] {
  return (
    text(`/proc/${pid}/stat`)
      .split(") ")
      .at(-1)
      ?.split(" ")
      .filter((field) => field !== "") ?? []
  );
}

function sum(fields: readonly string[], places: readonly number[]): number {
  return places.map((place) => Number(fields[place] ?? 0)).reduce((all, each) => all + each, 0);
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

// A process may end between being listed and being read.
function text(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
