type Child = PDFKit.PDFStructureElement | (() => void);

interface Attributes {
  /** Said instead of a picture. */
  readonly alt?: string;
  readonly placement?: "Block";
  /** Which cells a header cell is for. */
  readonly scope?: "Column";
}

/** An element of the document's structure: what a screen reader goes by. Its child is drawn once it is in the document. */
export function element(
  pdf: PDFKit.PDFDocument,
  tag: string,
  child?: Child,
  attributes: Attributes = {},
): PDFKit.PDFStructureElement {
  // Its types leave out attributes and children that pdfkit knows.
  const struct = pdf.struct.bind(pdf) as (
    type: string,
    options: Attributes,
    children?: Child,
  ) => PDFKit.PDFStructureElement;
  return child === undefined ? struct(tag, attributes) : struct(tag, attributes, child);
}

/** Draws what a screen reader passes over: lines, page numbers. */
export function artifact(pdf: PDFKit.PDFDocument, type: "Layout" | "Pagination", draw: () => void): void {
  pdf.markContent("Artifact", { type });
  draw();
  pdf.endMarkedContent();
}
