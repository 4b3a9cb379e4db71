// Writes a team's problem as JSON. Run: node --conditions=source bench/planner/write-team.ts PEOPLE BRANCHES SESSIONS SEED > team.json
import { teamInstance } from "./team-instances.ts";

const [people = 300, branches = 25, sessions = 1500, seed = 1] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(teamInstance({ people, branches, sessions, seed })));
