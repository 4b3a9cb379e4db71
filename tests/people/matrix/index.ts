import { branchProgramRows } from "./branch-programs.ts";
import { catalogRows } from "./catalog.ts";
import { claimRows } from "./claims.ts";
import { certificateRows } from "./certificates.ts";
import { creditRows } from "./credit.ts";
import { libraryRows } from "./library.ts";
import { ownRecordRows } from "./own-record.ts";
import { plannerRows } from "./planner.ts";
import { portfolioRows } from "./portfolio.ts";
import { programRows } from "./programs.ts";
import { reflectionRows } from "./reflections.ts";
import { focusRows } from "./focus.ts";
import { everyone, type Rows, rows } from "./row.ts";
import { ruleRows } from "./rules.ts";
import { sessionRows } from "./sessions.ts";
import { signInRows, signOutRows } from "./sign-in.ts";
import { staffingRows } from "./staffing.ts";
import { togetherRows } from "./together.ts";
import { todayRows } from "./today.ts";

/** Every route of the site by the cast. A route without a row fails the tests. */
export const matrix: Rows = {
  ...rows(everyone, ["GET /", "GET /about", "GET /healthz", "GET /api", "GET /api/v1/openapi.json"]),
  ...catalogRows,
  ...staffingRows,
  ...creditRows,
  ...plannerRows,
  ...focusRows,
  ...claimRows,
  ...certificateRows,
  ...sessionRows,
  ...ruleRows,
  ...libraryRows,
  ...programRows,
  ...reflectionRows,
  ...togetherRows,
  ...portfolioRows,
  ...branchProgramRows,
  ...todayRows,
  ...signInRows,
  ...ownRecordRows,
  ...signOutRows,
};
