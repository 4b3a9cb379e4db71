import type { WebApp } from "#platform/http";
import { writePdf } from "#platform/pdf";
import { signedIn } from "#modules/people";
import { formBlocks } from "../../views/forms/form-blocks.ts";
import { FormPage } from "../../views/forms/form-page.tsx";
import { mendingsOf } from "../../views/forms/mend-link.ts";
import type { CreditSite } from "../site.ts";
import { sendMade } from "../transcript/send-made.ts";
import { askedForm } from "./asked-form.ts";

/** Authorities' own forms, filled in from the record. */
export function addFormRoutes(app: WebApp, site: CreditSite): void {
  const one = "/record/credentials/:id{[0-9a-f-]{36}}";
  app.get(`${one}/form`, async (c) => {
    const id = c.req.param("id");
    const { pack, form, forms, entries, unclear, ...asked } = await askedForm(c, site, id);
    const mendings = mendingsOf(forms, { entries, credentialId: id });
    const first = unclear === undefined ? [] : [{ sentence: unclear, href: `/record/credentials/${id}` }];
    return c.html(
      <FormPage
        shell={site.shell(c)}
        credentialId={id}
        credential={pack.credential}
        name={form.name}
        forms={forms}
        mendings={[...first, ...mendings]}
        holder={asked.holder}
        cycles={asked.cycles}
        cycleFrom={asked.cycle?.from ?? ""}
        years={form.isYearly ? yearsIn(asked.cycle) : []}
        year={asked.year}
        query={new URL(c.req.url).search}
      />,
    );
  });
  app.get(`${one}/form.pdf`, async (c) => {
    const { form, forms, pack, madeAt } = await askedForm(c, site, c.req.param("id"));
    const { name } = signedIn(c);
    const bytes = await writePdf({
      title: `${form.name}: ${name}`,
      language: "en",
      author: name,
      createdAt: madeAt,
      footer: `${form.name}, ${name}`,
      blocks: [
        { kind: "heading", level: 1, text: form.name },
        { kind: "text", text: `${pack.credential} · ${name}`, look: "large" },
        ...(forms.length === 0
          ? [{ kind: "text" as const, text: "Nothing of this cycle belongs on the form yet." }]
          : []),
        ...forms.flatMap((each, place) => [
          ...(place === 0 ? [] : [{ kind: "new page" as const }]),
          ...formBlocks(each),
        ]),
      ],
    });
    return sendMade(c, { bytes, type: "application/pdf", name: `${pack.id}-form.pdf` });
  });
}

function yearsIn(cycle: { readonly from: string; readonly to: string } | undefined): readonly string[] {
  if (cycle === undefined) return [];
  const [from, to] = [Number(cycle.from.slice(0, 4)), Number(cycle.to.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_each, place) => String(from + place));
}
