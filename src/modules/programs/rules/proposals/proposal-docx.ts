import { strToU8, zipSync } from "fflate";
import { proposalParts } from "./proposal-text.ts";
import type { ProposalText } from "./proposal.ts";

const namespace = "http://schemas.openxmlformats.org";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The proposal as a Word document: the least of ISO/IEC 29500 that Word, LibreOffice and screen readers take, with real headings and a
 * real list. The same content gives the same bytes.
 */
export function proposalDocx(content: ProposalText): Uint8Array {
  const body = [
    paragraph(content.title, "Title"),
    ...proposalParts(content).flatMap(({ heading, paragraphs, isList }) => [
      paragraph(heading, "Heading1"),
      ...paragraphs.map((text) => paragraph(text, isList ? "ListBullet" : undefined)),
    ]),
  ].join("");
  const files = {
    "[Content_Types].xml": `${head}<Types xmlns="${namespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${head}<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r2" Type="${namespace}/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`,
    "word/document.xml": `${head}<w:document ${w}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    "word/styles.xml": `${head}<w:styles ${w}>${styles}</w:styles>`,
    "word/numbering.xml": `${head}<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])),
    // A zip's earliest year.
    { mtime: new Date(1980, 0, 1) },
  );
}

const w = `xmlns:w="${namespace}/wordprocessingml/2006/main"`;

const parts = [
  ["document", "document.main"],
  ["styles", "styles"],
  ["numbering", "numbering"],
] as const;

const styles = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
].join("");

function paragraph(text: string, style: string | undefined): string {
  const look = style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${look}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // XML knows no other control characters, not even escaped.
      .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
  );
}
