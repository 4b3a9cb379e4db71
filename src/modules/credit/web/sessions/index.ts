import type { WebApp } from "#platform/http";
import type { CreditSite } from "../site.ts";
import { addAdditionRoutes } from "./additions.tsx";
import { addAttendanceRoutes } from "./attendance.tsx";
import { addCheckInScreenRoutes } from "./check-in-screen.tsx";
import { addCheckInRoutes } from "./check-in.tsx";
import { addOneSessionRoutes } from "./one-session.tsx";
import { addSessionListRoutes } from "./sessions.tsx";

/** Sessions that an employer holds, who came, and checking in. */
export function addSessionRoutes(app: WebApp, site: CreditSite): void {
  addSessionListRoutes(app, site);
  addOneSessionRoutes(app, site);
  addAttendanceRoutes(app, site);
  addAdditionRoutes(app, site);
  addCheckInScreenRoutes(app, site);
  addCheckInRoutes(app, site);
}
