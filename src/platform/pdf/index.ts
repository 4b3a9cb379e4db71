/** Documents to print and to hand in: one shape, written as a PDF whose structure a screen reader can follow. And the words of others' PDFs. */
export type { PrintBlock, PrintColumn, PrintDocument, PrintFact } from "./print-document.ts";
export { pdfWords } from "./read/pdf-words.ts";
export { writePdf } from "./write-pdf.ts";
export { writePdfApart } from "./write-pdf-apart.ts";
