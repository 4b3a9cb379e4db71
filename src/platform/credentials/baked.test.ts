import { expect, test } from "vitest";
import { bakedInPng, bakePng, isPng } from "./baked-png.ts";
import { bakedInSvg, bakeSvg, isSvg } from "./baked-svg.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);
const NAMESPACE = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';

test("what was baked into a PNG comes out again, and the picture around it is as it was", () => {
  const baked = bakePng(PNG, '{"name":"Ünïcode ✓"}') ?? PNG;

  expect(bakedInPng(baked)).toEqual({ kind: "baked", text: '{"name":"Ünïcode ✓"}' });
  expect(baked.subarray(0, 33)).toEqual(PNG.subarray(0, 33));
  expect(baked.subarray(-(PNG.length - 33))).toEqual(PNG.subarray(33));
});

test("baking twice leaves one credential", () => {
  const twice = bakePng(bakePng(PNG, "{1}") ?? PNG, "{2}") ?? PNG;

  expect(bakedInPng(twice)).toEqual({ kind: "baked", text: "{2}" });
  expect(twice.length).toBe((bakePng(PNG, "{2}") ?? PNG).length);
});

test("a text whose checksum is wrong is refused", () => {
  const broken = Buffer.from(bakePng(PNG, "xxxx") ?? PNG);
  broken[broken.indexOf("xxxx")] = 121;

  expect(bakedInPng(broken)).toEqual({
    kind: "damaged",
    why: "A text of the PNG does not match its checksum.",
  });
});

test("a PNG without a badge, and one cut off, are told apart", () => {
  expect(bakedInPng(PNG).kind).toBe("none");
  expect(bakedInPng(PNG.subarray(0, 40))).toEqual({
    kind: "damaged",
    why: "The PNG ends within a chunk.",
  });
  expect(bakePng(PNG.subarray(0, 40), "{}")).toBeUndefined();
  expect(isPng(Buffer.from("GIF89a"))).toBe(false);
});

test.for([
  ["an element", `<svg ${NAMESPACE}><openbadges:credential>{"a":1}</openbadges:credential></svg>`, '{"a":1}'],
  [
    "CDATA",
    `<svg ${NAMESPACE}><openbadges:credential><![CDATA[{"a":"<&>"}]]></openbadges:credential></svg>`,
    '{"a":"<&>"}',
  ],
  [
    "escaped text",
    `<svg ${NAMESPACE}><openbadges:credential>{&quot;a&quot;:1}</openbadges:credential></svg>`,
    '{"a":1}',
  ],
  ["an attribute", `<svg ${NAMESPACE}><openbadges:credential verify=" a.b.c "/></svg>`, "a.b.c"],
  [
    "another prefix",
    `<svg xmlns:b="https://purl.imsglobal.org/ob/v3p0"><g><b:credential verify="a.b.c"/></g></svg>`,
    "a.b.c",
  ],
  [
    "the element's own prefix",
    `<svg><credential xmlns="https://purl.imsglobal.org/ob/v3p0" verify="a.b.c"/></svg>`,
    "a.b.c",
  ],
  [
    "the first of two",
    `<svg ${NAMESPACE}><openbadges:credential verify="1.1.1"/><openbadges:credential verify="2.2.2"/></svg>`,
    "1.1.1",
  ],
] as const)("a badge is found in an SVG as %s", ([, svg, text]) => {
  expect(bakedInSvg(svg)).toEqual({ kind: "baked", text });
});

test("an element of another namespace is no badge, nor is one after its prefix has ended", () => {
  expect(
    bakedInSvg(`<svg xmlns:openbadges="https://x.example"><openbadges:credential verify="a.b.c"/></svg>`)
      .kind,
  ).toBe("none");
  expect(bakedInSvg(`<svg><g ${NAMESPACE}/><openbadges:credential verify="a.b.c"/></svg>`).kind).toBe("none");
  expect(bakedInSvg(`<svg xmlns:o="http://openbadges.org"><o:assertion verify="a.b.c"/></svg>`).kind).toBe(
    "open-badges-2",
  );
});

test("what was baked into an SVG comes out again, whatever it says", () => {
  const svg =
    '<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<!-- <svg> --><svg title="a>b" viewBox="0 0 1 1">\n<g/></svg>';
  const credential = '{"a":"]]> </openbadges:credential> /> & <svg>"}';
  const twice = bakeSvg(bakeSvg(svg, credential) ?? "", "a.b.c") ?? "";

  expect(JSON.parse(textIn(bakeSvg(svg, credential)))).toEqual(JSON.parse(credential));
  expect(textIn(twice)).toBe("a.b.c");
  expect(bakeSvg("<svg/>", credential)).toBeUndefined();
  expect(bakeSvg("<html></html>", credential)).toBeUndefined();
});

test("SVG is known by its first tag, behind whatever may come before", () => {
  expect(isSvg('\uFEFF <?xml version="1.0"?><!-- a --><!-- b --><!DOCTYPE svg PUBLIC "x" "y"><svg>')).toBe(
    true,
  );
  expect(isSvg("<s:svg xmlns:s='http://www.w3.org/2000/svg'/>")).toBe(true);
  expect(isSvg("<svgx>")).toBe(false);
  expect(isSvg("<!-- <svg> ")).toBe(false);
  expect(isSvg("{}")).toBe(false);
});

function textIn(svg: string | undefined): string {
  const baked = bakedInSvg(svg ?? "");
  return baked.kind === "baked" ? baked.text : baked.kind;
}
