import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { formatInstant } from "#platform/time";
import { signatureValue, signedText } from "../../src/modules/people/rules/webhooks/signature.ts";

const guide = readFileSync(join(import.meta.dirname, "../../docs/api/webhooks.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "carrel-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = "whsec_example";
const body = '{"event":"staff.changed","name":"Zoë"}';

/** The example in a language, as it stands in the guide. */
function example(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "u").exec(guide)?.[1] ?? "";
}

/** Deliveries a receiver must judge: one that is genuine, and three that are not. */
function judged() {
  const header = (ageSeconds: number, of = body) => {
    const at = formatInstant(Math.floor(Date.now() / 1000) - ageSeconds);
    return signatureValue(at, createHmac("sha256", secret).update(signedText(at, of)).digest("hex"));
  };
  return [
    [secret, header(0), body],
    [secret, header(0, `${body} `), body],
    ["whsec_other", header(0), body],
    [secret, header(600), body],
    [secret, "t=1,v1=00", body],
  ] as const;
}

const verdicts = [true, false, false, false, false];

test("the example in JavaScript believes what is ours, and nothing else", async () => {
  const path = join(folder, "receiver.mjs");
  writeFileSync(path, example("js"));
  const receiver: { isFromCarrel: (secret: string, header: string, body: string) => boolean } = await import(
    /* @vite-ignore */ path
  );

  expect(judged().map((each) => receiver.isFromCarrel(each[0], each[1], each[2]))).toEqual(verdicts);
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;
// oxlint-disable-next-line no-console -- what is not tested is said loudly
if (!hasPython) console.warn("The example in Python is not tested: there is no python3 on this machine.");

test.skipIf(!hasPython)("the example in Python does the same (skipped without python3)", () => {
  const program = `${example("python")}
import json, sys
print(json.dumps([is_from_carrel(s, h, b.encode()) for s, h, b in json.load(sys.stdin)]))
`;
  const { stdout, stderr } = spawnSync("python3", ["-c", program], {
    input: JSON.stringify(judged()),
    encoding: "utf8",
  });

  expect([stderr, JSON.parse(stdout)]).toEqual(["", verdicts]);
});
