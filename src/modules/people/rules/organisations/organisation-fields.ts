import type { OrganisationKind } from "../organisation.ts";
import {
  type CellReading,
  readDegrees,
  readPostalCode,
  readRegion,
  readZone,
} from "../imports/cell-values.ts";

/** What a form says of an organisation, checked. */
export interface OrganisationFields {
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Absent for the root. */
  readonly parentId?: string | undefined;
  readonly code?: string | undefined;
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly point?: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly zone?: string | undefined;
}

/** The same as typed. */
export interface OrganisationWords {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly parent: string;
  readonly code: string;
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly zip: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly zone: string;
}

interface FieldProblem {
  readonly where: string;
  readonly message: string;
}

/** Reads the words of the form: fields, and every problem at its field. */
export function readOrganisation(words: OrganisationWords): {
  readonly fields: OrganisationFields;
  readonly problems: readonly FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  const read = <Value>(
    where: keyof OrganisationWords,
    reader: (text: string) => CellReading<Value>,
  ): Value | undefined => {
    if (words[where] === "") return undefined;
    const reading = reader(words[where]);
    if (reading.wrong === undefined) return reading.value;
    problems.push({ where, message: `${reading.wrong} Write ${reading.right}.` });
    return undefined;
  };
  if (words.name === "") problems.push({ where: "name", message: "Give it a name." });
  const latitude = read("latitude", (text) => readDegrees(text, 90));
  const longitude = read("longitude", (text) => readDegrees(text, 180));
  if ((words.latitude === "") !== (words.longitude === ""))
    problems.push({
      where: words.latitude === "" ? "latitude" : "longitude",
      message: "Give both latitude and longitude, or neither.",
    });
  const fields: OrganisationFields = {
    name: words.name,
    kind: words.kind,
    parentId: said(words.parent),
    code: said(words.code),
    street: said(words.street),
    city: said(words.city),
    region: read("region", readRegion),
    postalCode: read("zip", readPostalCode),
    point: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
    zone: read("zone", readZone),
  };
  return { fields, problems };
}

function said(text: string): string | undefined {
  return text === "" ? undefined : text;
}
