/** Progress of long work, drawn on one line of a terminal; silent everywhere else. */
export interface Progress {
  /** `done` of `total` (when known), and what is at hand: "Reading wyoming.ics". */
  update(done: number, total: number | undefined, note?: string): void;
  /** Removes the line, so that what is printed next starts clean. */
  end(): void;
}

const width = 24;

/**
 * Starts a progress line on `stream` (stderr by default, so that piped output stays clean).
 * Draws nothing when the stream is not a terminal.
 */
export function startProgress(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { update: () => {}, end: () => {} };
  let drawn = "";
  return {
    update(done, total, note = "") {
      const line = clip(progressLine(label, done, total, note), stream.columns);
      if (line === drawn) return;
      drawn = line;
      stream.write(`\r\u001B[2K${line}`);
    },
    end() {
      if (drawn !== "") stream.write("\r\u001B[2K");
    },
  };
}

/** The text of a progress line, without control characters. */
export function progressLine(label: string, done: number, total: number | undefined, note: string): string {
  if (total === undefined || total <= 0) return [label, String(done), note].filter(Boolean).join("  ");
  const share = Math.min(1, done / total);
  const filled = Math.round(share * width);
  const bar = "█".repeat(filled) + "░".repeat(width - filled);
  return [label, bar, `${Math.floor(share * 100)}%`, `${done} of ${total}`, note].filter(Boolean).join("  ");
}

function clip(line: string, columns: number | undefined): string {
  const most = (columns ?? 80) - 1;
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
