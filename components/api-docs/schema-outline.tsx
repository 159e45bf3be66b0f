import { Mono } from "@/components/ui/mono";
import type { ApiSchema } from "./api-document";

type Props = { schema: ApiSchema; schemas: Readonly<Record<string, ApiSchema>>; depth?: number };

const DEEPEST = 4;

/** A schema as nested names with their kinds; named schemas open on demand so that the page stays short. */
export function SchemaOutline({ schema, schemas, depth = 0 }: Props) {
  const { name, fields } = fieldsOf(schema, schemas);
  if (fields.length === 0) return null;
  const list = (
    <ul className="mt-1 grid gap-1 border-l border-line pl-3 text-sm">
      {fields.map(([field, child, required]) => (
        <li key={field}>
          <Mono>{field}</Mono>{" "}
          <span className="text-ink-2">{[kindOf(child), required && "required", child.description].filter(Boolean).join(", ")}</span>
          {depth < DEEPEST && <SchemaOutline schema={child} schemas={schemas} depth={depth + 1} />}
        </li>
      ))}
    </ul>
  );
  if (name === null) return list;
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-sm text-accent">{name}</summary>
      {list}
    </details>
  );
}

type Field = [name: string, schema: ApiSchema, required: boolean];

function fieldsOf(schema: ApiSchema, schemas: Props["schemas"]): { name: string | null; fields: Field[] } {
  const inner = schema.items ?? schema.anyOf?.find((option) => option.$ref ?? option.properties ?? option.items) ?? schema;
  if (inner !== schema) return fieldsOf(inner, schemas);
  const name = nameOf(schema);
  const resolved = name === null ? schema : (schemas[name] ?? schema);
  const required = new Set(resolved.required);
  const fields = Object.entries(resolved.properties ?? {}).map(([field, child]): Field => [field, child, required.has(field)]);
  return { name, fields };
}

const nameOf = ({ $ref }: ApiSchema): string | null => $ref?.split("/").at(-1) ?? null;

function kindOf(schema: ApiSchema): string {
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.items) return `list of ${kindOf(schema.items)}`;
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(" or ");
  const name = nameOf(schema);
  if (name !== null) return name;
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "any");
  return schema.format ? `${type} (${schema.format})` : type;
}
