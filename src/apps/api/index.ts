/** The JSON interface of the whole program, and its document. */
export { addApi, apiDocument } from "./add-api.tsx";
