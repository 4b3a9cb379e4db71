/** The web site, put together from the modules' pages. */
export { createSite } from "./create-site.tsx";
