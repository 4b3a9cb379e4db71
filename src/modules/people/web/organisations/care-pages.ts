import { isPermitted } from "../../actions/permit.ts";
import type { Act } from "../../rules/permissions/permissions.ts";
import type { Viewer } from "../../rules/viewer.ts";

const carePages: readonly { readonly href: string; readonly label: string; readonly act: Act }[] = [
  { href: "/imports", label: "Import branches and staff", act: "import staff" },
  { href: "/sources", label: "Sources of the catalog", act: "change the catalogue" },
  { href: "/invitations", label: "Invitations", act: "invite staff" },
  { href: "/organisation/sign-in", label: "Sign-in and directory", act: "manage sign-in" },
  { href: "/organisation/webhooks", label: "Webhooks", act: "manage webhooks" },
  { href: "/organisation/keys", label: "Signing keys", act: "manage certificates" },
  { href: "/organisation/records", label: "Records and retention", act: "manage records" },
  { href: "/organisation/audit", label: "Log of sensitive acts", act: "see the audit log" },
];

/** The pages on which an organisation is looked after, as far as they are the viewer's to open. */
export function carePagesFor(viewer: Viewer, tenantId: string) {
  const isOnly = viewer.positions.every((held) => held.tenantId === tenantId);
  return carePages
    .filter(({ act }) => isPermitted(viewer, act, { tenantId }))
    .map(({ href, label }) => ({ href: isOnly ? href : `${href}?employer=${tenantId}`, label }));
}
