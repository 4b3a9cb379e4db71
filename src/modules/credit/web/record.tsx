import type { WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { RecordPage } from "../views/record-page.tsx";
import type { CreditSite } from "./site.ts";

/** The renewal screen. */
export function addRecordRoutes(app: WebApp, site: CreditSite): void {
  app.get("/record", (c) => {
    signedIn(c);
    return c.html(<RecordPage shell={site.shell(c)} />);
  });
}
