/**
 * A text with case, accents, entities and typographic variants taken away, so that two spellings of one thing
 * become the same string. Words keep `+` and `#` at their end, for "C++" and "C#".
 */
export function foldText(text: string): string {
  let folded = text.includes("&") ? text.replace(ENTITY, entityText) : text;
  if (NOT_ASCII.test(folded)) folded = foldUnicode(folded);
  folded = folded.toLowerCase();
  if (folded.includes("'")) folded = folded.replace(POSSESSIVE, "").replaceAll("'", "");
  return folded.includes("&") ? folded.replaceAll("&", " and ") : folded;
}

/** The words of a folded text in their order: runs of letters and digits of any script. */
export function wordsOf(folded: string): readonly string[] {
  return folded.match(NOT_ASCII.test(folded) ? WORD : ASCII_WORD) ?? [];
}

/** A short, stable number for a text (FNV-1a, 32 bits): for keys and shingles, never for anything secret. */
export function hashText(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  return hash >>> 0;
}

/** The same with 48 bits, which a number holds whole: of ten million texts hardly two share one by chance. */
export function hashText48(text: string): number {
  let low = 0x81_1c_9d_c5;
  let high = 0x9e_37_79_b9;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01_00_01_93);
    high = Math.imul(high ^ unit, 0x85_eb_ca_6b);
  }
  // The upper bits of a product depend on all that came before, the lower ones on less.
  return (high >>> 16) * 2 ** 32 + (low >>> 0);
}

// oxlint-disable-next-line no-control-regex
const NOT_ASCII = /[^\u0000-\u007F]/;
const WORD = /[\p{L}\p{N}]+(?:[+#]+(?![\p{L}\p{N}]))?/gu;
const ASCII_WORD = /[a-z0-9]+(?:[+#]+(?![a-z0-9]))?/g;
const POSSESSIVE = /'s\b/g;
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(amp|quot|apos|lt|gt|nbsp|ndash|mdash|rsquo|lsquo));/gi;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
  ["rsquo", "'"],
  ["lsquo", "'"],
]);
/** Letters that Unicode does not take apart into a base and an accent. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["ø", "o"],
  ["Ø", "o"],
  ["ł", "l"],
  ["Ł", "l"],
  ["æ", "ae"],
  ["Æ", "ae"],
  ["œ", "oe"],
  ["Œ", "oe"],
  ["đ", "d"],
  ["ı", "i"],
  ["’", "'"],
  ["‘", "'"],
  ["ʼ", "'"],
]);

function foldUnicode(text: string): string {
  return text
    .replace(/[ßøØłŁæÆœŒđı’‘ʼ]/g, (letter) => LETTERS.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(/\p{Mn}+/gu, "");
}

function entityText(whole: string, ...groups: readonly unknown[]): string {
  const [decimal, hex, name] = groups;
  if (typeof decimal === "string") return codePointText(Number.parseInt(decimal, 10));
  if (typeof hex === "string") return codePointText(Number.parseInt(hex, 16));
  return typeof name === "string" ? (ENTITIES.get(name.toLowerCase()) ?? " ") : whole;
}

function codePointText(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : " ";
}
