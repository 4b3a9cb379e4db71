import type { ReadContext, ReadProblem, ReadResult, SourceRecord } from "../../record.ts";
import { type Json, isList } from "../json/json-value.ts";
import { absoluteAddress } from "../markup/address.ts";
import { type MarkupDocument, attribute, parseMarkup } from "../markup/document.ts";
import { distinctRecords } from "../records/distinct-records.ts";
import { eventRecord, nameless } from "./event-record.ts";
import { eventThings, isEvent } from "./event-things.ts";
import { jsonLdScripts } from "./json-ld.ts";
import { type JsonLdPart, jsonLdThings } from "./json-ld-things.ts";
import { linksToCalendars } from "./linked-calendars.ts";
import { extractMicrodata } from "./microdata.ts";
import { microdataThings } from "./microdata-things.ts";
import { withShownHours } from "./mec-hours.ts";
import { microformatThings } from "./microformats.ts";
import { type OpenGraph, openGraph, openGraphThings } from "./open-graph.ts";
import { type PageContext, pageContext } from "./page-context.ts";
import { rdfaThings } from "./rdfa.ts";
import type { Thing } from "./thing.ts";

/**
 * The events and courses a page describes by structured data: JSON-LD first, then microdata, RDFa, microformats;
 * what several of them describe is one record. A page without any reads as nothing, and a problem says so.
 */
export function readPage(html: string, context: ReadContext): ReadResult {
  const document = parseMarkup(html);
  const problems: ReadProblem[] = [];
  if (document.isCutShort) problems.push({ where: "page", message: nestedTooDeep, isLoss: true });
  const graph = openGraph(document);
  const base = baseOf(document, context, graph);
  const language = pageLanguage(document);
  const structured = [
    ...jsonLdThings(scripts(document, problems), language),
    ...microdataThings(extractMicrodata(document)),
    ...rdfaThings(document),
    ...microformatThings(document),
  ];
  const things = structured.some(isEvent) ? structured : openGraphThings(document);
  if (document.budget.left < 0) problems.push({ where: "page", message: tooRepetitive, isLoss: true });
  const records = distinctRecords(
    recordsOf(things, pageContext({ ...context, ...base }, html.length), problems),
  );
  const page = { ...graph, language: isEnglish(language) ? undefined : language };
  const named =
    records.length === 1 ? records.map((record) => withPage(record, page, base.baseUrl)) : records;
  const shown = withShownHours(named, { document, ...base, defaultZone: context.defaultZone });
  const nextUrls = linksToCalendars(document, base.baseUrl).map((link) => link.url);
  if (records.length === 0) problems.push({ where: "page", message: nothingFound(nextUrls), isLoss: false });
  return {
    records: shown,
    problems,
    ...(graph.siteName === undefined ? {} : { sourceTitle: graph.siteName }),
    ...(nextUrls.length === 0 ? {} : { nextUrls }),
  };
}

/** Events and courses of a JSON-LD document by itself. */
export function readJsonLd(json: Json, context: ReadContext): ReadResult {
  const problems: ReadProblem[] = [];
  const things = jsonLdThings([{ items: isList(json) ? json : [json], where: "JSON-LD" }]);
  const records = distinctRecords(recordsOf(things, pageContext(context, 0), problems));
  if (records.length === 0)
    problems.push({ where: "document", message: "It describes no events or courses.", isLoss: false });
  return { records, problems };
}

const nestedTooDeep = "The page nests its elements too deep; what comes after was not read.";

const tooRepetitive =
  "The page nests its descriptions so that most of it would be read over and over; some were left out.";

function nothingFound(nextUrls: readonly string[]): string {
  return nextUrls.length === 0
    ? "This page describes no events or courses in a form that programs can read."
    : "This page describes no events itself, but links to a calendar or feed that can be read.";
}

/** What relative addresses are joined to. A page in a file is of the address that it states itself. */
function baseOf(
  document: MarkupDocument,
  context: ReadContext,
  graph: OpenGraph,
): { readonly baseUrl?: string } {
  const tag = document.tags.find((each) => each.name === "base" && attribute(each, "href") !== undefined);
  const isFile = context.baseUrl === undefined || context.baseUrl.startsWith("file:");
  const own = isFile ? (graph.canonicalUrl ?? context.baseUrl) : context.baseUrl;
  const baseUrl = absoluteAddress(tag === undefined ? undefined : attribute(tag, "href"), own) ?? own;
  return baseUrl === undefined ? {} : { baseUrl };
}

function pageLanguage(document: MarkupDocument): string | undefined {
  const html = document.tags.find((tag) => tag.name === "html");
  const language = html && (attribute(html, "lang") ?? attribute(html, "xml:lang"));
  return language?.trim() || undefined;
}

function scripts(document: MarkupDocument, problems: ReadProblem[]): readonly JsonLdPart[] {
  return jsonLdScripts(document).map((script) => {
    const where = `JSON-LD script ${script.number}`;
    if (!script.isWhole)
      problems.push({
        where,
        message: "The structured data ends before its end; what was there was kept.",
        isLoss: true,
      });
    if (script.repairs.length > 0)
      problems.push({
        where,
        message: `It is not valid JSON and was repaired: ${script.repairs.join("; ")}.`,
        isLoss: false,
      });
    return { items: script.items, where };
  });
}

function recordsOf(
  things: readonly Thing[],
  context: PageContext,
  problems: ReadProblem[],
): readonly SourceRecord[] {
  const records: SourceRecord[] = [];
  for (const each of eventThings(things)) {
    const record = eventRecord(each, context);
    if (record !== undefined) records.push(record);
    else
      problems.push({
        where: each.event.where,
        message: `One ${each.event.types[0] ?? "thing"} with neither a name nor a date was left out.`,
        isLoss: true,
      });
  }
  return records;
}

/** Pages in other languages often leave the English of their template's head; never the other way round. */
function isEnglish(language: string | undefined): boolean {
  return language === undefined || /^en\b/iu.test(language);
}

interface PageWords extends OpenGraph {
  readonly language: string | undefined;
}

/** What the page says of itself fills what its only event leaves open. */
function withPage(record: SourceRecord, page: PageWords, baseUrl: string | undefined): SourceRecord {
  const url = record.url ?? page.canonicalUrl ?? absoluteAddress(baseUrl, undefined);
  const language = record.language ?? page.language;
  return {
    ...record,
    ...(record.warnings.includes(nameless) && page.title !== undefined ? titledBy(page.title, record) : {}),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
    ...(record.description !== undefined || page.description === undefined
      ? {}
      : { description: page.description, descriptionKind: "text" as const }),
    ...(record.imageUrl !== undefined || page.imageUrl === undefined ? {} : { imageUrl: page.imageUrl }),
  };
}

function titledBy(title: string, { warnings }: SourceRecord): Pick<SourceRecord, "title" | "warnings"> {
  return {
    title,
    warnings: warnings.map((each) =>
      each === nameless ? "It has no name; the title of its page stands in." : each,
    ),
  };
}
