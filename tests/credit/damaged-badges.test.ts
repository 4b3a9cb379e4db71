import { crc32, deflateSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import {
  bakePng,
  bakeSvg,
  emptyStatusList,
  issuerDocument,
  type JsonObject,
  unpackCredential,
  withStatus,
} from "#platform/credentials";
import {
  type BadgeProof,
  issueBadge,
  statusListCredential,
} from "../../src/modules/credit/actions/badges/issue-badge.ts";
import { type BadgeVerdict, verifyBadge } from "../../src/modules/credit/actions/badges/verify-badge.ts";
import {
  documentsAt,
  exampleBadge,
  exampleKey,
  ISSUED_AT,
  ISSUER,
  JUDGED_AT,
  STATUS_LIST,
} from "./badge-examples.ts";
import { changedBytes, changedJson, randomFrom, type Random } from "./damage.ts";

const key = exampleKey();
const documents = documentsAt({ [ISSUER]: issuerDocument(ISSUER, [key]) });
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>';
const { status: _status, ...unlisted } = exampleBadge();
let json = "";
let jwt = "";

beforeAll(async () => {
  const issue = async (proof: BadgeProof): Promise<string> =>
    issueBadge(unlisted, { key, proof, at: ISSUED_AT });
  [json, jwt] = [await issue("eddsa-rdfc-2022"), await issue("vc-jwt")];
});

test("the badges that are damaged below are valid", async () => {
  for (const bytes of [json, jwt, png(json), png(jwt), svg(json), svg(jwt), packed(json)])
    expect((await judge(bytes)).code).toBe("valid");
});

test("700 badges with some letters changed are never valid, unless they still say the same", async () => {
  const wrong = await damage(700, 1, (random) => changedBytes(Buffer.from(json), random));

  expect(wrong).toEqual([]);
});

test("4,300 badges with members taken out, swapped or made something else are never valid", async () => {
  const badge: JsonObject = JSON.parse(json);

  const wrong = await damage(4_300, 2, (random) => Buffer.from(JSON.stringify(changedJson(badge, random))));

  expect(wrong).toEqual([]);
});

test("2,500 damaged or cut JWTs are never valid", async () => {
  const wrong = await damage(2_500, 3, (random) => {
    const bytes = Buffer.from(jwt);
    return random() < 0.3
      ? bytes.subarray(0, Math.floor(random() * bytes.length))
      : changedBytes(bytes, random);
  });

  expect(wrong).toEqual([]);
});

test("2,000 damaged or cut PNGs are never valid with anything but what was baked", async () => {
  const pictures = [png(jwt), packed(json)];

  const wrong = await damage(2_000, 4, (random) => {
    const picture = pictures[random() < 0.7 ? 0 : 1] ?? PNG;
    return random() < 0.2
      ? picture.subarray(0, Math.floor(random() * picture.length))
      : changedBytes(picture, random);
  });

  expect(wrong).toEqual([]);
});

test("1,000 damaged or cut SVGs are never valid with anything but what was baked", async () => {
  const picture = Buffer.from(svg(jwt));

  const wrong = await damage(1_000, 5, (random) =>
    random() < 0.2
      ? picture.subarray(0, Math.floor(random() * picture.length))
      : changedBytes(picture, random),
  );

  expect(wrong).toEqual([]);
});

test("400 damaged status lists and 400 damaged key documents never let a revoked badge through", async () => {
  const random = randomFrom(6);
  const badge = Buffer.from(await issueBadge(exampleBadge(), { key, proof: "vc-jwt", at: ISSUED_AT }));
  const bits = withStatus(emptyStatusList(), 94_567, true);
  const list = await statusListCredential(
    { id: STATUS_LIST, bits, validFrom: ISSUED_AT },
    { key, at: ISSUED_AT },
  );
  const keys = issuerDocument(ISSUER, [key]);
  const judgements = new Set<string>();

  for (let each = 0; each < 400; each += 1)
    for (const found of [
      { [ISSUER]: keys, [STATUS_LIST]: changedJson(list, random) },
      { [ISSUER]: changedJson(keys, random), [STATUS_LIST]: list },
    ])
      judgements.add(
        (await verifyBadge(badge, { documents: documentsAt(found), asOf: JUDGED_AT })).judgement,
      );

  expect([...judgements].toSorted()).toEqual(["cannot-tell", "invalid"]);
});

test("files made to stall or overflow a reader are refused in a sentence", async () => {
  const badge: JsonObject = JSON.parse(json);
  const evidence = Array.from({ length: 3_000 }, () => ({ type: ["Evidence"], name: "x" }));
  const proof = { ...Object(badge["proof"]), proofValue: `z${"2".repeat(1_000_000)}` };
  const bomb = deflateSync(Buffer.alloc(50_000_000, "x"));
  const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns:o="https://purl.imsglobal.org/ob/v3p0"><o:credential>&b;</o:credential></svg>`;
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "nested deeply": "[".repeat(200_000),
    "an object nested deeply": `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
    "too many values": JSON.stringify({ ...badge, x: Array.from({ length: 50_000 }, () => 1) }),
    "a name that is not safe": json.replace("{", '{"__proto__":{},'),
    "a signature of a megabyte": JSON.stringify({ ...badge, proof }),
    "nodes that are all alike": JSON.stringify({ ...badge, evidence }),
    "a bomb in a PNG": withText(bomb, 1),
    "a PNG of many texts": Buffer.concat([
      PNG.subarray(0, 33),
      ...Array.from({ length: 20_000 }, () => chunk("iTXt", Buffer.from("a\0\0\0\0\0"))),
    ]),
    "entities in an SVG": laughs,
    "comments without end": `${"<!-- --".repeat(50_000)}<svg`,
    nothing: "",
    zeros: Buffer.alloc(100_000),
  };

  for (const [name, bytes] of Object.entries(files)) {
    const verdict = await judge(bytes);
    expect([name, verdict.judgement]).toEqual([name, "invalid"]);
    expect(verdict.checks.find(({ outcome }) => outcome === "failed")?.why).toMatch(/^[A-Za-z].{8,}\.$/u);
  }
});

/** Judges as many damaged files as told, drawn from one seed; gives those that were judged without a reason, or wrongly. */
async function damage(
  times: number,
  seed: number,
  make: (random: Random) => Uint8Array,
): Promise<readonly string[]> {
  const random = randomFrom(seed);
  const wrong: string[] = [];
  for (let each = 0; each < times; each += 1) {
    const bytes = make(random);
    const verdict = await judge(bytes);
    const isClear =
      verdict.judgement === "valid" || verdict.checks.some(({ code, why }) => code && why.length > 8);
    if (!isClear || (verdict.judgement === "valid" && !saysTheSame(bytes)))
      wrong.push(Buffer.from(bytes).toString("latin1"));
  }
  return wrong;
}

/** The signed text as it was; of JSON, every member but the choice among contexts that mean the same. */
function saysTheSame(bytes: Uint8Array): boolean {
  const { content } = unpackCredential(bytes);
  if (content.kind !== "baked") return false;
  const text = content.text.trim();
  if (text === jwt) return true;
  try {
    return withoutContext(JSON.parse(text)) === withoutContext(JSON.parse(json));
  } catch {
    return false;
  }
}

function withoutContext({ "@context": _context, ...members }: JsonObject): string {
  return JSON.stringify(members);
}

async function judge(bytes: string | Uint8Array): Promise<BadgeVerdict> {
  return verifyBadge(Buffer.from(bytes), { documents, asOf: JUDGED_AT });
}

function png(text: string): Buffer {
  return bakePng(PNG, text) ?? PNG;
}

function svg(text: string): string {
  return bakeSvg(SVG, text) ?? SVG;
}

function packed(text: string): Buffer {
  return withText(deflateSync(text), 1);
}

function withText(text: Uint8Array, isPacked: number): Buffer {
  const body = Buffer.concat([Buffer.from("openbadgecredential\0"), Buffer.from([isPacked, 0, 0, 0]), text]);
  return Buffer.concat([PNG.subarray(0, 33), chunk("iTXt", body), PNG.subarray(33)]);
}

function chunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type), body]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
