import { Chip } from "@/components/ui/chip";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { SchemaOutline } from "./schema-outline";
import { type ApiDocument, type ApiSchema, operationsByTag, type Operation } from "./api-document";

/** The API as a page: what to send, what comes back, which right it needs. */
export function ApiReference({ document }: { document: ApiDocument }) {
  const tags = operationsByTag(document);
  const schemas = document.components?.schemas ?? {};
  return (
    <div className="mx-auto grid max-w-6xl gap-6 p-6 xl:grid-cols-[200px_1fr]">
      <nav aria-label="Calls" className="top-6 self-start text-sm xl:sticky">
        <p className="mb-3 text-md font-semibold">Onerow API</p>
        {tags.map(({ tag, operations }) => (
          <section key={tag} className="mb-3">
            <h2 className="mb-1 text-xs text-ink-2">{tag}</h2>
            <ul>
              {operations.map(({ id, summary }) => (
                <li key={id}>
                  <a className="block py-1 text-ink-2 hover:text-accent" href={`#${id}`} data-stay>
                    {summary}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <main id="main" className="grid min-w-0 gap-4">
        <header>
          <h1 className="text-lg font-semibold">{document.info.title}</h1>
          <p className="mt-1 max-w-3xl text-ink-2">{document.info.description}</p>
          <p className="mt-2 text-ink-2">
            Send <Mono>Authorization: Bearer onr_…</Mono> with a key from Settings, API keys. Programs read the same text at{" "}
            <TextLink href="/api/v1/openapi.json">/api/v1/openapi.json</TextLink>.
          </p>
        </header>
        {tags.flatMap(({ operations }) =>
          operations.map((operation) => <Call key={operation.id} operation={operation} schemas={schemas} />),
        )}
      </main>
    </div>
  );
}

function Call({ operation, schemas }: { operation: Operation; schemas: Readonly<Record<string, ApiSchema>> }) {
  const { id, method, path, summary, description, parameters, body, responses } = operation;
  return (
    <Sheet id={id}>
      <div className="flex flex-wrap items-baseline gap-2">
        <Chip tone={method === "GET" ? "neutral" : "info"} shape="square">
          {method}
        </Chip>
        <span className="font-mono text-sm break-all">{path}</span>
      </div>
      <h3 className="mt-2 text-md font-semibold">{summary}</h3>
      {description.map((paragraph) => (
        <p key={paragraph} className="mt-1 max-w-3xl text-ink-2">
          {paragraph.replaceAll("`", "")}
        </p>
      ))}
      {parameters.length > 0 && (
        <Part title="Parameters">
          <ul className="grid gap-1 text-sm">
            {parameters.map((parameter) => (
              <li key={`${parameter.in} ${parameter.name}`}>
                <Mono>{parameter.name}</Mono>{" "}
                <span className="text-ink-2">
                  {[parameter.in, parameter.required && "required", parameter.description].filter(Boolean).join(", ")}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {body && (
        <Part title="Body">
          <SchemaOutline schema={body} schemas={schemas} />
        </Part>
      )}
      <Part title="Answers">
        <ul className="grid gap-2 text-sm">
          {responses.map(({ status, description: text, schema }) => (
            <li key={status}>
              <span className="num mr-2 font-semibold">{status}</span>
              <span className="text-ink-2">{text}</span>
              {schema && status < "300" && <SchemaOutline schema={schema} schemas={schemas} />}
            </li>
          ))}
        </ul>
      </Part>
    </Sheet>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="mt-4">
      <h4 className="mb-1 text-xs font-semibold text-ink-2">{title}</h4>
      {children}
    </section>
  );
}
