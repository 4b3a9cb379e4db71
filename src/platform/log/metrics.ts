/** One counter with one set of labels. */
interface Series {
  readonly name: string;
  readonly labels: string;
  value: number;
}

const series = new Map<string, Series>();
/** Labels come from code, never from visitors; the limit is against a mistake. */
const mostSeries = 2000;

/** Adds to a counter: `countEvent("harvests", { outcome: "read" })`. Counted since the process started. */
export function countEvent(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
  const text = Object.keys(labels)
    .sort()
    .map((label) => `${label}="${escape(labels[label] ?? "")}"`)
    .join(",");
  const key = `${name}{${text}}`;
  const existing = series.get(key);
  if (existing !== undefined) existing.value += by;
  else if (series.size < mostSeries) series.set(key, { name, labels: text, value: by });
}

/** Times the work, whether it succeeds or not: adds to `NAME_seconds` and `NAME_count`. */
export async function measure<Result>(
  name: string,
  labels: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    countEvent(`${name}_seconds`, labels, (performance.now() - started) / 1000);
    countEvent(`${name}_count`, labels);
  }
}

/**
 * All counters as text for a collector, by name and labels.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/ (text format 0.0.4)
 */
export function metricsText(): string {
  const lines = [...series.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { name, labels, value }]) => `carrel_${name}${labels === "" ? "" : `{${labels}}`} ${value}\n`);
  return lines.join("");
}

function escape(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}
