import { type DigestState, rhythmWords } from "../../rules/searches/saved-search.ts";

/** How a digest stands, in one line. */
export function digestLine(digest: DigestState): string {
  switch (digest.is) {
    case "off":
      return "No e-mail";
    case "unconfirmed":
      return "E-mail waits to be confirmed";
    case "on":
      return `E-mail ${rhythmWords[digest.every]}`;
    default:
      return digest satisfies never;
  }
}
