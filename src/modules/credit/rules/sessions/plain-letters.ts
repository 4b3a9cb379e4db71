/** Letters that nobody takes for another, on a screen, on paper or aloud: no I, O, S, U or Z. */
const letters = "ABCDEFGHJKLMNPQRTVWXY";
const onlyLetters = new RegExp(`^[${letters}]*$`, "u");

/** Whether a text is made of nothing else. */
export function isPlainLetters(text: string): boolean {
  return onlyLetters.test(text);
}

/** So many letters, at most eight, made of the first 64 random bits: over 35 bits no letter is noticeably likelier than another. */
export function lettersOf(random: Uint8Array, count: number): string {
  let rest = random.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = "";
  while (text.length < count) {
    text += letters[Number(rest % BigInt(letters.length))] ?? "";
    rest /= BigInt(letters.length);
  }
  return text;
}

/**
 * The number of a certificate, of 32 random bytes: `ABCDE-FGHJK-LMNPQ-RTVWX-YABCD-EFGHJ`. Knowing it is the permission to see the
 * certificate, so its 30 letters hold 131 bits: nobody comes upon another's by counting or guessing.
 */
export function certificateNumberOf(random: Uint8Array): string {
  const text = [0, 8, 16, 24].map((at) => lettersOf(random.subarray(at), 8)).join("");
  return text.slice(0, 30).match(/.{5}/gu)?.join("-") ?? "";
}
