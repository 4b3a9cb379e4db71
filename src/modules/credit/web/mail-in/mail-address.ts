import { NotFound } from "#platform/errors";
import { seeOther, setFlash, type WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { removeMailAddress, renewMailAddress } from "../../actions/mail-in/keep-mail-address.ts";
import type { CreditSite } from "../site.ts";

/** The address that one's certificates are forwarded to. */
export function addMailAddressRoutes(app: WebApp, site: CreditSite): void {
  app.post("/record/mail-address", async (c) => {
    const viewer = signedIn(c);
    if (site.mailIn === undefined) throw new NotFound("This site takes no mail in.");
    await renewMailAddress(site.db, site.secret, viewer);
    setFlash(c, { message: "The address is new. One you had before is nobody’s now." });
    return seeOther(c, "/record");
  });
  app.post("/record/mail-address/removal", async (c) => {
    await removeMailAddress(site.db, signedIn(c));
    setFlash(c, { message: "The address is nobody’s now: mail to it is refused." });
    return seeOther(c, "/record");
  });
}
