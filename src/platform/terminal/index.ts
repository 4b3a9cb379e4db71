export { EndWith, exitCodeFor, explain } from "./exit-codes.ts";
export { startProgress, type Progress } from "./progress.ts";
export { inputBytes, sameFailure } from "./input-bytes.ts";
export { plainTable } from "./plain-table.ts";
