import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { zero } from "../../src/modules/credit/rules/exact/rational.ts";
import {
  rationalOfNumber,
  readRational,
  writeRational,
} from "../../src/modules/credit/rules/exact/written.ts";
import { ledgerOf } from "../../src/modules/credit/rules/ledger/read-ledger.ts";
import type { RulePack } from "../../src/modules/credit/rules/packs/pack.ts";
import { problemSentence, readPack } from "../../src/modules/credit/rules/packs/read-pack.ts";
import type { Ledger } from "../../src/modules/credit/rules/ledger/read-ledger.ts";
import type { Standing } from "../../src/modules/credit/rules/standing/standing.ts";

const goldenFolder = join(import.meta.dirname, "golden");
const packFolder = join(import.meta.dirname, "../../packs/rules");

/** Amounts as they are compared: written exactly. */
const amount = z.union([z.number(), z.string()]).transform((value) => {
  const read = typeof value === "number" ? rationalOfNumber(value) : readRational(value);
  return read === undefined ? `no amount: ${value}` : writeRational(read);
});

const requirement = z.strictObject({
  sense: z.enum(["minimum", "maximum"]).optional(),
  limit: amount.optional(),
  earned: amount.optional(),
  counted: amount.optional(),
  planned: amount.optional(),
  short: amount.optional(),
  over: amount.optional(),
  isMet: z.boolean().optional(),
});

const expectation = z.strictObject({
  state: z.string().optional(),
  versionName: z.string().optional(),
  required: amount.optional(),
  earned: amount.optional(),
  counted: amount.optional(),
  planned: amount.optional(),
  short: amount.optional(),
  carriedIn: amount.optional(),
  carriedOut: amount.optional(),
  awaitingApproval: amount.optional(),
  carriesOver: z.record(z.string(), amount).optional(),
  grounds: z.array(z.string()).optional(),
  cycle: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  reportBy: z.string().optional(),
  renewableFrom: z.string().optional(),
  renewableFromWithPlanned: z.string().optional(),
  keepEvidenceUntil: z.string().optional(),
  requirements: z.record(z.string(), requirement).optional(),
  reasons: z.record(z.string(), z.string()).optional(),
});

const caseFields = z.strictObject({
  name: z.string(),
  asOf: z.string(),
  subject: z.unknown().optional(),
  entries: z.array(z.unknown()).optional(),
  expect: expectation,
  worked: z.string(),
});

/** A case worked by hand. */
export interface GoldenCase {
  readonly name: string;
  readonly packId: string;
  readonly asOf: string;
  readonly ledger: Ledger;
  readonly expect: z.output<typeof expectation>;
}

/** Every case in tests/credit/golden. @throws when one is not written as it should be. */
export function goldenCases(): readonly GoldenCase[] {
  return filesOf(goldenFolder).flatMap((file) => {
    const packId = basename(file, ".yaml");
    return z
      .array(caseFields)
      .parse(parse(readFileSync(file, "utf8")), { reportInput: true })
      .map(({ asOf, entries = [], expect, name, subject = {} }) => {
        const read = ledgerOf({ subject, entries });
        if (!read.isValid) throw new Error(`${file}, ${name}: ${JSON.stringify(read.problems)}`);
        return { name, packId, asOf, ledger: read.ledger, expect };
      });
  });
}

/** Every pack that is shipped, by id. */
export function shippedPacks(): ReadonlyMap<string, RulePack> {
  return new Map(
    filesOf(packFolder).map((file) => {
      const read = readPack(readFileSync(file, "utf8"), basename(file));
      if (!read.isValid) throw new Error(read.problems.map(problemSentence).join("\n"));
      return [read.pack.id, read.pack];
    }),
  );
}

/** What the case speaks of, as the engine has it: to be equal to what the case expects. */
export function foundFor({ expect }: GoldenCase, standing: Standing): unknown {
  const plain = plainOf(standing);
  return Object.fromEntries(
    Object.entries(expect).map(([field, expected]) => {
      if (field === "requirements") return [field, requirementsFor(expect.requirements ?? {}, plain)];
      if (field === "reasons") return [field, reasonsFor(expect.reasons ?? {}, standing)];
      if (field === "carriesOver") return [field, carriesOverFor(expect.carriesOver ?? {}, standing)];
      if (field === "grounds") return [field, standing.grounds.map(({ code }) => code)];
      return [field, expected === undefined ? undefined : plain[field]];
    }),
  );
}

function requirementsFor(
  expected: Readonly<Record<string, z.output<typeof requirement>>>,
  plain: Record<string, unknown>,
): unknown {
  const rows = z.array(z.record(z.string(), z.unknown())).parse(plain["requirements"]);
  return Object.fromEntries(
    Object.entries(expected).map(([id, fields]) => {
      const found = rows.find(
        (row) => row["id"] === id && (fields.sense === undefined || row["sense"] === fields.sense),
      );
      return [id, found && Object.fromEntries(Object.keys(fields).map((field) => [field, found[field]]))];
    }),
  );
}

/** The one reason why something of the entry does not count; several stand side by side. */
function reasonsFor(expected: Readonly<Record<string, string>>, { entries }: Standing): unknown {
  return Object.fromEntries(
    Object.keys(expected).map((id) => {
      const parts = entries.find(({ entryId }) => entryId === id)?.parts ?? [];
      const codes = parts.flatMap((part) => (part.outcome === "not counted" ? [part.reason.code] : []));
      return [id, [...new Set(codes)].join(", ")];
    }),
  );
}

/** What of the entry would go over to the next cycle. */
function carriesOverFor(expected: Readonly<Record<string, string>>, { entries }: Standing): unknown {
  return Object.fromEntries(
    Object.keys(expected).map((id) => {
      const { carriesOver = zero } = entries.find(({ entryId }) => entryId === id) ?? {};
      return [id, writeRational(carriesOver)];
    }),
  );
}

function plainOf(standing: Standing): Record<string, unknown> {
  const text = JSON.stringify(standing, (_key, value: unknown) => writtenAmount(value));
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

function writtenAmount(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("numerator" in value) || !("denominator" in value))
    return value;
  const { denominator, numerator } = value;
  return typeof numerator === "bigint" && typeof denominator === "bigint"
    ? writeRational({ numerator, denominator })
    : value;
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => join(folder, name));
}
