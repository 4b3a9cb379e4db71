import { z } from "zod";
import { topicsFramework } from "./case-document.ts";
import type { CrosswalkEdge } from "./framework.ts";
import type { ContentProblem } from "./framework-table.ts";

/** A CASE package in the words of a framework's file, not yet held against its rules. */
export interface CaseContent {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly competencies: readonly Readonly<Record<string, unknown>>[];
  readonly crosswalk: readonly CrosswalkEdge[];
  /** Where each competency stood: `CFItems[3]`. */
  readonly wheres: readonly string[];
  readonly problems: readonly ContentProblem[];
  /** What could not be taken along, in sentences. */
  readonly notes: readonly string[];
}

const text = z.string("Write a text here");
const link = z.looseObject({ identifier: text, uri: text.default("") });
const item = z.looseObject({
  identifier: text,
  uri: text.default(""),
  fullStatement: text,
  abbreviatedStatement: text.optional(),
  humanCodingScheme: text.optional(),
  listEnumeration: text.optional(),
});
const association = z.looseObject({
  associationType: text,
  sequenceNumber: z.number("Write a number here").optional(),
  originNodeURI: link,
  destinationNodeURI: link,
});
const noPackage = "This is JSON, but no CASE package: a CFDocument is missing, which names the framework";
const documentSchema = z.looseObject(
  {
    identifier: text,
    uri: text.default(""),
    title: text,
    creator: text.optional(),
    publisher: text.optional(),
    version: text.optional(),
    description: text.optional(),
    notes: text.optional(),
    officialSourceURL: text.optional(),
    statusStartDate: text.optional(),
    lastChangeDateTime: text.optional(),
    licenseURI: z.looseObject({ title: text.optional(), uri: text.optional() }).optional(),
  },
  noPackage,
);
const packageSchema = z.looseObject(
  {
    CFDocument: documentSchema,
    CFItems: z.array(item, "Write a list of items").max(5000, "At most 5000 items are read"),
    CFAssociations: z
      .array(association, "Write a list of associations")
      .max(20_000, "At most 20000 associations are read")
      .default([]),
    CFDefinitions: z
      .looseObject({ CFLicenses: z.array(z.looseObject({ licenseText: text.optional() })).optional() })
      .optional(),
  },
  noPackage,
);

type CasePackage = z.output<typeof packageSchema>;
type CaseItem = CasePackage["CFItems"][number];
type CaseAssociation = CasePackage["CFAssociations"][number];

/**
 * Reads a CFPackage of CASE 1.0, whoever wrote it. An item without a code gets the beginning of its identifier. What an
 * association leads to outside of the package is kept when its address names a framework or a topic as Carrel writes them.
 */
export function readCase(written: unknown, today: string): CaseContent {
  const read = packageSchema.safeParse(written);
  if (!read.success)
    return {
      facts: {},
      competencies: [],
      crosswalk: [],
      wheres: [],
      notes: [],
      problems: read.error.issues.map(({ path, message }) => ({ where: pathText(path), message })),
    };
  const { CFItems, CFAssociations } = read.data;
  const codes = codesOf(CFItems);
  const parents = parentsOf(CFItems, CFAssociations);
  const { order, circles } = inOrder(CFItems, parents);
  const levels = new Map<string, number>();
  const competencies = order.map((each) => {
    const parent = parents.get(each.identifier);
    const level = parent === undefined ? 1 : (levels.get(parent) ?? 0) + 1;
    levels.set(each.identifier, level);
    return competencyOf(each, { level, parent, codes });
  });
  const edges = CFAssociations.map((each) => edgeOf(each, codes));
  const lost = edges.filter((each) => each === "lost").length;
  return {
    facts: factsOf(read.data, today),
    competencies,
    crosswalk: edges.filter((each) => typeof each !== "string"),
    wheres: order.map((each) => `CFItems[${CFItems.indexOf(each)}]`),
    problems: circles.map((each) => ({
      where: `CFItems[${CFItems.indexOf(each)}]`,
      message: "It stands under itself, by way of what stands under it",
    })),
    notes:
      lost === 0
        ? []
        : [
            lost === 1
              ? "1 association leads to what is not in this file, or says what Carrel has no word for: left out."
              : `${lost} associations lead to what is not in this file, or say what Carrel has no word for: left out.`,
          ],
  };
}

function factsOf({ CFDocument, CFDefinitions }: CasePackage, today: string) {
  const { description = "", lastChangeDateTime = "", statusStartDate = "", title } = CFDocument;
  const publisher = CFDocument.publisher ?? CFDocument.creator ?? "unknown";
  const [, checkedOn, status] =
    /checked on (\d{4}-\d\d-\d\d): (verified|unverified)\.$/u.exec(description) ?? [];
  const year = Number(statusStartDate.slice(0, 4));
  const licence =
    CFDefinitions?.CFLicenses?.[0]?.licenseText ??
    CFDocument.licenseURI?.uri ??
    CFDocument.licenseURI?.title ??
    "not stated";
  return {
    id: /\/frameworks\/([a-z0-9-]+)$/u.exec(CFDocument.uri)?.[1] ?? slugOf(title),
    name: title,
    publisher,
    version: CFDocument.version ?? (lastChangeDateTime.slice(0, 4) || "not stated"),
    ...(year > 0 ? { year } : {}),
    licence,
    ...(CFDocument.officialSourceURL === undefined ? {} : { source: CFDocument.officialSourceURL }),
    checkedOn: checkedOn ?? today,
    status: status ?? "unverified",
    ...(CFDocument.notes === undefined ? {} : { note: CFDocument.notes }),
  };
}

/** A name for machines out of one for people. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-");
  return plain.slice(0, 60).replaceAll(/^-|-$/gu, "") || "framework";
}

function codesOf(items: readonly CaseItem[]): ReadonlyMap<string, string> {
  return new Map(
    items.map(({ identifier, humanCodingScheme, listEnumeration }) => [
      identifier,
      humanCodingScheme?.trim() || listEnumeration?.trim() || identifier.slice(0, 8),
    ]),
  );
}

function parentsOf(items: readonly CaseItem[], associations: readonly CaseAssociation[]) {
  const known = new Set(items.map(({ identifier }) => identifier));
  return new Map(
    associations
      .filter(({ associationType }) => associationType === "isChildOf")
      .filter(({ destinationNodeURI }) => known.has(destinationNodeURI.identifier))
      .map((each) => [each.originNodeURI.identifier, each.destinationNodeURI.identifier]),
  );
}

/** The order of the file, but what others stand under before them. */
function inOrder(items: readonly CaseItem[], parents: ReadonlyMap<string, string>) {
  const byId = new Map(items.map((each) => [each.identifier, each]));
  const order = new Set<CaseItem>();
  const circles: CaseItem[] = [];
  for (const each of items) {
    const path: CaseItem[] = [];
    let at: CaseItem | undefined = each;
    while (at !== undefined && !order.has(at) && !path.includes(at)) {
      path.push(at);
      at = byId.get(parents.get(at.identifier) ?? "");
    }
    if (at !== undefined && path.includes(at)) circles.push(each);
    else for (const one of path.toReversed()) order.add(one);
  }
  return { order: [...order], circles };
}

const mostHeading = 300;

function competencyOf(
  { abbreviatedStatement, fullStatement, identifier }: CaseItem,
  place: {
    readonly level: number;
    readonly parent: string | undefined;
    readonly codes: ReadonlyMap<string, string>;
  },
) {
  const { codes, level, parent } = place;
  const short = abbreviatedStatement?.trim() || fullStatement.trim();
  const heading = short.length > mostHeading ? `${short.slice(0, mostHeading - 1)}…` : short;
  return {
    code: codes.get(identifier),
    heading,
    level,
    ...(parent === undefined ? {} : { parent: codes.get(parent) }),
    ...(fullStatement.trim() === heading || fullStatement.trim() === ""
      ? {}
      : { statement: fullStatement.trim() }),
  };
}

/** The edge that an association is; `tree` when it says what stands under what. */
function edgeOf(
  { associationType, destinationNodeURI, originNodeURI }: CaseAssociation,
  codes: ReadonlyMap<string, string>,
): CrosswalkEdge | "tree" | "lost" {
  if (associationType === "isChildOf") return "tree";
  const origin = codes.get(originNodeURI.identifier);
  const destination = codes.get(destinationNodeURI.identifier);
  const isReversed = origin === undefined;
  const from = origin ?? destination;
  const target = targetOf(isReversed ? originNodeURI.uri : destinationNodeURI.uri);
  if (from === undefined || (origin !== undefined && destination !== undefined) || target === undefined)
    return "lost";
  switch (associationType) {
    case "exactMatchOf":
      return { from, relation: "exact", ...target };
    case "isPartOf":
      return { from, relation: isReversed ? "narrower" : "broader", ...target };
    case "isRelatedTo":
    case "isPeerOf":
      return { from, relation: "related", ...target };
    default:
      return "lost";
  }
}

function targetOf(uri: string) {
  const [, framework, code] = /\/frameworks\/([a-z0-9-]+)#(.+)$/u.exec(uri) ?? [];
  if (framework === undefined || code === undefined) return undefined;
  const plain = decoded(code);
  return framework === topicsFramework ? { topic: plain } : { framework, code: plain };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, part) =>
      typeof part === "number" ? `${name}[${part}]` : name === "" ? String(part) : `${name}.${String(part)}`,
    "",
  );
}
