import type { WebApp, WebContext } from "#platform/http";
import { Page, type Shell } from "#ui";

/** The pages about the site itself. */
export function addStartRoutes(app: WebApp, shell: (c: WebContext) => Shell): void {
  app.get("/about", (c) =>
    c.html(
      <Page
        shell={shell(c)}
        title="About Carrel"
        current="/about"
        lede="One desk for the professional learning of library people."
      >
        <div class="stack">
          <p>
            Carrel gathers what there is to learn from the calendars, feeds and pages that a library names,
            puts the same offering from several places together, and answers what one can really take.
          </p>
          <p>
            What an offering counts for is decided by the authority that gives the credential, not here:
            credit is shown as its provider states it.
          </p>
        </div>
      </Page>,
    ),
  );
}
