import { WINDOWS_1252 } from "./xml-entities.ts";

/** A document as text, and the name of the encoding it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** True when bytes did not fit the encoding and were replaced or read as windows-1252. */
  readonly isRepaired: boolean;
}

/** XML 1.0 §2.2 forbids these, and PostgreSQL refuses the first of them in any text. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN, "g");

/**
 * The text of a feed, in the order RFC 7303 §3 gives: byte order mark, then the charset of the content type, then
 * the XML declaration, then UTF-8. Bytes that are not UTF-8 after all are read as windows-1252, which is what
 * servers that mislabel their files nearly always send.
 */
export function decodeBytes(bytes: Uint8Array, contentType?: string): DecodedText {
  const marked = encodingOfMark(bytes);
  if (marked) return decodeAs(bytes, marked);
  const guessed = encodingWithoutMark(bytes);
  if (guessed) return decodeAs(bytes, guessed);
  return decodeAs(bytes, charsetOf(contentType) ?? declaredEncoding(bytes) ?? "utf-8");
}

/** Text without the characters no XML document may hold; the same string when there are none. */
export function withoutForbiddenCharacters(text: string): string {
  return FORBIDDEN.test(text) ? text.replace(ALL_FORBIDDEN, "") : text;
}

/** The charset parameter of a content type: `text/xml; charset="ISO-8859-1"` gives `iso-8859-1`. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? "")?.[1]?.toLowerCase();
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-16 without a mark shows as a zero byte beside the first letter, `<` or `B` (XML 1.0, appendix F.1). */
function encodingWithoutMark([first, second]: Uint8Array): string | undefined {
  if (isPlainLetter(first) && second === 0) return "utf-16le";
  if (first === 0 && isPlainLetter(second)) return "utf-16be";
  return undefined;
}

function isPlainLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte < 0x7f && byte > 8;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const declared = /<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1]?.toLowerCase();
  // A declaration we can read byte by byte is not UTF-16, whatever it claims.
  return declared?.startsWith("utf-16") || declared === "ucs-2" ? undefined : declared;
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  const decoder = strictDecoder(encoding);
  try {
    const text = withWindowsCharacters(decoder.decode(bytes));
    return { text, encoding: decoder.encoding, isRepaired: false };
  } catch {
    // The only failure of a strict decoder is a byte that does not fit its encoding.
  }
  if (decoder.encoding !== "utf-8") return repaired(bytes, decoder.encoding);
  return repaired(bytes, isMostlyUtf8(bytes) ? "utf-8" : "windows-1252");
}

const CONTROLS = /[\u0080-\u0084\u0086-\u009f]/;
const ALL_CONTROLS = new RegExp(CONTROLS, "g");

/** Nobody publishes C1 controls: they are windows-1252 that somebody took for ISO 8859-1 on its way into UTF-8. */
function withWindowsCharacters(text: string): string {
  if (!CONTROLS.test(text)) return text;
  return text.replace(ALL_CONTROLS, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

function strictDecoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    // RangeError: the document names an encoding nobody knows.
    return new TextDecoder("utf-8", { fatal: true });
  }
}

function repaired(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, isRepaired: true };
}

/** True when whole UTF-8 sequences outnumber the broken ones: a damaged UTF-8 file, not a mislabelled one. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  return whole > broken;
}
