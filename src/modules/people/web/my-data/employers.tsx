import { csrfToken, seeOther, setFlash, takeFlash, type WebApp } from "#platform/http";
import { NotFound } from "#platform/errors";
import { leaveEmployer, returnToEmployer } from "../../actions/my-data/leave-employer.ts";
import { employmentsOf } from "../../queries/my-data/employments.ts";
import { EmployersPage, LeavingPage } from "../../views/my-data/employers-pages.tsx";
import { confirmed } from "../sign-in/confirmed.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";

/** The organisations the reader's account is linked to, and leaving one. */
export function addEmployerRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/me/employers", async (c) => {
    const viewer = signedIn(c);
    return c.html(
      <EmployersPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        employments={await employmentsOf(site.db, viewer)}
        zone={viewer.zone ?? site.zone}
      />,
    );
  });
  app.get("/me/employers/:id{[0-9a-f-]{36}}/leaving", async (c) => {
    const employments = await employmentsOf(site.db, signedIn(c));
    const employment = employments.find(
      ({ employerId, leftAt }) => employerId === c.req.param("id") && leftAt === undefined,
    );
    if (employment === undefined) throw new NotFound("Your account is not linked to this organization.");
    return c.html(<LeavingPage shell={site.shell(c)} csrfToken={csrfToken(c)} employment={employment} />);
  });
  app.post("/me/employers/:id{[0-9a-f-]{36}}/leaving", async (c) => {
    const id = c.req.param("id");
    const name = await leaveEmployer(site.db, confirmed(c, `/me/employers/${id}/leaving`), id);
    setFlash(c, { message: `You left ${name}.`, undo: `/me/employers/${id}/return` });
    return seeOther(c, "/me/employers");
  });
  app.post("/me/employers/:id{[0-9a-f-]{36}}/return", async (c) => {
    const name = await returnToEmployer(site.db, signedIn(c), c.req.param("id"));
    setFlash(c, { message: `You are back at ${name}.` });
    return seeOther(c, "/me/employers");
  });
}
