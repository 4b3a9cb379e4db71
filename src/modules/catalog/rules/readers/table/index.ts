/** Tables of events: CSV, TSV, Excel workbooks, and lists in JSON. */
export { type ColumnRole, columnRoles } from "./column-roles.ts";
export { type ColumnGuess, type ColumnMapping, guessColumns, mappingOf } from "./guess-columns.ts";
export { roleNames } from "./role-names.ts";
export { openTable, readTable } from "./read-table.ts";
export type { Table, TableOptions } from "./table-records.ts";
