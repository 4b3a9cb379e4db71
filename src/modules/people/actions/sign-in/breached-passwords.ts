import { createHash } from "node:crypto";
import type { Fetcher } from "#platform/fetch";
import { holdsDigest, toldDigits } from "../../rules/sign-in/breached-range.ts";
import { plainPassword } from "../../rules/sign-in/password-rules.ts";

/** The list of breached passwords, and how to reach it. */
export interface BreachedPasswords {
  readonly fetch: Pick<Fetcher, "askService">;
  /** Where it answers: `https://api.pwnedpasswords.com/range/`; undefined when it is not to be asked. */
  readonly breachedPasswords?: string | undefined;
}

const longestWaitMilliseconds = 2000;

/**
 * Whether a password is on the list of those that became known. Told is only the beginning of its digest, which hundreds of
 * others share. When the list does not answer within two seconds, the answer is no: people without the internet choose
 * passwords too.
 */
export async function isBreached(list: BreachedPasswords, password: string): Promise<boolean> {
  if (list.breachedPasswords === undefined) return false;
  const sha1 = createHash("sha1").update(plainPassword(password)).digest("hex").toUpperCase();
  const answer = await answerInTime(list.fetch, `${list.breachedPasswords}${sha1.slice(0, toldDigits)}`);
  return holdsDigest(answer, sha1.slice(toldDigits));
}

async function answerInTime(fetch: Pick<Fetcher, "askService">, url: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(""), longestWaitMilliseconds);
  });
  const asked = fetch
    .askService({ url, method: "GET", headers: { "add-padding": "true", "user-agent": "Carrel" } })
    .then(({ status, body }) => (status === 200 ? new TextDecoder().decode(body) : ""))
    // Away, refused, too long: all the same here.
    .catch(() => "");
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
