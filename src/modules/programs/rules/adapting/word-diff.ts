/** A stretch of text that stayed, was taken out, or was put in. */
export interface DiffPart {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

const mostCells = 400_000;

/**
 * How one text became another, by words: the fewest words taken out and put in. Texts too long for that are told line by line,
 * and beyond that as a whole.
 */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  for (const pattern of [/\s+|[^\s]+/gu, /[^\n]*\n|[^\n]+/gu]) {
    const [old, fresh] = [before.match(pattern) ?? [], after.match(pattern) ?? []];
    if (old.length * fresh.length <= mostCells) return joined(difference(old, fresh));
  }
  return joined([
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ]);
}

function difference(old: readonly string[], fresh: readonly string[]): readonly DiffPart[] {
  const width = fresh.length + 1;
  // lengths[i * width + j]: the longest common part of what follows i in the old and j in the new.
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old[i] === fresh[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [gone, came] = [old[i], fresh[j]];
    if (gone !== undefined && gone === came) {
      parts.push({ kind: "same", text: gone });
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (came === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      parts.push({ kind: "removed", text: gone });
      i += 1;
    } else {
      parts.push({ kind: "added", text: came ?? "" });
      j += 1;
    }
  }
  return parts;
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const merged: { kind: DiffPart["kind"]; text: string }[] = [];
  for (const { kind, text } of parts) {
    const last = merged.at(-1);
    if (text === "") continue;
    if (last?.kind === kind) last.text += text;
    else merged.push({ kind, text });
  }
  return merged;
}
