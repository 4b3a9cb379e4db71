const LINE_END = 0x0a;

/**
 * A sentence ends at a line end, or at a full stop, question or exclamation mark with a space after it, unless a short
 * word stands before the full stop ("p.m.", "St."). What is asked of is not the last unit.
 */
export function endsSentence(source: Uint16Array, at: number): boolean {
  const unit = source[at];
  if (unit === LINE_END) return true;
  if (unit !== 46 && unit !== 33 && unit !== 63) return false;
  const next = source[at + 1];
  const isSpaced = next === 32 || next === LINE_END;
  return isSpaced && (unit !== 46 || !isShortWord(source, at));
}

/** True when fewer than four letters stand before the full stop. */
function isShortWord(source: Uint16Array, stop: number): boolean {
  for (let at = stop - 1; at >= stop - 4; at--) {
    const unit = at < 0 ? 0 : (source[at] ?? 0) | 32;
    if (!(unit >= 97 && unit <= 122)) return at < stop - 1;
  }
  return false;
}
