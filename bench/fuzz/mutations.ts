/** A small generator of random numbers that gives the same row for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pieces that have broken readers of pages, JSON and tables before. */
const tokens = [
  "<",
  ">",
  "</",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "</script>",
  '<script type="application/ld+json">',
  "<div itemscope itemtype='http://schema.org/Event'>",
  " itemref='a b c a' ",
  '<b class="vevent h-event">',
  '<p vocab="http://schema.org/" typeof="Event">',
  "{",
  "}",
  "[[[[[[[[",
  '"',
  "'",
  "\\",
  "\\u12",
  ",,",
  ":",
  "//",
  "/*",
  "\u0000",
  "\uFEFF",
  "\uD800",
  "&#x0;&amp;&#1114112;",
  "9999-99-99T99:99:99",
  "0000-00-00",
  "2026-02-30",
  "24:00",
  "1e999",
  "-1",
  "null",
  "__proto__",
  '"@id":"#a"',
  '"@graph":[',
  '"eventSchedule":{"repeatFrequency":"P1D","startDate":"0001-01-01"},',
  "P99999999999Y",
  "BEGIN:VCALENDAR\n",
  "=cmd|' /C calc'!A0",
  "\t",
  ";",
  "\r",
  "\n\n",
];

/** The text with one to four random changes. `others` are texts to splice pieces from. */
export function mutated(text: string, random: () => number, others: readonly string[]): string {
  let result = text;
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change += 1) result = changedOnce(result, random, others);
  return result;
}

function changedOnce(text: string, random: () => number, others: readonly string[]): string {
  const at = Math.floor(random() * (text.length + 1));
  const span = Math.floor(random() ** 3 * Math.min(text.length, 4_000)) + 1;
  const [before, inside, after] = [text.slice(0, at), text.slice(at, at + span), text.slice(at + span)];
  const token = tokens[Math.floor(random() * tokens.length)] ?? "";
  switch (Math.floor(random() * 9)) {
    case 0:
      return before + after;
    case 1:
      return before + inside + inside + after;
    case 2:
      return before + token + inside + after;
    case 3:
      return before + token.repeat(1 + Math.floor(random() * 2_000)) + inside + after;
    case 4:
      return before;
    case 5:
      return before + inside.split("").toReversed().join("") + after;
    case 6: {
      const other = others[Math.floor(random() * others.length)] ?? "";
      const from = Math.floor(random() * other.length);
      return before + other.slice(from, from + span) + after;
    }
    case 7:
      return (
        before +
        inside.replaceAll(/[\d"{}<>]/gu, () => String.fromCharCode(33 + Math.floor(random() * 90))) +
        after
      );
    default:
      return after + before + inside;
  }
}
