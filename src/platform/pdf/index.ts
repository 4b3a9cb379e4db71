/** Documents to print and to hand in: one shape, written as a PDF whose structure a screen reader can follow. */
export type { PrintBlock, PrintColumn, PrintDocument, PrintFact } from "./print-document.ts";
export { writePdf } from "./write-pdf.ts";
