/** Files that people give: kept once by what is in them, named and owned in the database. */
export { type FileStore, openFileStore, type StoredFile } from "./file-store.ts";
export { fileOf, type FileTables, forgetFile, keepFile, type KeptFile } from "./kept-files.ts";
export { mediaTypeOf } from "./media-type.ts";
