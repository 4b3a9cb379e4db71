import { bakedInPng, isPng } from "./baked-png.ts";
import { bakedInSvg, isSvg } from "./baked-svg.ts";
import type { Baked } from "./baked.ts";
import { looksLikeJws } from "./jws.ts";

export type CredentialFormat = "json" | "jwt" | "png" | "svg" | "unknown";

/** A credential's text as it lay in a file, and what the file was. */
export interface UnpackedCredential {
  /** Of the file: a JWT within a PNG is `png`. */
  readonly format: CredentialFormat;
  readonly content: Baked;
}

const MOST_BYTES = 20_000_000;

/** Takes the text of a credential out of whatever it came in: JSON, a compact JWS, a baked PNG or SVG. */
export function unpackCredential(bytes: Uint8Array): UnpackedCredential {
  if (bytes.length > MOST_BYTES)
    return { format: "unknown", content: { kind: "none", why: "The file is too large to be a badge." } };
  if (isPng(bytes)) return { format: "png", content: bakedInPng(bytes) };
  const text = new TextDecoder().decode(bytes).trim();
  if (isSvg(text)) return { format: "svg", content: bakedInSvg(text) };
  if (text.startsWith("{")) return { format: "json", content: { kind: "baked", text } };
  if (looksLikeJws(text)) return { format: "jwt", content: { kind: "baked", text } };
  const why = text === "" ? "The file is empty." : "It is neither JSON, a JWT, a PNG nor an SVG.";
  return { format: "unknown", content: { kind: "none", why } };
}
