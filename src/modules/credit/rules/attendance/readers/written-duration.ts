const hourWords = /^(?:h|hr|hrs|hours?|hora|horas|heures?|ora|ore|std|stunden?|godz|godziny?|時間|小时)$/u;
const minuteWords = /^(?:m|min|mins|minutes?|minutos?|minuti|minuto|minuten?|minuty?|分|分钟|分間)$/u;
const secondWords =
  /^(?:s|sec|secs|seconds?|segundos?|segs?|secondes?|secondi|secondo|sek|sekunden?|sekundy?|秒)$/u;

/** A whole week: whatever is longer is a slip. */
const mostSeconds = 7 * 86_400;

/**
 * Seconds of a length of time as the programs write it: `38` (minutes), `1h 27m 51s`, `55 mins`, `1 godz. 27 min 51 sek.`,
 * `00:55:12`. Undefined for anything else, and for `0:55`, which may be hours or minutes.
 */
export function writtenDuration(cell: string): number | undefined {
  if (cell.length > 60) return undefined;
  const seconds = plainMinutes(cell) ?? clockLength(cell) ?? wordedLength(cell);
  return seconds === undefined || seconds > mostSeconds ? undefined : seconds;
}

function plainMinutes(cell: string): number | undefined {
  return /^\d{1,5}(?:[.,]\d{1,4})?$/u.test(cell)
    ? Math.round(Number(cell.replace(",", ".")) * 60)
    : undefined;
}

function clockLength(cell: string): number | undefined {
  const match = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/u.exec(cell);
  return match === null ? undefined : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}

function wordedLength(cell: string): number | undefined {
  const plain = cell.toLowerCase().replaceAll(/(?<=\p{L})\./gu, " ");
  const parts = [...plain.matchAll(/(\d{1,5}) ?(\p{L}+)/gu)];
  // Nothing but numbers, their words, and what joins them.
  const rest = plain.replaceAll(/\d{1,5} ?\p{L}+/gu, "").replaceAll(/\b(?:and|e|y|et|und|i)\b|[\s,]/gu, "");
  if (parts.length === 0 || rest !== "") return undefined;
  let seconds = 0;
  for (const [, amount, word = ""] of parts) {
    const factor = factorOf(word);
    if (factor === undefined) return undefined;
    seconds += Number(amount) * factor;
  }
  return seconds;
}

function factorOf(word: string): number | undefined {
  if (hourWords.test(word)) return 3600;
  if (minuteWords.test(word)) return 60;
  return secondWords.test(word) ? 1 : undefined;
}
