#!/usr/bin/env node
// The command line: hands over to the built program on the pinned Node.js. Node 18 can run this.
import { ensureBuilt } from "../scripts/build.mjs";
import { ensureInstalled } from "../scripts/install.mjs";
import { runProgram } from "../scripts/run.mjs";

ensureInstalled();
ensureBuilt();
runProgram(process.argv.slice(2));
