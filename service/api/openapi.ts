/** The service's interface, as it says itself at `/openapi.json`. The tests hold every answer to it. */
import { PLAN_STATES, PLAN_STEPS } from "../../src/core/plan-service.ts";
import { UPLOAD } from "../limits.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const body = (name: string) => ({ "application/json": { schema: ref(name) } });
const answer = (description: string, name: string) => ({ description, content: body(name) });
const refusals = (...codes: number[]) =>
  Object.fromEntries(codes.map((code) => [code, answer(REASONS[code] ?? "", "Refusal")]));

const REASONS: Record<number, string> = {
  400: "The body isn't what is asked for; the message says how.",
  401: "A token is needed, or the one that came isn't known.",
  403: "The page that asks isn't let in.",
  404: "There is no plan of that id that this token has made.",
  413: "It is larger than what is taken; the message says by what.",
  415: "The body is no plain JSON.",
  422: "A path that isn't taken.",
  429: "As many plans wait as may. Retry-After says when to try again.",
  503: "The queue can't be reached.",
};

const text = { type: "string" };
const time = { type: "string", format: "date-time" };
const object = (properties: object, required: string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const position = object(
  {
    line: { type: "integer", minimum: 1 },
    column: { type: "integer", minimum: 1 },
    byte: { type: "integer", minimum: 0 },
  },
  ["line", "column", "byte"],
);
const id = [{ name: "id", in: "path", required: true, schema: text }];

export const openapi = {
  openapi: "3.1.0",
  info: {
    title: "TerraFormer's plan service",
    version: "1",
    description: "Plans programs with OpenTofu or Terraform in a sandbox, and says what the engine says of them.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  security: [{ token: [] }],
  paths: {
    "/v1/plans": {
      post: {
        summary: "Have a program planned",
        requestBody: { required: true, content: body("PlanRequest") },
        responses: {
          202: { ...answer("It waits, or runs.", "PlanJob"), headers: { Location: { schema: text } } },
          ...refusals(400, 401, 403, 413, 415, 422, 429, 503),
        },
      },
    },
    "/v1/plans/{id}": {
      parameters: id,
      get: {
        summary: "What has become of it",
        responses: { 200: answer("As it stands.", "PlanJob"), ...refusals(401, 403, 404, 503) },
      },
      delete: {
        summary: "End it",
        responses: { 200: answer("As it stands now.", "PlanJob"), ...refusals(401, 403, 404, 503) },
      },
    },
    "/v1/plans/{id}/events": {
      parameters: id,
      get: {
        summary: "Its states as they come, as server-sent events; the last one ends the stream",
        description: "The event's name is the state, its data a PlanJob without the plan.",
        responses: {
          200: { description: "A stream.", content: { "text/event-stream": { schema: text } } },
          ...refusals(401, 403, 404, 503),
        },
      },
    },
    "/healthz": {
      get: {
        summary: "Whether it is there, and by what it plans",
        security: [],
        responses: { 200: answer("It is.", "Health") },
      },
    },
    "/metrics": {
      get: {
        summary: "Counts and durations for Prometheus",
        responses: {
          200: { description: "Text format 0.0.4.", content: { "text/plain": { schema: text } } },
          ...refusals(401),
        },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
    schemas: {
      PlanRequest: object(
        {
          files: {
            type: "object",
            minProperties: 1,
            maxProperties: UPLOAD.files,
            additionalProperties: { anyOf: [text, object({ base64: text }, ["base64"])] },
            description: `Relative, slash-separated paths and their texts: ${UPLOAD.fileBytes} bytes each, ${UPLOAD.totalBytes} together.`,
          },
          root: { ...text, description: "The root module's folder. Default: the highest." },
          vars: {
            type: "object",
            maxProperties: UPLOAD.vars,
            description: "Texts are read as after -var, all else is a value.",
          },
          varFiles: { type: "array", items: text, description: "Of the files, those with values of variables." },
        },
        ["files"],
      ),
      PlanJob: object(
        {
          id: text,
          state: { enum: PLAN_STATES },
          step: { enum: PLAN_STEPS },
          created: time,
          started: time,
          finished: time,
          ahead: { type: "integer", minimum: 0 },
          result: ref("PlanResult"),
          reason: text,
        },
        ["id", "state", "created"],
      ),
      PlanResult: object(
        {
          ok: { type: "boolean", description: "Planned without an error." },
          diagnostics: { type: "array", items: ref("Diagnostic") },
          certificate: ref("PlanCertificate"),
          timings: {
            ...object(Object.fromEntries(PLAN_STEPS.map((step) => [step, { type: "number", minimum: 0 }])), []),
            description: "Milliseconds of each step.",
          },
          plan: { type: "object", description: "As `show -json` prints it. Values marked sensitive are in it." },
        },
        ["ok", "diagnostics", "certificate", "timings"],
      ),
      PlanCertificate: object(
        {
          engine: object({ name: { enum: ["OpenTofu", "Terraform"] }, version: text }, ["name", "version"]),
          providers: {
            type: "array",
            items: object({ source: text, version: text, stub: { type: "boolean" } }, ["source", "version", "stub"]),
          },
          sandbox: { enum: ["bubblewrap", "none"] },
        },
        ["engine", "providers", "sandbox"],
      ),
      Diagnostic: {
        type: "object",
        properties: {
          stage: { enum: ["parse", "schema", "plan"] },
          code: text,
          severity: { enum: ["error", "warning", "info"] },
          summary: text,
          detail: text,
          address: text,
          file: text,
          range: object({ start: position, end: position }, ["start", "end"]),
        },
        required: ["stage", "code", "severity", "summary", "detail", "file", "range"],
      },
      Health: {
        type: "object",
        properties: {
          ok: { const: true },
          ...{ engine: text, sandbox: text, bounds: text, filter: text, queue: text },
        },
        required: ["ok"],
        additionalProperties: false,
      },
      Refusal: object({ error: object({ code: text, message: text }, ["code", "message"]) }, ["error"]),
    },
  },
};
