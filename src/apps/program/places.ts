import { fileURLToPath } from "node:url";

/** The folder of packs beside the program, from `src` and from `dist` alike. */
export const packsFolder = fileURLToPath(new URL("../../../packs", import.meta.url));

/** Built style sheets, islands and fonts. */
export const publicFolder = fileURLToPath(new URL("../../../dist/public", import.meta.url));
