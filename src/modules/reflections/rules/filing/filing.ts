/** What a reflection belongs to: an employer's trip, or a step of its trail. */
export type FilingPlace =
  | { readonly kind: "trip"; readonly roomId: string; readonly id: string }
  | { readonly kind: "step"; readonly roomId: string; readonly id: string; readonly stepId: string };

/** A reflection put where it belongs. */
export interface Filing {
  readonly place: FilingPlace;
  /** Which session it is of, in words; for a trip. */
  readonly session: string;
  /** What its writer wants to try, a line each. */
  readonly tries: string;
}

/** The same while it is being written: the place as it stands in an address. */
export interface FilingDraft {
  readonly place: string;
  readonly session: string;
  readonly tries: string;
}

const id = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const tripText = new RegExp(`^trip:(${id}):(${id})$`, "u");
const stepText = new RegExp(`^step:(${id}):(${id}):(${id})$`, "u");

/** A place as it stands in an address and a form. */
export function filingPlaceText(place: FilingPlace): string {
  return place.kind === "trip"
    ? `trip:${place.roomId}:${place.id}`
    : `step:${place.roomId}:${place.id}:${place.stepId}`;
}

/** The place that a text names; undefined when it is none. */
export function readFilingPlace(text: string): FilingPlace | undefined {
  const [, tripRoom, trip] = tripText.exec(text) ?? [];
  if (tripRoom !== undefined && trip !== undefined) return { kind: "trip", roomId: tripRoom, id: trip };
  const [, roomId, trail, stepId] = stepText.exec(text) ?? [];
  if (roomId === undefined || trail === undefined || stepId === undefined) return undefined;
  return { kind: "step", roomId, id: trail, stepId };
}

/** What the tables call the trip or trail. */
export function belongsTo({ id: of, kind }: FilingPlace): string {
  return kind === "trip" ? `trip:${of}` : `trail:${of}`;
}

/** The longest a session's name, and what someone wants to try, get. */
export const longestSession = 200;
export const longestTries = 2000;

/** What someone wants to try, one each: a line is one, whatever mark it begins with. */
export function triesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, "").trim())
    .filter((line) => line !== "");
}
