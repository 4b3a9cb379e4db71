import { inTenants } from "#platform/db";
import { localDay, now } from "#platform/time";
import { adaptProgram } from "../../src/modules/programs/actions/adapting/adapt-program.ts";
import { changeProgram } from "../../src/modules/programs/actions/changing/change-program.ts";
import { enterPrograms } from "../../src/modules/programs/actions/entering/enter-program.ts";
import { makeGroup } from "../../src/modules/programs/actions/groups/keep-groups.ts";
import { addKit } from "../../src/modules/programs/actions/kits/keep-kit.ts";
import { requestKit } from "../../src/modules/programs/actions/kits/request-kit.ts";
import { stepBooking } from "../../src/modules/programs/actions/kits/step-booking.ts";
import { addPartner } from "../../src/modules/programs/actions/partners/keep-partner.ts";
import { knowPartner, linkProgram } from "../../src/modules/programs/actions/partners/link-partner.ts";
import { draftLesson } from "../../src/modules/programs/actions/lessons/keep-lesson.ts";
import { draftProposal } from "../../src/modules/programs/actions/proposals/keep-proposal.ts";
import { offerWebinar } from "../../src/modules/programs/actions/webinars/offer-webinar.ts";
import { askBranch } from "../../src/modules/programs/actions/questions/ask-branch.ts";
import { dayAfter } from "../../src/modules/programs/rules/kits/held-days.ts";
import { samplePrograms } from "../../src/modules/programs/rules/sample/sample-programs.ts";
import type { Viewer } from "#modules/people";
import type { Cast, Part } from "../people/cast.ts";
import type { JourneySite } from "./site.ts";

/** Routes of programs that show no page: files. */
export const programFiles: readonly string[] = [
  "/programs/:number{[0-9]{1,15}}/files/:digest{[0-9a-f]{64}}",
  "/programs/map/points.json",
  "/programs/webinars/:id{[0-9a-f-]{36}}/calendar.ics",
  "/programs/:number{[0-9]{1,15}}/lesson/lesson.md",
  "/programs/:number{[0-9]{1,15}}/proposals/:id{[0-9a-f-]{36}}/:file{proposal\\.(?:docx|md|txt)}",
];

/** A program of Eastside's with everything in it, its adaptation, a question, a calendar and a group. */
export async function programExamples(
  { program }: JourneySite,
  cast: Cast,
): Promise<Readonly<Record<string, string>>> {
  const viewer = viewerOf(cast, "administrator");
  const [podcasts] = samplePrograms;
  if (podcasts === undefined) throw new Error("There are no samples.");
  const [entered] = await enterPrograms(program, viewer, [
    {
      organisationId: cast.eastside,
      plan: podcasts.plan,
      origin: "form",
      level: "public",
      licence: "by-sa",
      occasions: [
        {
          heldOn: "2026-10-20",
          attendance: 40,
          cents: 25_00,
          survey: { answers: 23, learned: 91, willUse: 70 },
          differently: "Book the quiet room.",
        },
        { heldOn: "2026-12-15", startsAt: 930 },
      ],
    },
  ]);
  const number = entered?.number ?? 0;
  await changeProgram(program, viewer, number, {
    plan: (before) => ({ ...before, summary: `${before.summary} With a live show.`, space: "" }),
    version: 1,
    note: "A live show",
    level: "public",
    licence: "by",
  });
  await adaptProgram(program, viewer, number, {
    organisationId: cast.northgate,
    note: "Half as long",
    tellsOriginal: true,
  });
  await askBranch(program, viewerOf(cast, "other system", cast.otherTenantId), number, {
    kind: "visit",
    words: "May we look on in June?",
  });
  await makeGroup(program.db, viewer, { systemId: cast.tenantId, name: "Libraries along the coast" });
  await keepCalendarRow({ program }, cast);
  const kit = await keepKit({ program }, cast);
  const partner = await keepPartner({ program }, cast, number);
  const { webinarId, proposalId } = await keepMade({ program }, viewer, number);
  const occasion = await occasionOf({ program }, cast);
  const path = `/programs/${number}`;
  return {
    "/programs": "/programs",
    "/programs/new": "/programs/new",
    "/programs/new/calendar": "/programs/new/calendar",
    "/programs/near": "/programs/near?q=club&audience=teens&within=0",
    "/programs/map": "/programs/map?within=0",
    "/programs/letter/:secret{[\\w-]{10,60}}/removal": "/programs/letter/of-nobody-at-all/removal",
    "/programs/calendars": "/programs/calendars",
    "/programs/groups": "/programs/groups",
    "/programs/questions": "/programs/questions",
    "/programs/kits": "/programs/kits",
    "/programs/kits/new": "/programs/kits/new",
    "/programs/kits/:id{[0-9a-f-]{36}}": `/programs/kits/${kit}`,
    "/programs/kits/:id{[0-9a-f-]{36}}/edit": `/programs/kits/${kit}/edit`,
    "/programs/partners": "/programs/partners",
    "/programs/partners/new": "/programs/partners/new",
    "/programs/partners/:id{[0-9a-f-]{36}}": `/programs/partners/${partner}`,
    "/programs/partners/:id{[0-9a-f-]{36}}/edit": `/programs/partners/${partner}/edit`,
    "/programs/webinars": "/programs/webinars",
    "/programs/webinars/:id{[0-9a-f-]{36}}": `/programs/webinars/${webinarId}`,
    "/programs/webinars/:id{[0-9a-f-]{36}}/edit": `/programs/webinars/${webinarId}/edit`,
    "/programs/:number{[0-9]{1,15}}/webinars/new": `${path}/webinars/new`,
    "/programs/:number{[0-9]{1,15}}/proposals/new": `${path}/proposals/new`,
    "/programs/:number{[0-9]{1,15}}/proposals/:id{[0-9a-f-]{36}}": `${path}/proposals/${proposalId}`,
    "/programs/:number{[0-9]{1,15}}/lesson": `${path}/lesson`,
    "/programs/compare": `/programs/compare?a=${number}&b=${number + 1}`,
    "/programs/:number{[0-9]{1,15}}": path,
    "/programs/:number{[0-9]{1,15}}/adaptation": `${path}/adaptation`,
    "/programs/:number{[0-9]{1,15}}/edit": `${path}/edit`,
    "/programs/:number{[0-9]{1,15}}/versions": `${path}/versions`,
    "/programs/:number{[0-9]{1,15}}/occasions/:id{[0-9a-f-]{36}}": `${path}/occasions/${occasion}`,
  };
}

function viewerOf({ tenantId, players }: Cast, part: Part, ofTenant = tenantId): Viewer {
  const { accountId, staffId } = players[part];
  return {
    accountId,
    name: "Someone of the cast",
    email: undefined,
    zone: undefined,
    isInstallationAdministrator: false,
    sessionId: "",
    confirmedAt: now(),
    positions: [
      {
        tenantId: ofTenant,
        staffId,
        organisationId: ofTenant,
        organisationName: "The system",
        role: "administrator",
      },
    ],
  };
}

/** A kit with a booking that is out and one to come. */
async function keepKit({ program }: Pick<JourneySite, "program">, cast: Cast): Promise<string> {
  const viewer = viewerOf(cast, "administrator");
  const kitId = await addKit(program.db, viewer, {
    kind: "kit",
    name: "Button maker",
    description: "The press, 500 blanks, and a cutter. Bring back the cutter.",
    branch: cast.eastside,
    keeper: "Ana Owner",
    before: 0,
    after: 2,
  });
  const today = localDay(program.zone, now());
  for (const [ahead, organisationId] of [
    [0, cast.northgate],
    [10, cast.eastside],
  ] as const) {
    const firstDay = dayAfter(today, ahead);
    const lastDay = dayAfter(firstDay, 2);
    const asked = { organisationId, purpose: "Open house", firstDay, lastDay };
    const bookingId = await requestKit(program, viewer, kitId, asked);
    if (ahead === 0) await stepBooking(program, viewer, { kitId, bookingId }, { step: "check-out" });
  }
  return kitId;
}

/** A webinar for everyone, a proposal with a deadline, and a lesson, all of one program. */
async function keepMade({ program }: Pick<JourneySite, "program">, viewer: Viewer, number: number) {
  const webinarId = await offerWebinar(program, viewer, number, {
    title: "How we did it: Podcast club",
    summary: "Microphones, parents, and what teens want.",
    day: "2099-12-03",
    from: "14:00",
    minutes: 45,
    meeting: "https://meet.example/podcasts",
    registration: "https://forms.example/podcasts",
    seats: 30,
    contact: "Robin at the Eastside desk",
    reader: { level: "public", groupId: undefined },
  });
  const proposalId = await draftProposal(program, viewer, number, {
    conference: "Maine Libraries 2027",
    call: "https://conference.example/call",
    deadline: "2099-01-15",
    words: 250,
  });
  await draftLesson(program, viewer, number);
  return { webinarId, proposalId };
}

/** A partner with whom a program was done, and whom someone knows. */
async function keepPartner(
  { program }: Pick<JourneySite, "program">,
  cast: Cast,
  number: number,
): Promise<string> {
  const viewer = viewerOf(cast, "administrator");
  const partnerId = await addPartner(program.db, viewer, {
    name: "Harbor Community Radio",
    about: "A station of volunteers with a studio that is free on weekday mornings.",
    branch: cast.eastside,
    website: "https://radio.example/",
    person: "Robin Sound",
    email: "studio@radio.example",
    phone: "+1 207 555 0144",
    kind: "media",
    place: "Madison, WI",
    at: { latitude: 43.0731, longitude: -89.4012 },
  });
  await linkProgram(program.db, viewer, { partnerId, number }, true);
  await knowPartner(program.db, viewer, partnerId, "We sang in one choir.");
  return partnerId;
}

async function keepCalendarRow({ program }: Pick<JourneySite, "program">, cast: Cast): Promise<void> {
  await inTenants(program.db, [cast.tenantId], async (tx) => {
    await tx
      .insertInto("program_calendars")
      .values({
        tenant_id: cast.tenantId,
        id: "01900000-0000-7000-8000-0000000000ca",
        organisation_id: cast.eastside,
        address: "https://events.library.example/eastside.ics",
        shown_address: "https://events.library.example/eastside.ics",
        zone: "America/New_York",
        level: "system",
        group_id: null,
        etag: null,
        last_modified: null,
        next_read_at: null,
        last_read_at: now(),
        last_message: "12 public events, 3 of them new; left out: 2 for staff.",
        made_by: null,
        made_at: now(),
        removed_at: null,
      })
      .execute();
  });
}

async function occasionOf({ program }: Pick<JourneySite, "program">, { tenantId }: Cast): Promise<string> {
  const { id } = await inTenants(program.db, [tenantId], async (tx) =>
    tx
      .selectFrom("program_occasions")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("held_on", "=", "2026-10-20")
      .executeTakeFirstOrThrow(),
  );
  return id;
}
