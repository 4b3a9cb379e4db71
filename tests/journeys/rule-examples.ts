/** Files of rules: no pages. */
export const rulePagesOfOthers: readonly string[] = [
  "/rules/:file{[a-z0-9-]+\\.json}",
  "/rules/:file{[a-z0-9-]+\\.yaml}",
];

/** A rule of the library's own, as its form sends it: ten hours a year, two of them on technology. */
export const ownRuleFields = [
  "as=form&basedOn=0&do=save&credential=Staff+learning&authority=Harbor+County+Library+Board",
  "jurisdiction=US-NY&audience=public+library&subject=person&obligation=required&status=verified",
  "sourceTitle=Learning+policy&sourceUrl=https://library.example/policy&checkedOn=2026-11-01&checkedBy=The+board",
  "versionName=Policy+of+2026&from=2026-01-01&appliesTo=cycle+start&amount=10&months=12&anchor=calendar+year",
  "unitName=hour&unitPlural=hours&unitMinutes=60&evidence=certificate",
  "requirement-0-name=Technology&requirement-0-minimum=2&requirement-0-measure=units&requirement-0-topics=technology",
].join("&");

/** An address for every page of rules, with one of the library's own that was changed once. */
export async function ruleExamples(desk: {
  readonly post: (path: string, body: string) => Promise<string>;
}): Promise<Readonly<Record<string, string>>> {
  const rule = await desk.post("/rules/own", ownRuleFields);
  const own = `/rules/own/${rule.slice("/rules/".length)}`;
  await desk.post(own, ownRuleFields.replace("basedOn=0", "basedOn=1").replace("amount=10", "amount=12"));
  const oneOwn = "/rules/own/:id{own-[a-z0-9-]+}";
  return {
    "/rules": "/rules",
    "/rules/:id{[a-z0-9-]+}": rule,
    "/rules/own": "/rules/own",
    "/rules/own/new": "/rules/own/new?from=us-ny-public-librarian",
    [`${oneOwn}/edit`]: `${own}/edit`,
    [`${oneOwn}/history`]: `${own}/history?save=1`,
  };
}
