import { resolveZone } from "#platform/time";

const iana =
  /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US)\/\w+(?:\/\w+)?/u;
const words =
  /\b(?:[ECMP][SD]?T|AK[SD]?T|HAS?T|HST|UTC|GMT|BST|CES?T|MES?Z|(?:Eastern|Central|Mountain|Pacific|Alaska|Hawaii|Atlantic)(?=\b))(?![\w-])/u;

/**
 * The zone that the words after a time name, as an IANA id: `2 pm ET`, `14:00 (Central Time)`. Only to be asked of
 * words that stand by a time: CT and MT are states as well.
 */
export function zoneInWords(text: string): string | undefined {
  const named = iana.exec(text)?.[0];
  if (named !== undefined) return zoneNamed(named);
  const word = words.exec(text)?.[0];
  return word === undefined ? undefined : (zoneNamed(word) ?? zoneNamed(`${word} Time`));
}

/** The IANA id of a zone's name in any spelling; nothing when it is none. */
export function zoneNamed(name: string): string | undefined {
  return resolveZone(name).id;
}
