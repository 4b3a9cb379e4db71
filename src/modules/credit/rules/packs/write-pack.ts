import { stringify } from "yaml";
import type { Rational } from "../exact/rational.ts";
import { writeRational } from "../exact/written.ts";
import type { RulePack } from "./pack.ts";

/** A value as it stands in a file. */
export type PlainValue =
  | string
  | number
  | boolean
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue };

const firstLine = "# How to read and change this file: docs/guide/rule-packs.md\n";

/** A pack as its file: what `readPack` reads is the same pack again. Remarks of the file's writer are not part of a pack. */
export function packText(pack: RulePack): string {
  return textOfPlain(plainPack(pack));
}

/** The same of what is no pack yet. */
export function textOfPlain(plain: PlainValue): string {
  return firstLine + stringify(plain, { lineWidth: 110, aliasDuplicateObjects: false });
}

/** A pack as plain values under the names of its file, for JSON; lists that are empty are left out, as in the file. */
export function plainPack(pack: RulePack): PlainValue {
  return plain(pack) ?? {};
}

function plain(value: unknown): PlainValue | undefined {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.flatMap((each: unknown) => plain(each) ?? []);
  if (typeof value !== "object" || value === null) return undefined;
  if (isAmount(value)) return plainAmount(value);
  if ("everything" in value) return "everything";
  if ("roles" in value && !Array.isArray(value.roles)) return plainByRole(value);
  return plainFields(value);
}

function plainFields(value: object): { readonly [name: string]: PlainValue } {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const written = plain(each);
      return written === undefined ? [] : [[name, written] as const];
    }),
  );
}

/** Amounts stand beside each other under the names of roles; one for everyone alone is written bare. */
function plainByRole({ roles, ...rest }: { readonly roles?: unknown }): PlainValue {
  const all = { ...plainFields(rest), ...plainFields(Object(roles)) };
  const { everyone } = all;
  return everyone !== undefined && Object.keys(all).length === 1 ? everyone : all;
}

function isAmount(value: object): value is Rational {
  return "numerator" in value && "denominator" in value;
}

function plainAmount(amount: Rational): number | string {
  const written = writeRational(amount);
  return /^\d{1,9}(?:\.\d{1,6})?$/u.test(written) ? Number(written) : written;
}
