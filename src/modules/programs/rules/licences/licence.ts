/** Under what terms others may use a plan. */
export const licenceNames = {
  cc0: "No rights kept (CC0)",
  by: "Say who made it (CC BY)",
  "by-sa": "Say who made it, share alike (CC BY-SA)",
  "by-nc": "Say who made it, nothing for sale (CC BY-NC)",
  "by-nc-sa": "Say who made it, nothing for sale, share alike (CC BY-NC-SA)",
  "by-nd": "Say who made it, no changed versions (CC BY-ND)",
  "by-nc-nd": "Say who made it, nothing for sale, no changed versions (CC BY-NC-ND)",
  none: "All rights kept: to read, not to copy",
} as const;

export type Licence = keyof typeof licenceNames;

export const licences = Object.keys(licenceNames) as readonly Licence[];

/** As people write it: `CC BY-SA 4.0`. */
export function licenceMark(licence: Licence): string {
  if (licence === "none") return "All rights kept";
  return licence === "cc0" ? "CC0 1.0" : `CC ${licence.toUpperCase()} 4.0`;
}

/** Where its text stands; undefined for none. */
export function licenceUrl(licence: Licence): string | undefined {
  if (licence === "none") return undefined;
  if (licence === "cc0") return "https://creativecommons.org/publicdomain/zero/1.0/";
  return `https://creativecommons.org/licenses/${licence}/4.0/`;
}

/**
 * The licences an adaptation may be shared under, the original's own first. Empty: it may not be shared in a changed form at
 * all. What a system made itself it may licence as it likes.
 *
 * @see https://creativecommons.org/faq/ “If I derive or adapt material offered under a Creative Commons license”, the chart of adapter's licences
 */
export function licencesOfAdaptation(original: Licence): readonly Licence[] {
  switch (original) {
    case "cc0":
      return licences;
    case "by":
      return ["by", "by-sa", "by-nc", "by-nc-sa", "by-nd", "by-nc-nd"];
    case "by-nc":
      return ["by-nc", "by-nc-sa", "by-nc-nd"];
    case "by-sa":
      return ["by-sa"];
    case "by-nc-sa":
      return ["by-nc-sa"];
    case "by-nd":
    case "by-nc-nd":
    case "none":
      return [];
    default:
      return original satisfies never;
  }
}
