import { html } from "hono/html";
import { createWebApp, loadAssets, type WebApp, type WebAppOptions, type WebContext } from "#platform/http";
import { ErrorPage, type Shell } from "#ui";
import { addStaffingRoutes } from "#modules/staffing";
import {
  addCatalogRoutes,
  calendarMeetings,
  isSampleShown,
  readSamplePack,
  removeSample,
} from "#modules/catalog";
import { addCreditRoutes, offeringActions } from "#modules/credit";
import { accountLink, addPeopleRoutes, audienceOf, closingAlert, readViewer } from "#modules/people";
import { addPlannerRoutes, pagesAbout } from "#modules/planner";
import { addPortfolioRoutes } from "#modules/portfolio";
import { addProgramsRoutes } from "#modules/programs";
import { addReflectionsRoutes } from "#modules/reflections";
import { addTodayRoutes } from "#modules/today";
import { addApi } from "#apps/api";
import { packsFolder, type Program, publicFolder } from "#apps/program";
import { lookingAround } from "./looking-around.ts";
import { addStartRoutes } from "./start.tsx";

/** Of someone who has not signed in. */
const ofVisitors = [
  { href: "/find", label: "Find" },
  { href: "/programs", label: "Programs" },
  { href: "/searches", label: "Searches" },
  { href: "/sources", label: "Sources" },
];

/** Of someone who is signed in. As few as fit a line: what one seldom needs is in the footer. */
const ofOnesOwn = [
  { href: "/", label: "Today" },
  { href: "/find", label: "Find" },
  { href: "/plan", label: "Plan" },
  { href: "/record", label: "Record" },
  { href: "/journal", label: "Journal" },
  { href: "/programs", label: "Programs" },
];

/** Of the library someone works at. */
const ofTheLibrary = [
  { href: "/team", label: "Team" },
  { href: "/sessions", label: "Sessions" },
  { href: "/staff", label: "Staff" },
];

const footer = [
  { href: "/about", label: "About Carrel" },
  { href: "/reflections", label: "Reflections" },
  { href: "/trends", label: "Trends" },
  { href: "/rules", label: "Rules" },
  { href: "/frameworks", label: "Frameworks" },
  { href: "/verify", label: "Check a badge" },
  { href: "/api", label: "For developers" },
];

/** Of someone who is signed in, beside it. */
const seldom = [
  { href: "/searches", label: "Searches" },
  { href: "/sources", label: "Sources" },
];
const seldomOfTheLibrary = [{ href: "/organisation", label: "Organization" }];

/** How the shell treats the paths below these beginnings. */
const paths = {
  // A server elsewhere speaks for all its people.
  crowdPaths: ["/check-in", "/ap/inbox"],
  largerBodies: {
    "/sessions": 50_000_000,
    "/sources": 20_000_000,
    "/api/v1/imports": 20_000_000,
    "/imports": 50_000_000,
    "/record/drafts": 16_000_000,
    "/record/entries": 11_000_000,
    "/record/import": 51_000_000,
    "/me/data/import": 51_000_000,
    "/verify": 5_000_000,
    "/frameworks/own": 5_200_000,
    "/journal/import": 51_000_000,
    "/journal/write": 8_500_000,
    "/programs": 10_200_000,
  },
  // What an identity provider sends by a form of its own, and another server to a journal, is proved by its signature (people,
  // `addSamlRoutes`; reflections, `addProtocolRoutes`).
  proofInAddress: ["/ap/", "/digests/", "/journal/letters/", "/programs/letter/", "/sign-in/saml/"],
  secretPaths: [
    "/check-in/",
    "/digests/",
    "/join/",
    "/journal/feeds/",
    "/journal/letters/",
    "/plan/calendar/",
    "/programs/letter/",
    "/searches/",
    "/sign-in/link/",
    "/sign-in/command/",
    "/sign-in/address/",
  ],
};

/** The whole site of an open program. Tests give assets built just now, and take the limits off. */
export function createSite(
  program: Program,
  {
    assets = loadAssets(publicFolder),
    ...options
  }: Partial<Pick<WebAppOptions, "assets" | "rateLimits">> = {},
): WebApp {
  const shell = (c: WebContext): Shell => ({
    siteName: "Carrel",
    language: "en",
    assets: assets.urls,
    navigation: [
      ...(audienceOf(c) === "visitor" ? ofVisitors : ofOnesOwn),
      ...(audienceOf(c) === "employed" ? ofTheLibrary : []),
    ],
    account: accountLink(c),
    alert: closingAlert(c, program.configuration.defaultZone),
    footer: [
      ...footer,
      ...(audienceOf(c) === "visitor" ? [] : seldom),
      ...(audienceOf(c) === "employed" ? seldomOfTheLibrary : []),
    ],
  });
  const { configuration, log } = program;
  const app = createWebApp({
    ...options,
    keys: [configuration.secret],
    assets,
    publicUrl: configuration.publicUrl,
    isBehindProxy: configuration.isBehindProxy,
    log: {
      info: (message, fields) => log.debug(message, fields),
      note: (message, fields) => log.info(message, fields),
      error: (message, fields) => log.error(message, fields),
    },
    ...paths,
    checkHealth: async () => void (await program.db.selectFrom("tenants").select("id").limit(1).execute()),
    renderError: async (c: WebContext, error) => {
      // What is too large is refused before anyone looked who sends it: its page is still theirs.
      if (error.status === 413) await readViewer(program)(c, async () => {});
      return html`${(
        <ErrorPage
          shell={shell(c)}
          title={error.title}
          message={error.message}
          problems={error.problems}
          requestId={c.var.requestId}
        />
      )}`;
    },
  });
  addModules(app, program, shell);
  return app;
}

/** Every module's pages. */
function addModules(app: WebApp, program: Program, shell: (c: WebContext) => Shell): void {
  const sendsMail = program.configuration.smtpUrl !== undefined;
  addPeopleRoutes(app, {
    ...program,
    shell,
    sample: {
      isShown: async () => isSampleShown(program.db),
      remove: async () => void (await removeSample(program.db)),
    },
    sendsMail,
    pagesAbout: (viewer, staffId) => pagesAbout(program.db, viewer, staffId),
    fillSample: lookingAround(program),
  });
  addStartRoutes(app, shell);
  addStaffingRoutes(app, { ...program, readCalendar: calendarMeetings, shell });
  addCatalogRoutes(app, {
    ...program,
    shell,
    offeringActions,
    sendsMail,
    samplePack: () => readSamplePack(packsFolder),
  });
  addCreditRoutes(app, { ...program, shell });
  addPlannerRoutes(app, { ...program, shell });
  addReflectionsRoutes(app, { ...program, shell });
  addProgramsRoutes(app, { ...program, shell });
  addPortfolioRoutes(app, { ...program, shell });
  addTodayRoutes(app, { ...program, shell });
  addApi(app, program, shell);
}
