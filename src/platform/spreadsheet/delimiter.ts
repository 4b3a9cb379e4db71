const delimiters = [",", "\t", ";", "|"] as const;

/** The sign between the columns of a text: the one that cuts its first lines into the same number of cells. */
export function sniffDelimiter(text: string): string | undefined {
  const lines = firstLines(text);
  if (lines.length < 2) return undefined;
  const judged = delimiters.map((delimiter) => ({ delimiter, ...regularity(lines, delimiter) }));
  const best = judged.sort((a, b) => b.share * b.columns - a.share * a.columns)[0];
  return best !== undefined && best.columns >= 2 && best.share >= 0.6 ? best.delimiter : undefined;
}

/** Up to 30 lines of cells; a line break inside quotes does not end one. */
function firstLines(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let isQuoted = false;
  for (const part of text.slice(0, 65_536).split(/\r\n|\n|\r/u)) {
    line = line === "" ? part : `${line} ${part}`;
    if ((part.split('"').length - 1) % 2 === 1) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (line.trim() !== "") lines.push(line);
    line = "";
    if (lines.length === 30) break;
  }
  return lines;
}

function regularity(
  lines: readonly string[],
  delimiter: string,
): { readonly columns: number; readonly share: number } {
  const counts = lines.map((line) => line.replaceAll(/"(?:[^"]|"")*"/gu, "").split(delimiter).length);
  const columns = counts[0] ?? 1;
  return {
    columns,
    share: columns < 2 ? 0 : counts.filter((count) => count === columns).length / counts.length,
  };
}
