import { type Rational, zero } from "../exact/rational.ts";
import { writeRational } from "../exact/written.ts";
import { explain, type Explanation } from "./explain.ts";
import type { RulePack } from "../packs/pack.ts";
import type { Standing } from "./standing.ts";

/** A value with every amount in it written as text. */
export type WithWrittenAmounts<Value> = Value extends Rational
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly WithWrittenAmounts<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: WithWrittenAmounts<Value[Key]> }
      : Value;

/** A standing as plain JSON, as docs/guide/credit-engine.md lays it down. */
export type StandingJson = WithWrittenAmounts<Standing> & {
  readonly packStatus: RulePack["status"];
  readonly explanation: Explanation;
};

/** The standing with its explanation, every amount exact as text: `41.5`, `1/3`. Fields that are not known are null. */
export function standingJson(
  standing: Standing,
  pack: RulePack,
  titles?: ReadonlyMap<string, string>,
): StandingJson {
  const { asOf, packId, versionName, ...rest } = standing;
  const complete = {
    packId,
    packStatus: pack.status,
    versionName,
    asOf,
    cycle: null,
    reportBy: null,
    renewableFrom: null,
    renewableFromWithPlanned: null,
    keepEvidenceUntil: null,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    explanation: explain(standing, pack, titles),
  };
  // The replacer writes each amount as text, which is what the type says of it.
  return JSON.parse(JSON.stringify(complete, (_key, value: unknown) => written(value))) as StandingJson;
}

function written(value: unknown): unknown {
  return isRational(value) ? writeRational(value) : value;
}

function isRational(value: unknown): value is Rational {
  return typeof value === "object" && value !== null && Object.keys(zero).every((key) => key in value);
}
