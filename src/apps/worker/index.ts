/** The work in the background: harvests, mail, upkeep. */
export { startBackgroundWork } from "./start-background-work.ts";
