import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Conflict } from "../errors.ts";

/** One process's claim on a data directory. */
export interface DirectoryLock {
  readonly release: () => void;
}

interface Holder {
  readonly process: number;
  readonly host: string;
  /** When the process started, by the kernel's count and boot, where it tells: a number is used again after a while. */
  readonly started: string;
  readonly claim: string;
}

const beatMilliseconds = 5000;

/**
 * Claims the directory for this process; a lock whose process is gone is taken over.
 *
 * @throws Conflict when another process holds it: two engines on the same files would destroy them.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const path = join(directory, "lock");
  for (;;) {
    const claim = {
      process: process.pid,
      host: hostname(),
      started: startOf(process.pid),
      claim: randomUUID(),
    };
    if (tryWrite(path, claim)) return hold(path, claim);
    const holder = readHolder(path);
    if (holder !== undefined && (await isHeld(path, holder))) throw inUse(directory, holder);
    takeAway(path, holder);
  }
}

function tryWrite(path: string, claim: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(claim), { flag: "wx" });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

// The file is written again from time to time: another machine or container cannot see our process, only this. In place:
// a file that is emptied first waits for the disk on some file systems, and every reader with it.
function hold(path: string, claim: Holder): DirectoryLock {
  const text = JSON.stringify(claim);
  const beat = setInterval(() => {
    if (readText(path) === text) writeFileSync(path, text, { flag: "r+" });
  }, beatMilliseconds);
  beat.unref();
  const release = (): void => {
    clearInterval(beat);
    process.off("exit", release);
    if (readText(path) === text) rmSync(path, { force: true });
  };
  process.on("exit", release);
  return { release };
}

async function isHeld(path: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname())
    return isRunning(holder.process) && startOf(holder.process) === holder.started;
  const before = modified(path);
  await wait(beatMilliseconds * 2.5);
  return modified(path) !== before;
}

// Renamed before it is removed: of two that saw the same dead holder, only one moves the file.
function takeAway(path: string, holder: Holder | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if (readHolder(aside)?.claim === holder?.claim) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function inUse(directory: string, holder: Holder): Conflict {
  const where = holder.host === hostname() ? "" : ` on ${holder.host}`;
  return new Conflict(
    `Carrel is already running on ${directory} (process ${holder.process}${where}): stop that one first, use its web address instead, or choose another directory with DATA_DIR.`,
  );
}

function readHolder(path: string): Holder | undefined {
  try {
    // Written by `lockDirectory` alone; anything else is treated as a lock that nobody holds.
    return JSON.parse(readText(path) ?? "") as Holder;
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function modified(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return hasCode(error, "EPERM");
  }
}

// Field 22 of /proc/ID/stat (proc_pid_stat(5)), counted after the name, which may hold spaces.
function startOf(id: number): string {
  const boot = readIfThere("/proc/sys/kernel/random/boot_id");
  const ticks = readIfThere(`/proc/${id}/stat`)?.split(") ").at(-1)?.split(" ")[19];
  return boot === undefined || ticks === undefined ? "unknown" : `${boot.trim()}:${ticks}`;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
