import type { Child } from "hono/jsx";
import type { Viewer } from "#modules/people";
import type { PlannerProgram } from "../queries/program.ts";
import { waitingFor } from "../queries/waiting-for.ts";
import { WaitingNotice } from "../views/waiting-notice.tsx";

/** What of the planner's waits for the viewer's answer, with the way there; empty when nothing does. */
export async function waitingNotice(
  { db }: Pick<PlannerProgram, "db">,
  viewer: Viewer,
  present: string,
): Promise<Child> {
  return <WaitingNotice {...await waitingFor(db, viewer, present)} />;
}
