/** Days, clock hours and money as they are written for readers, the same on every page. Pure. */
export { clockWords, plainMoment } from "./clock-words.ts";
export { dayWords, longDay, monthWords, shortDay, shortMonth } from "./day-words.ts";
export { dollars } from "./money-words.ts";
