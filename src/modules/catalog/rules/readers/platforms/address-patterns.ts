import { educationPatterns } from "./education-patterns.ts";
import { libraryPatterns } from "./library-patterns.ts";
import type { AddressPattern } from "./pattern.ts";
import { sitePatterns } from "./site-patterns.ts";

/** Every known pattern, the most particular first. */
export const patterns: readonly AddressPattern[] = [
  ...libraryPatterns,
  ...educationPatterns,
  ...sitePatterns,
];
