import { NotFound } from "#platform/errors";
import { csrfToken, takeFlash, type WebApp, type WebContext } from "#platform/http";
import { isPermitted, tenantsOf, viewerOf } from "#modules/people";
import { formTypes, frameworkForms, frameworkText } from "../../queries/frameworks/framework-text.ts";
import { frameworksFor, ownFrameworkOf, ownFrameworks } from "../../queries/frameworks/own-frameworks.ts";
import { type HeadingKey, topicsOfHeading } from "../../rules/frameworks/crosswalk.ts";
import type { CrosswalkRelation, Framework, Frameworks } from "../../rules/frameworks/framework.ts";
import { FrameworkPage, FrameworksPage } from "../../views/frameworks/framework-pages.tsx";
import type { PlannerSite } from "../site.ts";
import { writerTenant } from "./framework-writer.ts";

/** Frameworks to read and to take along. Shipped ones are open to everyone; a library's own are its people's. */
export function addFrameworkPages(app: WebApp, site: PlannerSite): void {
  app.get("/frameworks", async (c) => {
    const viewer = viewerOf(c);
    const own = viewer === undefined ? [] : await ownFrameworks(site.db, tenantsOf(viewer));
    return c.html(
      <FrameworksPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        shipped={[...site.focusPacks().frameworks.values()]}
        own={own.map(({ framework }) => framework)}
        mayWrite={viewer !== undefined && writerTenant(viewer) !== undefined}
      />,
    );
  });
  for (const form of frameworkForms)
    app.get(`/frameworks/:file{[a-z0-9-]+\\.${form}}`, async (c) => {
      const { framework } = await asked(c, site, c.req.param("file").slice(0, -form.length - 1));
      c.header("content-type", formTypes[form]);
      c.header("content-disposition", `attachment; filename="${framework.id}.${form}"`);
      return c.body(frameworkText(framework, form, site.publicUrl));
    });
  app.get("/frameworks/:id{[a-z0-9-]+}", (c) => show(c, site));
}

async function asked(c: WebContext, site: PlannerSite, id: string) {
  const shipped = site.focusPacks().frameworks.get(id);
  if (shipped !== undefined) return { framework: shipped, isRemoved: false, tenantId: undefined };
  const viewer = viewerOf(c);
  if (viewer === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return ownFrameworkOf(site.db, tenantsOf(viewer), id);
}

async function show(c: WebContext, site: PlannerSite) {
  const viewer = viewerOf(c);
  const { framework, isRemoved, tenantId } = await asked(c, site, c.req.param("id") ?? "");
  const known = await frameworksFor(site, viewer === undefined ? [] : tenantsOf(viewer));
  return c.html(
    <FrameworkPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      framework={framework}
      leadsTo={leadsTo(framework, known, site.words.names)}
      isOwn={tenantId !== undefined}
      isRemoved={isRemoved}
      mayWrite={
        viewer !== undefined &&
        tenantId !== undefined &&
        isPermitted(viewer, "write frameworks", { tenantId })
      }
    />,
  );
}

const relationWords: Readonly<Record<CrosswalkRelation, string>> = {
  exact: "the same",
  narrower: "a part of it",
  broader: "part of that",
  related: "akin",
};

/** Where each heading leads; those without edges say what they have from elsewhere. */
function leadsTo(framework: Framework, known: Frameworks, names: ReadonlyMap<string, string>) {
  return new Map(
    framework.competencies.map(({ code }) => {
      const own = framework.crosswalk.filter(({ from }) => from === code);
      if (own.length === 0) {
        const topics = topicsOfHeading(known, { framework: framework.id, code });
        return [code, [...topics.keys()].map((id) => names.get(id) ?? id)] as const;
      }
      const words = own.map((edge) => {
        const target = "topic" in edge ? (names.get(edge.topic) ?? edge.topic) : headingOf(known, edge);
        return `${target} (${relationWords[edge.relation]})`;
      });
      return [code, words] as const;
    }),
  );
}

/** `“Library Management” of Competency Index for the Library Field`; the id only of a framework that is not here. */
function headingOf(known: Frameworks, { code, framework }: HeadingKey): string {
  const target = known.get(framework);
  const found = target?.competencies.find((each) => each.code === code);
  return `“${found?.heading ?? code}” of ${target?.name ?? framework}`;
}
