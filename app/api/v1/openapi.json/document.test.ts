import { expect, test } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";

type Parameter = { name: string };
type Answer = { description: string; content?: Record<string, { schema: object }> };
type Operation = { operationId: string; parameters?: Parameter[]; requestBody?: object; responses: Record<string, Answer> };
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } };

const read = async (): Promise<Document> => (await GET().json()) as Document;
const operationsOf = ({ paths }: Document): Operation[] => Object.values(paths).flatMap((methods) => Object.values(methods));

test("every call says what every call can answer, and a key what every key can bring", async () => {
  for (const { operationId, parameters = [], requestBody, responses } of operationsOf(await read())) {
    const isKeyed = parameters.some(({ name }) => name === "Idempotency-Key");
    const needed = ["400", "401", "403", "429", "500", "503", ...(isKeyed ? ["409", "422"] : []), ...(requestBody ? ["413", "415"] : [])];
    expect([operationId, needed.filter((status) => !(status in responses))]).toEqual([operationId, []]);
  }
});

test("every refusal has the form of a problem", async () => {
  for (const { operationId, responses } of operationsOf(await read())) {
    const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400);
    const without = refusals.filter(([, { content }]) => content?.["application/problem+json"] === undefined);
    expect([operationId, without.map(([status]) => status)]).toEqual([operationId, []]);
  }
});

test("no answer is closed: members may be added to it", async () => {
  const document = await read();
  const isClosed = (part: object) => JSON.stringify(part).includes('"additionalProperties":false');
  const closed = operationsOf(document).filter(({ responses }) => isClosed(responses));
  expect(closed.map(({ operationId }) => operationId)).toEqual([]);
  const schemas = Object.entries(document.components.schemas).filter(([, schema]) => isClosed(schema));
  expect(schemas.map(([name]) => name)).toEqual([]);
});
