/** How many certificates share a list: the least that a status list may have, so that asking for one tells nothing of which. */
export const PLACES_IN_LIST = 131_072;

// Odd, so that every index of a list comes up once: those issued together do not stand together in the list.
const STEP = 75_541;

/** Where in which list the certificate with this place is taken back. */
export function statusPlace(place: number): { readonly list: number; readonly index: number } {
  return {
    list: Math.floor(place / PLACES_IN_LIST),
    index: ((place % PLACES_IN_LIST) * STEP) % PLACES_IN_LIST,
  };
}
