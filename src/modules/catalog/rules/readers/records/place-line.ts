import type { RecordPlace } from "../../record.ts";

const labelled = /^[*•\s-]{0,5}(?:event\s+)?(?:where|location|venue|place)\s*:\*?\s{0,5}(.{0,160})$/iu;

/** The place that a line of a text names outright: `Where: Main Library`; below its label where that stands alone. */
export function placeInLines(lines: readonly string[]): RecordPlace | undefined {
  const at = lines.findIndex((line) => labelled.test(line));
  if (at === -1) return undefined;
  const beside = labelled.exec(lines[at] ?? "")?.[1]?.trim() ?? "";
  const name = (beside === "" ? (lines[at + 1] ?? "") : beside).replace(/^\*|\*$/gu, "").trim();
  const isPlace = name.length > 1 && name.length <= 160 && !/^https?:|^tb[ad]\b|:$/iu.test(name);
  return isPlace ? { name } : undefined;
}
