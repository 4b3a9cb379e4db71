/** The program, put together: what a server, a worker and a command share. */
export { openProgram, outsideFetcher, type Program, terminalLog } from "./open-program.ts";
export { packsFolder, publicFolder } from "./places.ts";
