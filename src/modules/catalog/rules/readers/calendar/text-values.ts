import type { ContentLine } from "./content-lines.ts";
import { readParameters } from "./parameters.ts";

/** The text of a line: escapes undone (RFC 5545 §3.3.11), quoted-printable of vCalendar 1.0 decoded. */
export function textOf(line: ContentLine): string {
  const isEncoded = line.parameters !== "" && /QUOTED-PRINTABLE/iu.test(line.parameters);
  return unescapeText(isEncoded ? quotedPrintable(line) : line.value).trim();
}

/** The texts of a line that holds several, separated by commas that are not escaped. */
export function textListOf(line: ContentLine): readonly string[] {
  const isEncoded = /QUOTED-PRINTABLE/iu.test(line.parameters);
  const value = isEncoded ? quotedPrintable(line) : line.value;
  return (value.match(/(?:\\.|[^,\\])+/gsu) ?? [])
    .map((part) => unescapeText(part).trim())
    .filter((part) => part !== "");
}

function unescapeText(text: string): string {
  let backslash = text.indexOf("\\");
  if (backslash < 0) return text;
  let plain = "";
  let from = 0;
  while (backslash >= 0) {
    const escaped = text.charAt(backslash + 1);
    plain += text.slice(from, backslash) + (escaped === "n" || escaped === "N" ? "\n" : escaped);
    from = backslash + 2;
    backslash = text.indexOf("\\", from);
  }
  return plain + text.slice(from);
}

function quotedPrintable(line: ContentLine): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const part of line.value.match(/=[0-9a-f]{2}|[^=]+|=/giu) ?? []) {
    if (/^=[0-9a-f]{2}$/iu.test(part)) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...encoder.encode(part));
  }
  const named = readParameters(line.parameters).get("CHARSET");
  return decoderFor(named).decode(Uint8Array.from(bytes)).replaceAll("\r\n", "\n");
}

function decoderFor(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset ?? "utf-8");
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder("utf-8");
    throw error;
  }
}
