import { AsyncLocalStorage } from "node:async_hooks";
import { nowMilliseconds } from "#platform/time";
import { redact } from "./redact.ts";

const logLevels = ["debug", "info", "warn", "error"] as const;
type LogLevel = (typeof logLevels)[number];

/** Facts beside the sentence: ids, counts, durations with their unit in the name. Errors are written with their causes. */
export type Fields = Readonly<Record<string, unknown>>;

/** A place to say things. The message is a sentence without values in it, so that equal events look equal. */
export type Log = Readonly<Record<LogLevel, (message: string, fields?: Fields) => void>>;

const context = new AsyncLocalStorage<Fields>();

/** Adds facts, such as a request's or a job's id, to every line that the work writes, however deep. */
export function withFields<Result>(fields: Fields, work: () => Result): Result {
  return context.run({ ...context.getStore(), ...fields }, work);
}

/** How to write lines: JSON for machines, or one readable line for a terminal. */
export interface LogOptions {
  readonly level: LogLevel;
  readonly isTerminal: boolean;
  readonly write: (line: string) => void;
}

/**
 * Opens a log that leaves out lines below its level. Values of fields named like a secret, passwords within addresses and
 * bearer tokens are replaced before anything is written.
 */
export function openLog(options: LogOptions): Log {
  const lowest = logLevels.indexOf(options.level);
  const format = options.isTerminal ? readableLine : jsonLine;
  const at =
    (level: LogLevel) =>
    (message: string, fields: Fields = {}): void => {
      if (logLevels.indexOf(level) < lowest) return;
      const facts = redact({ ...context.getStore(), ...fields });
      options.write(`${format(level, redact(message), facts)}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** Says nothing: for tests and for commands that print their own results. */
export const silentLog: Log = openLog({ level: "error", isTerminal: false, write: () => {} });

function jsonLine(level: LogLevel, message: string, facts: Fields): string {
  return JSON.stringify({ time: new Date(nowMilliseconds()).toISOString(), level, message, ...facts });
}

const colours: Readonly<Record<LogLevel, string>> = { debug: "90", info: "36", warn: "33", error: "31" };

function readableLine(level: LogLevel, message: string, facts: Fields): string {
  const time = new Date(nowMilliseconds()).toISOString().slice(11, 19);
  const rest = Object.entries(facts).map(([name, value]) => ` ${name}=${readable(value)}`);
  return `\u001b[90m${time}\u001b[0m \u001b[${colours[level]}m${level.padEnd(5)}\u001b[0m ${oneLine(message)}\u001b[90m${rest.join("")}\u001b[0m`;
}

function readable(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value) ?? "undefined";
  return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

// A message from outside must not look like a second line or steer the terminal.
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
}
