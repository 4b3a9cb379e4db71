export { exitCodeFor, explain } from "./exit-codes.ts";
export { startProgress, type Progress } from "./progress.ts";
export { plainTable } from "./plain-table.ts";
