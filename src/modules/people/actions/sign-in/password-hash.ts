import { argon2, type Argon2Parameters, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { isSameSecret } from "#platform/secrets";
import { plainPassword } from "../../rules/sign-in/password-rules.ts";

/**
 * Memory in KiB, passes and lanes of Argon2id: the least memory OWASP names and one pass more, about 55 ms of one core of a small
 * server. Raise them here: a password is hashed anew when its owner next signs in.
 *
 * @see OWASP Password Storage Cheat Sheet, Argon2id: m=19456 (19 MiB), t=2, p=1 at least
 */
const cost = { memory: 19_456, passes: 3, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;

const argon2id = promisify((parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) =>
  argon2("argon2id", parameters, done),
);

/** What is kept of a password: `$argon2id$v=19$m=…,t=…,p=…$salt$hash` (PHC string format). */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const { memory, passes, parallelism } = cost;
  const hash = await inTurn(() => derived(password, salt, cost));
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;
}

/**
 * Whether a password is the one that was hashed. Without a hash to compare with, it takes as long and says no, so that
 * nobody can tell by the time whether there is an account.
 */
export async function isPasswordOf(hash: string | undefined, password: string): Promise<boolean> {
  const kept = readHash(hash ?? "");
  const found = await inTurn(() => derived(password, kept.salt, kept.cost));
  return isSameSecret(base64(found), kept.hash);
}

/** Whether a hash was made with other costs than those of today. */
export function isOldHash(hash: string): boolean {
  return JSON.stringify(readHash(hash).cost) !== JSON.stringify(cost);
}

const noSalt = Buffer.alloc(saltBytes);

function readHash(text: string) {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(text);
  if (match === null) return { cost, salt: noSalt, hash: "" };
  const [, memory, passes, parallelism, salt = "", hash = ""] = match;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    hash,
  };
}

async function derived(password: string, nonce: Buffer, work: typeof cost): Promise<Buffer> {
  return argon2id({ message: plainPassword(password), nonce, tagLength: hashBytes, ...work });
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

// Hashing runs on the few threads that reading files also needs: a rush of sign-ins must not take them all.
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place goes to who waits longest, without becoming free in between.
    if (next === undefined) running -= 1;
    else next();
  }
}
