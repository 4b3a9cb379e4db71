// `npm start`: install when needed, build when the source is newer, then serve. Node 18 can run this.
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { runProgram } from "./run.mjs";

ensureInstalled();
ensureBuilt();
runProgram(["serve", ...process.argv.slice(2)]);
