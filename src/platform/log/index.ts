/** What the program says while it runs, one line each, and what it counts. */
export { type Fields, type Log, openLog, silentLog, withFields } from "./log.ts";
export { countEvent, measure, metricsText } from "./metrics.ts";
