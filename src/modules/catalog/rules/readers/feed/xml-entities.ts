import { Parser } from "htmlparser2";

const XML_NAMES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What HTML reads numeric references 128–159 as: windows-1252, not the C1 controls (WHATWG, numeric references). */
export const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const NAME = /^[A-Za-z][A-Za-z0-9]{0,31}$/;
const LONGEST_REFERENCE = 40;

const knownNames = new Map<string, string | undefined>(Object.entries(XML_NAMES));

/**
 * Text with its character references replaced, once. HTML's names are known without being declared, because feeds
 * use them so; a name nobody knows and a bare ampersand stay as written. Entities a document declares itself are
 * never expanded: that is how a kilobyte becomes a gigabyte.
 */
export function decodeEntities(text: string): string {
  let ampersand = text.indexOf("&");
  if (ampersand < 0) return text;
  let decoded = "";
  let copied = 0;
  while (ampersand >= 0) {
    const semicolon = endOfReference(text, ampersand + 1);
    const character = semicolon < 0 ? undefined : characterOf(text.slice(ampersand + 1, semicolon));
    if (character !== undefined) {
      decoded += text.slice(copied, ampersand) + character;
      copied = semicolon + 1;
    }
    ampersand = text.indexOf("&", character === undefined ? ampersand + 1 : copied);
  }
  return decoded + text.slice(copied);
}

/** Index of the semicolon that ends a reference, or -1 when letters and digits stop before one. */
function endOfReference(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_REFERENCE);
  for (let index = start; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x3b) return index;
    const isPart =
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x61 && code <= 0x7a) ||
      code === 0x23;
    if (!isPart) return -1;
  }
  return -1;
}

function characterOf(reference: string): string | undefined {
  if (reference.charCodeAt(0) === 0x23) return numericCharacter(reference.slice(1));
  if (knownNames.has(reference)) return knownNames.get(reference);
  const character = htmlCharacter(reference);
  knownNames.set(reference, character);
  return character;
}

function numericCharacter(digits: string): string | undefined {
  const isHexadecimal = /^[xX][0-9a-fA-F]+$/.test(digits);
  if (!isHexadecimal && !/^[0-9]+$/.test(digits)) return undefined;
  const code = isHexadecimal ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80];
  const isText = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800);
  if (isText || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)) {
    return String.fromCodePoint(code);
  }
  return "\ufffd";
}

/** Asks htmlparser2's table once per name; the answer is kept. */
function htmlCharacter(name: string): string | undefined {
  if (!NAME.test(name) || knownNames.size > 10_000) return undefined;
  let decoded = "";
  const parser = new Parser({ ontext: (text) => (decoded += text) }, { decodeEntities: true });
  parser.end(`&${name};`);
  return decoded.includes("&") || decoded.endsWith(";") ? undefined : decoded;
}
