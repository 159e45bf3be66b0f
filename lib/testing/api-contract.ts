import { Ajv2020, type AnySchemaObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

type Media = { schema?: AnySchemaObject };
type Operation = { responses?: Record<string, { content?: Record<string, Media> }> };
type Document = {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, AnySchemaObject> };
};

export type ApiReply = { method: string; path: string; status: number; contentType: string | null; text: string };

/** Throws where a reply is not what the document says: its status, its content type or its body. */
export type ApiContract = (reply: ApiReply) => void;

/**
 * The promises of an OpenAPI document. Clients have to pass over members that they do not know, so its answers are open; here
 * they are taken as closed, because a member that is sent is to be described.
 */
export function apiContract(served: unknown): ApiContract {
  const { paths = {}, components } = closed(structuredClone(served)) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const find = pathFinder(Object.keys(paths));
  const compiled = new Map<Media, ValidateFunction>();
  const validatorOf = (media: Media): ValidateFunction => {
    const known = compiled.get(media) ?? ajv.compile({ ...media.schema, components });
    compiled.set(media, known);
    return known;
  };
  return (reply) => {
    const broken = (what: string) =>
      new Error(`${reply.method} ${reply.path} answered ${reply.status}: ${what}\n${reply.text.slice(0, 2000)}`);
    const path = find(reply.path);
    const operation = path === undefined ? undefined : paths[path]?.[reply.method.toLowerCase()];
    const sent = reply.contentType?.split(";")[0]?.trim() ?? null;
    if (!operation) {
      if ((reply.status === 404 || reply.status === 405) && sent === "application/problem+json") return;
      throw broken("the document does not know this call");
    }
    const response = operation.responses?.[reply.status];
    if (!response) throw broken(`the document knows ${Object.keys(operation.responses ?? {}).join(", ")}`);
    const [[type, media] = [null, {}]] = Object.entries(response.content ?? {});
    if (type !== sent) throw broken(`the content type is ${sent}, the document says ${type}`);
    if (type === null && reply.text !== "") throw broken("the document says that there is no body");
    if (type === null || !type.endsWith("json")) return;
    const validate = validatorOf(media);
    if (!validate(JSON.parse(reply.text))) throw broken(ajv.errorsText(validate.errors, { dataVar: "body" }));
  };
}

/** Finds the address of a path with its parameters in braces. A code may hold slashes, so what is longer is tried first. */
function pathFinder(templates: readonly string[]): (path: string) => string | undefined {
  const known = templates
    .map((template) => {
      const parts = template.split("/");
      const pattern = parts.map((part, index) => (part.startsWith("{") ? (index === parts.length - 1 ? ".+" : "[^/]+") : escape(part)));
      const fixed = parts.filter((part) => !part.startsWith("{")).length;
      return { template, fixed, matches: new RegExp(`^${pattern.join("/")}$`) };
    })
    .sort((a, b) => b.fixed - a.fixed);
  return (path) => known.find(({ template, matches }) => template === path || matches.test(path))?.template;
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([name, member]) => [name, closed(member)]));
  const isSchema = typeof inner["properties"] === "object" && inner["additionalProperties"] === undefined;
  return isSchema ? { ...inner, additionalProperties: false } : inner;
}
