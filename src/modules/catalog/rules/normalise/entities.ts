/**
 * The named character references met in feeds (HTML 4 set, with what word processors add). Names of a single
 * letter case only where HTML has both. Anything else is left as it stands, so nothing is lost.
 * @see https://www.w3.org/TR/html401/sgml/entities.html
 */
const LATIN_1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(" ").map((name, place): [string, string] => [name, String.fromCodePoint(160 + place)]),
  ...Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    OElig: "Œ",
    oelig: "œ",
    Scaron: "Š",
    scaron: "š",
    Yuml: "Ÿ",
    ensp: " ",
    emsp: " ",
    thinsp: " ",
    zwnj: "",
    zwj: "",
    lrm: "",
    rlm: "",
    ndash: "–",
    mdash: "—",
    lsquo: "‘",
    rsquo: "’",
    sbquo: "‚",
    ldquo: "“",
    rdquo: "”",
    bdquo: "„",
    dagger: "†",
    bull: "•",
    hellip: "…",
    permil: "‰",
    prime: "′",
    Prime: "″",
    lsaquo: "‹",
    rsaquo: "›",
    euro: "€",
    trade: "™",
    larr: "←",
    rarr: "→",
    harr: "↔",
    check: "✓",
    star: "☆",
    hearts: "♥",
    ne: "≠",
    le: "≤",
    ge: "≥",
    minus: "−",
    colon: ":",
    comma: ",",
    period: ".",
    semi: ";",
    lpar: "(",
    rpar: ")",
    num: "#",
    sol: "/",
    excl: "!",
    quest: "?",
    dollar: "$",
    commat: "@",
    NewLine: "\n",
    Tab: " ",
  }),
]);

/** Windows-1252 characters that pages write as `&#128;` to `&#159;`, as browsers read them (HTML §13.2.5.80). */
const WINDOWS_1252 = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]{1,31}));?/giu;
const REFERENCE_HERE = new RegExp(REFERENCE.source, "iuy");

/** Text with character references replaced, once: `&amp;lt;` becomes `&lt;`, never `<`. */
export function decodeEntities(text: string): string {
  return text.includes("&") ? text.replace(REFERENCE, meaning) : text;
}

/** What the "&" at a place of a text stands for, itself when it begins no reference, and where that ends. */
export function referenceAt(text: string, place: number): { readonly text: string; readonly end: number } {
  REFERENCE_HERE.lastIndex = place;
  const match = REFERENCE_HERE.exec(text);
  if (match === null) return { text: "&", end: place + 1 };
  const [whole, hex, decimal, name] = match;
  return { text: meaning(whole, hex, decimal, name), end: place + whole.length };
}

function meaning(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (hex !== undefined) return character(Number.parseInt(hex, 16));
  if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
  return whole.endsWith(";") ? (NAMED.get(name ?? "") ?? whole) : whole;
}

function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.charAt(code - 0x80);
  const isValid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isValid ? String.fromCodePoint(code) : "\u{FFFD}";
}
