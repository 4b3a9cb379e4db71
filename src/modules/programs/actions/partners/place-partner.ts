import { InvalidInput } from "#platform/errors";
import type { Coordinates, Gazetteer } from "#platform/places";
import { locateReader } from "#modules/catalog";
import type { GivenPartner } from "../../rules/partners/partner-form.ts";

/** A partner, and where the words for their place say they are. */
export interface PlacedPartner extends GivenPartner {
  readonly at?: Coordinates | undefined;
}

/** Finds a partner's place in our own list of places. @throws InvalidInput for one that is not in it */
export function placedPartner(given: GivenPartner, gazetteer: Gazetteer): PlacedPartner {
  if (given.place === "") return given;
  const at = locateReader(given.place, gazetteer);
  if (at === undefined)
    throw new InvalidInput([
      {
        where: "place",
        message: "Write a five-digit ZIP code, or a town and its state, such as Albany, NY; or nothing.",
      },
    ]);
  return { ...given, at };
}
