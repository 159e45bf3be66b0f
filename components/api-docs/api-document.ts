export type ApiSchema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  properties?: Record<string, ApiSchema>;
  required?: string[];
  items?: ApiSchema;
  anyOf?: ApiSchema[];
  allOf?: ApiSchema[];
  default?: unknown;
};

type Content = { content?: Record<string, { schema?: ApiSchema }>; description?: string };
type Parameter = { name: string; in: string; required?: boolean; description?: string };
type RawOperation = {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses?: Record<string, Content>;
};

/** The part of an OpenAPI document that the page draws; plain data, so any generator's document fits. */
export type ApiDocument = {
  info: { title: string; description?: string };
  paths: Record<string, Record<string, RawOperation>>;
  components?: { schemas?: Record<string, ApiSchema> };
};

export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string[];
  parameters: Parameter[];
  body: ApiSchema | undefined;
  responses: { status: string; description: string; schema: ApiSchema | undefined }[];
};

const schemaIn = ({ content }: Content): ApiSchema | undefined => Object.values(content ?? {})[0]?.schema;

export function operationsByTag(document: ApiDocument): { tag: string; operations: Operation[] }[] {
  const tags = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, raw] of Object.entries(methods)) {
      const tag = raw.tags?.[0] ?? "Other";
      tags.set(tag, [...(tags.get(tag) ?? []), operationOf(method, path, raw)]);
    }
  }
  return [...tags].map(([tag, operations]) => ({ tag, operations }));
}

const operationOf = (method: string, path: string, raw: RawOperation): Operation => ({
  id: raw.operationId ?? `${method}${path}`,
  method: method.toUpperCase(),
  path,
  summary: raw.summary ?? "",
  description: (raw.description ?? "").split("\n\n").filter((paragraph) => paragraph !== ""),
  parameters: raw.parameters ?? [],
  body: raw.requestBody && schemaIn(raw.requestBody),
  responses: Object.entries(raw.responses ?? {}).map(([status, answer]) => ({
    status,
    description: answer.description ?? "",
    schema: schemaIn(answer),
  })),
});
