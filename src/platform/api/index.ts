/** The JSON interface: endpoints that are described, checked and documented by the same schemas. */
export { addEndpoints, apiRoot } from "./add-endpoints.ts";
export { defineEndpoint, type Endpoint, type EndpointRequest } from "./endpoint.ts";
export { type ApiDescription, openApiDocument } from "./openapi-document.ts";
