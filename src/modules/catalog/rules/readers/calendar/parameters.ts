/** Parameters of a content line by name in capitals; several values stay joined by commas as written. */
export type Parameters = ReadonlyMap<string, string>;

const NONE: Parameters = new Map();

/**
 * Reads `;NAME=value;NAME="quoted value"`. The caret escapes of RFC 6868 are undone. A parameter without a name, as
 * vCalendar 1.0 writes them (`;QUOTED-PRINTABLE`), counts as an encoding.
 */
export function readParameters(text: string): Parameters {
  if (text === "") return NONE;
  const parameters = new Map<string, string>();
  for (const part of splitOutsideQuotes(text.slice(1), ";")) {
    const equals = part.indexOf("=");
    if (equals > 0)
      parameters.set(part.slice(0, equals).trim().toUpperCase(), parameterValue(part.slice(equals + 1)));
    else if (part !== "") parameters.set("ENCODING", part.toUpperCase());
  }
  return parameters;
}

/** Splits at a separator that is not inside double quotes. */
export function splitOutsideQuotes(text: string, separator: ";" | ","): readonly string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

const CARET_ESCAPES = new Map([
  ["^n", "\n"],
  ["^N", "\n"],
  ["^^", "^"],
  ["^'", '"'],
]);

function parameterValue(text: string): string {
  const unquoted = text.includes('"') ? text.replaceAll('"', "") : text;
  return unquoted.includes("^")
    ? unquoted.replaceAll(/\^[nN^']/gu, (escape) => CARET_ESCAPES.get(escape) ?? escape)
    : unquoted;
}
