/** The web shell: an application with its safeguards on, and what routes need to read requests and answer them. */
export { type Assets, loadAssets } from "./assets.ts";
export type { ErrorDescription, ErrorRenderer } from "./error-responses.ts";
export { type Flash, setFlash, takeFlash } from "./flash.ts";
export { csrfToken } from "./forgery.ts";
export { noteEvent } from "./note-event.ts";
export {
  checkbox,
  listOf,
  parseForm,
  parseJson,
  parseQuery,
  readForm,
  readQuery,
  sentText,
  type SentValues,
} from "./parse.ts";
export { type RateLimits, requestAddress } from "./rate-limit.ts";
export { ownPath, seeOther } from "./redirects.ts";
export { allowWorkers } from "./security-headers.ts";
export { type RunningServer, serve } from "./serve.ts";
export { clearCookie, readCookie, writeCookie } from "./signed-cookies.ts";
export { createWebApp, type WebAppOptions, type WebLog } from "./web-app.ts";
export type { WebApp, WebContext } from "./web-context.ts";
