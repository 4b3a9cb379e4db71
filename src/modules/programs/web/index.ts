import type { WebApp } from "#platform/http";
import { addAdaptingRoutes } from "./adapting.tsx";
import { addCalendarRoutes } from "./calendars.tsx";
import { addEnteringRoutes } from "./entering.tsx";
import { addGroupRoutes } from "./groups.tsx";
import { addKitRoutes } from "./kits.tsx";
import { addNearRoutes } from "./near.tsx";
import { addPartnerRoutes } from "./partners.tsx";
import { addPlanRoutes } from "./plan.tsx";
import { addProgramRoutes } from "./program.tsx";
import { addQuestionRoutes } from "./questions.tsx";
import { addMapRoutes } from "./map.tsx";
import { addLessonRoutes } from "./more/lessons.tsx";
import { addProposalRoutes } from "./more/proposals.tsx";
import { addWebinarRoutes } from "./more/webinars.tsx";
import type { ProgramsSite } from "./site.ts";

/** Every page of programs. */
export function addProgramsRoutes(app: WebApp, site: ProgramsSite): void {
  addEnteringRoutes(app, site);
  addNearRoutes(app, site);
  addMapRoutes(app, site);
  addCalendarRoutes(app, site);
  addGroupRoutes(app, site);
  addKitRoutes(app, site);
  addPartnerRoutes(app, site);
  addQuestionRoutes(app, site);
  addAdaptingRoutes(app, site);
  addWebinarRoutes(app, site);
  addProposalRoutes(app, site);
  addLessonRoutes(app, site);
  addProgramRoutes(app, site);
  addPlanRoutes(app, site);
}
