/** Ids of rows: made here, not by the database, so that a row has its id before it is written. */
export { isId, newId } from "./new-id.ts";
