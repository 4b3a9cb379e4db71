import { addEndpoints, apiRoot, type Endpoint, openApiDocument } from "#platform/api";
import type { WebApp, WebContext } from "#platform/http";
import { Page, type Shell, Table } from "#ui";
import { catalogEndpoints, type CatalogProgram } from "#modules/catalog";
import { peopleEndpoints, type PeopleProgram, permitScope, signedIn } from "#modules/people";

/** Answers every endpoint, the OpenAPI document at `/api/v1/openapi.json`, and a page about them at `/api`. */
export function addApi(
  app: WebApp,
  program: CatalogProgram & PeopleProgram,
  shell: (c: WebContext) => Shell,
): void {
  const endpoints = [...peopleEndpoints(program, signedIn), ...catalogEndpoints(program)];
  addEndpoints(app, endpoints, permitScope);
  const document = apiDocument(endpoints, program.publicUrl);
  app.get(`${apiRoot}/openapi.json`, (c) => c.json(document));
  app.get("/api", (c) => c.html(<ApiPage shell={shell(c)} endpoints={endpoints} />));
}

/** The OpenAPI 3.1 document. */
export function apiDocument(endpoints: readonly Endpoint[], publicUrl: string): object {
  return openApiDocument(endpoints, {
    title: "Carrel",
    version: "1",
    description:
      "What there is to learn for library staff. Instants are UTC, days are dates, amounts are whole cents.",
    publicUrl,
  });
}

function ApiPage({ shell, endpoints }: { readonly shell: Shell; readonly endpoints: readonly Endpoint[] }) {
  return (
    <Page
      shell={shell}
      title="For developers"
      current="/api"
      lede="Everything that can be found here can be had as JSON, and every result of Find as a calendar or a feed."
    >
      <div class="stack">
        <p>
          The whole interface is described in the <a href={`${apiRoot}/openapi.json`}>OpenAPI 3.1 document</a>
          .
        </p>
        <Table
          caption="Endpoints"
          columns={[{ heading: "Request" }, { heading: "What it does" }]}
          rows={endpoints.map((endpoint) => [
            <code>
              {endpoint.method.toUpperCase()} {apiRoot}
              {endpoint.path}
            </code>,
            endpoint.summary,
          ])}
        />
      </div>
    </Page>
  );
}
