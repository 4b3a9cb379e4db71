/** The readers of sources: any document in, records out. */
export { type DetectedDocument, type DocumentFormat, type DocumentHints } from "./detect/detect-document.ts";
export { type DocumentReading, readDocument } from "./detect/read-document.ts";
export { pastedMessage, readMessage } from "./message/index.ts";
export { type LinkedCalendar, linkedCalendars } from "./page/index.ts";
export {
  type PlatformRequest,
  type RecognisedPlatform,
  recognisePlatform,
  redactedAddress,
} from "./platforms/index.ts";
export {
  type ColumnGuess,
  type ColumnMapping,
  type ColumnRole,
  columnRoles,
  guessColumns,
  mappingOf,
  openTable,
  readTable,
  roleNames,
  type Table,
  type TableOptions,
} from "./table/index.ts";
export { formatName } from "./format-names.ts";
