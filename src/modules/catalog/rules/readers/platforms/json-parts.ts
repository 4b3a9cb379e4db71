import type { RecordPlace } from "../../record.ts";
import { type Json, field, isList, isObject, numberField, textField } from "../json/json-value.ts";
import { oneLine } from "../markup/visible-text.ts";

/** The names in a list of objects, one object, or words alone; ids of WordPress objects as keys are fine. */
export function namesOf(value: Json | undefined, key: string): readonly string[] {
  const items = isList(value)
    ? value
    : isObject(value) && value[key] === undefined
      ? Object.values(value)
      : [value];
  return items
    .map((item) => (isObject(item) ? textField(item, key) : typeof item === "string" ? item : undefined))
    .filter((name) => name !== undefined && name.trim() !== "")
    .map((name) => oneLine(name ?? ""));
}

/** For each name the first of its fields that has text, on one line. */
export function textParts<Name extends string>(
  value: Json | undefined,
  fields: Readonly<Record<Name, readonly string[]>>,
): { readonly [Each in Name]?: string } {
  const found: { [Each in Name]?: string } = {};
  for (const name of Object.keys(fields) as Name[]) {
    const text = fields[name].map((each) => textField(value, each)).find((each) => each !== undefined);
    if (text !== undefined) found[name] = oneLine(text);
  }
  return found;
}

/** Both coordinates or none; 0, 0 is how systems write that they do not know. */
export function coordinates(
  value: Json | undefined,
  latitudeName: string,
  longitudeName: string,
): Pick<RecordPlace, "latitude" | "longitude"> {
  const [latitude, longitude] = [numberField(value, latitudeName), numberField(value, longitudeName)];
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return {};
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : {};
}

/** True for `true`, `1`, `"1"`, `"true"`, `"yes"`. */
export function isYes(value: Json | undefined, name: string): boolean {
  return field(value, name) === true || /^(?:true|1|yes)$/iu.test(textField(value, name) ?? "");
}

/** The words of a list written with commas or as a list. */
export function wordList(value: Json | undefined): readonly string[] {
  if (isList(value)) return value.filter((each) => typeof each === "string");
  return typeof value === "string" ? value.split(/,\s*/u).filter(Boolean) : [];
}
