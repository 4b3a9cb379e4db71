import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseMarkup } from "../markup/document.ts";
import { extractJsonLd } from "./json-ld.ts";
import { type MicrodataItem, type MicrodataValue, extractMicrodata } from "./microdata.ts";
import { extractOpenGraph } from "./open-graph.ts";

const samples = "../shared/data/html/extruct/tests/samples";
const isHere = existsSync(samples);
// oxlint-disable-next-line no-console -- a skipped set of real inputs must be seen
if (!isHere) console.warn(`Skipped: the pages of extruct are not in ${samples}.`);

function read(...path: string[]): string {
  return readFileSync(join(samples, ...path), "utf8");
}

function expected(...path: string[]): unknown {
  const json: unknown = JSON.parse(read(...path));
  // Two files are of an older extruct, which kept the items of each script in a list of their own.
  return typeof json === "object" && json !== null && "items" in json ? [json.items].flat(2) : json;
}

/** Items as extruct writes them: `strict` keeps every property a list. */
function written(item: MicrodataValue, strict: boolean): unknown {
  if (typeof item === "string" || !("properties" in item)) return item;
  const one = (values: readonly unknown[]): unknown => (!strict && values.length === 1 ? values[0] : values);
  const properties = [...item.properties].map(
    ([name, values]) => [name, one(values.map((value) => written(value, strict)))] as const,
  );
  return {
    ...(item.types.length === 0 ? {} : { type: one(item.types) }),
    ...(item.id === undefined ? {} : { id: item.id }),
    ...(properties.length === 0 ? { value: item.value } : { properties: Object.fromEntries(properties) }),
  };
}

function microdata(html: string, strict: boolean, baseUrl?: string): readonly unknown[] {
  return extractMicrodata(parseMarkup(html), baseUrl).map((item: MicrodataItem) => written(item, strict));
}

test.skipIf(!isHere)(
  "every JSON-LD page of extruct gives the items extruct expects (pages missing: skipped)",
  () => {
    const tried: string[] = [];
    for (const folder of readdirSync(samples)) {
      for (const file of readdirSync(join(samples, folder)).filter((name) => name.endsWith(".jsonld"))) {
        const page = read(folder, file.replace(/jsonld$/u, "html"));
        expect({ file, items: extractJsonLd(parseMarkup(page)) }).toEqual({
          file,
          items: expected(folder, file),
        });
        tried.push(file);
      }
    }
    expect(tried.length).toBe(13);
  },
);

const loose = [
  "Event.001",
  "Event.002",
  "Event.003",
  "Event.004",
  "Event.008",
  "LocalBusiness.002",
  "LocalBusiness.003",
  "MusicRecording.001",
  "SearchAction.001",
  "CreativeWork.001",
  "product",
  "product-ref",
];

test.skipIf(!isHere).each(loose)(
  "the microdata of schema.org/%s is what extruct expects (pages missing: skipped)",
  (name) => {
    const found = microdata(read("schema.org", `${name}.html`), false);

    expect(found).toEqual(expected("schema.org", `${name}.json`));
  },
);

const strict = [
  "4.2.data",
  "4.2.meter",
  "4.2.strings",
  "4.2.strings.unclean",
  "5.2",
  "5.3",
  "5.5",
  "7.1",
  "object",
];
const bases = new Map([
  ["7.1", "http://blog.example.com/progress-report"],
  ["object", "http://www.example.com/microdata/test"],
]);

test.skipIf(!isHere).each(strict)(
  "the microdata of the W3C's example %s is what extruct expects (pages missing: skipped)",
  (name) => {
    const found = microdata(read("w3c", `microdata.${name}.html`), true, bases.get(name));

    expect(found).toEqual(expected("w3c", `microdata.${name}.json`));
  },
);

test.skipIf(!isHere)("addresses in microdata are joined to the page's (pages missing: skipped)", () => {
  const found = microdata(read("schema.org", "product.html"), false, "http://some-example.com");

  expect(found).toEqual(expected("schema.org", "product_custom_url.json"));
});

test.skipIf(!isHere)(
  "a long page with a description in parts reads as extruct expects (pages missing: skipped)",
  () => {
    const found = microdata(read("websites", "microdata-with-description.html"), false);

    expect(found).toEqual(expected("websites", "microdata-with-description.json"));
  },
);

const several = ["elysianfields", "elysianfields_1", "tovestyrke"];

test.skipIf(!isHere).each(several)(
  "JSON-LD, microdata and OpenGraph of songkick/%s are what extruct expects (pages missing: skipped)",
  (name) => {
    const document = parseMarkup(read("songkick", `${name}.html`));
    const wanted = JSON.parse(read("songkick", `${name}.json`)) as Record<string, unknown>;

    expect(extractJsonLd(document)).toEqual(wanted["json-ld"]);
    expect(extractMicrodata(document)).toEqual(wanted["microdata"]);
    // The OpenGraph of elysianfields_1.json is of another extruct: its own tests compare only the RDFa of that file.
    const graph = name === "elysianfields_1" ? wanted["opengraph"] : [extractOpenGraph(document)];
    expect(graph).toEqual(wanted["opengraph"]);
  },
);

test.skipIf(!isHere).each(["opengraph_test", "opengraph_ns_product_test"])(
  "the OpenGraph of misc/%s is what extruct expects (pages missing: skipped)",
  (name) => {
    const found = extractOpenGraph(parseMarkup(read("misc", `${name}.html`)));

    expect([found]).toEqual(expected("misc", `${name}.json`));
  },
);
