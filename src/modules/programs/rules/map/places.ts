import type { Coordinates } from "#platform/places";

/** A program or a partner, as the map and its list name it. */
export interface MapThing {
  readonly kind: "program" | "partner";
  readonly title: string;
  readonly href: string;
  /** Who runs it or works with them. */
  readonly branch: string;
  /** What else is said of it in one line: `64 came, $40`. */
  readonly about: string;
  /** Where it is; undefined for what nobody placed. */
  readonly at: Coordinates | undefined;
  /** The name of the place: a branch, or a partner’s town. */
  readonly placeName: string;
}

/** What stands at one place of the map. */
export interface MapPlace {
  /** The same for the list and the map: `43.07000,-89.38000`. */
  readonly id: string;
  readonly name: string;
  readonly at: Coordinates;
  readonly things: readonly MapThing[];
}

/** Things by where they are, each place under the name most of them give it, in the order in which they first come; and those that are nowhere. */
export function placesOf(things: readonly MapThing[]): {
  readonly places: readonly MapPlace[];
  readonly nowhere: readonly MapThing[];
} {
  const found = new Map<string, { readonly at: Coordinates; readonly things: MapThing[] }>();
  for (const thing of things) {
    if (thing.at === undefined) continue;
    const id = placeId(thing.at);
    const place = found.get(id) ?? { at: thing.at, things: [] };
    place.things.push(thing);
    found.set(id, place);
  }
  return {
    places: [...found].map(([id, { at, things: here }]) => ({
      id,
      name: commonName(here),
      at,
      things: here,
    })),
    nowhere: things.filter(({ at }) => at === undefined),
  };
}

/** A metre apart is the same place. */
function placeId({ latitude, longitude }: Coordinates): string {
  return `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
}

function commonName(things: readonly MapThing[]): string {
  const counts = new Map<string, number>();
  for (const { placeName } of things) counts.set(placeName, (counts.get(placeName) ?? 0) + 1);
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  return best?.[0] ?? "";
}

/** `2 programs, 1 partner`. */
export function placeWords(things: readonly Pick<MapThing, "kind">[]): string {
  const count = (kind: MapThing["kind"]) => things.filter((each) => each.kind === kind).length;
  const [programs, partners] = [count("program"), count("partner")];
  return [
    ...(programs === 0 ? [] : [`${programs} ${programs === 1 ? "program" : "programs"}`]),
    ...(partners === 0 ? [] : [`${partners} ${partners === 1 ? "partner" : "partners"}`]),
  ].join(", ");
}
