import { type BadgeCheck, failed, passed, undecided } from "./check.ts";
import type { Members } from "./badge-kind.ts";

/** Which data model of verifiable credentials a credential is written in. */
export type DataModel = "1.1" | "2.0";

const DATA_MODELS: Readonly<Record<string, DataModel>> = {
  "https://www.w3.org/2018/credentials/v1": "1.1",
  "https://www.w3.org/ns/credentials/v2": "2.0",
};
/** Of every version, and the two aliases (Open Badges 3.0 §8.1.1). */
const OPEN_BADGES =
  /^https:\/\/(?:purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-\d+\.\d+\.\d+)?\.json|purl\.imsglobal\.org\/spec\/ob\/v3p0\/context\/ob_v3p0\.jsonld|imsglobal\.github\.io\/openbadges-specification\/context\.json)$/u;
const LATEST = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/** The data model, by the first context; undefined when that is none of the two. */
export function dataModelOf(document: Members): DataModel | undefined {
  const first: unknown = [document["@context"]].flat()[0];
  return typeof first === "string" && Object.hasOwn(DATA_MODELS, first) ? DATA_MODELS[first] : undefined;
}

/**
 * Whether `@context` begins as it must, and names only contexts that are bundled.
 *
 * A context written into the credential itself is not followed: it could give the credential's words another meaning
 * without breaking its signature.
 */
export function checkContexts(document: Members, isKnown: (url: string) => boolean): BadgeCheck {
  const list = [document["@context"]].flat();
  if (dataModelOf(document) === undefined)
    return failed("context", "context-invalid", "Its first context is not that of verifiable credentials.");
  const second: unknown = list[1];
  if (typeof second !== "string" || !OPEN_BADGES.test(second))
    return failed("context", "context-invalid", "Its second context is not that of Open Badges 3.0.");
  const strange = unknownContexts(document, isKnown)[0];
  if (strange !== undefined) return undecided("context", "context-not-known", strange);
  return passed("context", versionWords(document, second));
}

function versionWords(document: Members, openBadges: string): string {
  const model = dataModelOf(document);
  if (model === "1.1") return "Its contexts are known; they are those of the earlier data model, 1.1.";
  if (openBadges !== LATEST) return "Its contexts are known; that of Open Badges is not the latest version.";
  return "Its contexts are known and in order.";
}

/** A sentence for each context, anywhere in the document, that is not bundled. */
function unknownContexts(value: unknown, isKnown: (url: string) => boolean): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => unknownContexts(each, isKnown));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "@context"
      ? [inner].flat().flatMap((context: unknown) => strangeness(context, isKnown))
      : unknownContexts(inner, isKnown),
  );
}

function strangeness(context: unknown, isKnown: (url: string) => boolean): readonly string[] {
  if (typeof context !== "string") return ["It defines words of its own, which cannot be judged here."];
  return isKnown(context) ? [] : [`Its context ${context.slice(0, 200)} is not known here.`];
}
