/**
 * What one badge costs: CPU of signing it in both ways, of judging it, and the memory that ten thousand leave behind.
 *
 *   --quick   a tenth as many
 */
import { emptyStatusList, issuerDocument, newSigningKey } from "#platform/credentials";
import {
  type BadgeProof,
  issueBadge,
  statusListCredential,
} from "../src/modules/credit/actions/badges/issue-badge.ts";
import { verifyBadge } from "../src/modules/credit/actions/badges/verify-badge.ts";
import {
  documentsAt,
  exampleBadge,
  ISSUED_AT,
  ISSUER,
  JUDGED_AT,
  STATUS_LIST,
} from "../tests/credit/badge-examples.ts";
import { median } from "./harvest/measure.ts";

const goals = { signMilliseconds: 10, judgeMilliseconds: 20, grownMegabytes: 50 };
const perRound = process.argv.includes("--quick") ? 200 : 2_000;
const rounds = 5;

const key = newSigningKey(ISSUER);
const list = await statusListCredential(
  { id: STATUS_LIST, bits: emptyStatusList(), validFrom: ISSUED_AT },
  { key, at: ISSUED_AT },
);
const documents = documentsAt({ [ISSUER]: issuerDocument(ISSUER, [key]), [STATUS_LIST]: list });

const signed = await millisecondsOf(perRound, async (number) => issue("eddsa-rdfc-2022", number));
const before = usedMegabytes();
const again = await millisecondsOf(perRound, async (number) => issue("eddsa-rdfc-2022", number));
const grown = usedMegabytes() - before;
const asJwt = await millisecondsOf(perRound, async (number) => issue("vc-jwt", number));
const text = Buffer.from(await issue("eddsa-rdfc-2022", 1));
const judged = await millisecondsOf(perRound / 10, async () =>
  verifyBadge(text, { documents, asOf: JUDGED_AT }),
);

const figures = {
  signMilliseconds: Math.min(signed, again),
  signJwtMilliseconds: asJwt,
  judgeMilliseconds: judged,
  grownMegabytes: grown,
};
console.log(
  `Signing: ${signed.toFixed(2)} ms, then ${again.toFixed(2)} ms; as a JWT ${asJwt.toFixed(2)} ms.`,
);
console.log(`Judging, with its status list and key document: ${judged.toFixed(2)} ms.`);
console.log(`Memory after ${perRound * rounds} more: ${grown.toFixed(1)} MB.`);
const met =
  figures.signMilliseconds <= goals.signMilliseconds &&
  judged <= goals.judgeMilliseconds &&
  grown <= goals.grownMegabytes;
console.log(JSON.stringify({ bench: "badges", figures, goals, met }));
process.exitCode = met ? 0 : 1;

async function issue(proof: BadgeProof, number: number): Promise<string> {
  const badge = exampleBadge({
    id: `${ISSUER}/badges/${number}`,
    status: { list: STATUS_LIST, index: number },
  });
  return issueBadge(badge, { key, proof, at: ISSUED_AT });
}

/** CPU of one call, the median of some rounds. */
async function millisecondsOf(times: number, work: (number: number) => Promise<unknown>): Promise<number> {
  const each: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    for (let number = 0; number < times; number += 1) await work(round * times + number);
    const { user, system } = process.cpuUsage(start);
    each.push((user + system) / 1_000 / times);
  }
  return median(each);
}

function usedMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
