import type { CrosswalkEdge, Framework } from "./framework.ts";

/** What writing CASE needs that is not in the framework. */
export interface CaseSurroundings {
  /** Where the site is reached: addresses of what is written begin with it. */
  readonly publicUrl: string;
  /** A UUID that is the same for the same name, always and everywhere. */
  readonly uuidOf: (name: string) => string;
}

/** What a link of CASE says of its target. */
interface CaseLink {
  readonly title: string;
  readonly identifier: string;
  readonly uri: string;
}

/** The framework that stands for the catalogue's topics in addresses. */
export const topicsFramework = "topics";

/**
 * A framework as a CFPackage of CASE 1.0. What CASE has no field for is put where a person reads it: when it was checked, and
 * whether that verified it, is the document's description. A narrower target is written as part of the heading.
 *
 * @see https://www.imsglobal.org/spec/case/v1p0/information_model (CFPackage, CFDocument, CFItem, CFAssociation)
 */
export function caseOf(framework: Framework, surroundings: CaseSurroundings) {
  const { competencies, id, licence, note, source, year } = framework;
  const lastChangeDateTime = `${framework.checkedOn}T00:00:00+00:00`;
  const document = linkTo(surroundings, { title: framework.name, framework: id });
  const licenceLink = {
    title: "License",
    identifier: surroundings.uuidOf(`${id} licence`),
    uri: `${document.uri}#licence`,
  };
  return {
    CFDocument: {
      identifier: document.identifier,
      uri: document.uri,
      creator: framework.publisher,
      title: framework.name,
      lastChangeDateTime,
      ...(source === undefined ? {} : { officialSourceURL: source }),
      publisher: framework.publisher,
      description: `Headings checked on ${framework.checkedOn}: ${framework.status}.`,
      language: "en",
      version: framework.version,
      ...(year === undefined ? {} : { statusStartDate: `${year}-01-01` }),
      licenseURI: licenceLink,
      ...(note === undefined ? {} : { notes: note }),
      CFPackageURI: document,
    },
    CFItems: competencies.map(({ code, heading, statement }) => {
      const { identifier, uri } = linkTo(surroundings, { title: heading, framework: id, code });
      return {
        identifier,
        uri,
        CFDocumentURI: document,
        fullStatement: statement ?? heading,
        abbreviatedStatement: heading,
        humanCodingScheme: code,
        CFItemType: "Competency",
        language: "en",
        lastChangeDateTime,
      };
    }),
    CFAssociations: [
      ...treeOf(framework, document, surroundings),
      ...framework.crosswalk.map((edge) => associationOf(edge, framework, surroundings)),
    ].map((each) => ({ ...each, CFDocumentURI: document, lastChangeDateTime })),
    CFDefinitions: { CFLicenses: [{ ...licenceLink, licenseText: licence, lastChangeDateTime }] },
  };
}

function treeOf(framework: Framework, document: CaseLink, surroundings: CaseSurroundings) {
  const { id } = framework;
  const headings = new Map(framework.competencies.map(({ code, heading }) => [code, heading]));
  return framework.competencies.map(({ code, heading, parent }, place) => ({
    ...named(`${id} ${code} child`, surroundings),
    associationType: "isChildOf",
    sequenceNumber: place + 1,
    originNodeURI: linkTo(surroundings, { title: heading, framework: id, code }),
    destinationNodeURI:
      parent === undefined
        ? document
        : linkTo(surroundings, { title: headings.get(parent) ?? parent, framework: id, code: parent }),
  }));
}

const associationTypes = {
  exact: "exactMatchOf",
  broader: "isPartOf",
  narrower: "isPartOf",
  related: "isRelatedTo",
} as const;

function associationOf(edge: CrosswalkEdge, { id, competencies }: Framework, surroundings: CaseSurroundings) {
  const heading = competencies.find(({ code }) => code === edge.from)?.heading ?? edge.from;
  const own = linkTo(surroundings, { title: heading, framework: id, code: edge.from });
  const target =
    "topic" in edge
      ? { title: edge.topic, framework: topicsFramework, code: edge.topic }
      : { title: edge.code, framework: edge.framework, code: edge.code };
  const other = linkTo(surroundings, target);
  const isReversed = edge.relation === "narrower";
  return {
    ...named(`${id} ${edge.from} ${edge.relation} ${target.framework} ${target.code}`, surroundings),
    associationType: associationTypes[edge.relation],
    originNodeURI: isReversed ? other : own,
    destinationNodeURI: isReversed ? own : other,
  };
}

function named(name: string, { uuidOf, publicUrl }: CaseSurroundings) {
  const identifier = uuidOf(name);
  return { identifier, uri: `${publicUrl}/frameworks/associations/${identifier}` };
}

function linkTo(
  { publicUrl, uuidOf }: CaseSurroundings,
  target: { readonly title: string; readonly framework: string; readonly code?: string },
): CaseLink {
  const { title, framework, code } = target;
  const address = `${publicUrl}/frameworks/${framework}`;
  return code === undefined
    ? { title, identifier: uuidOf(framework), uri: address }
    : {
        title,
        identifier: uuidOf(`${framework} ${code}`),
        uri: `${address}#${encodeURIComponent(code)}`,
      };
}
