import type { Metadata } from "next";
import type { ApiDocument } from "@/components/api-docs/api-document";
import { ApiReference } from "@/components/api-docs/api-reference";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";

export const metadata: Metadata = { title: "API" };

/** The API for people: the same document that programs read at /api/v1/openapi.json. */
export default function ApiDocsPage() {
  return <ApiReference document={JSON.parse(JSON.stringify(apiDocument())) as ApiDocument} />;
}
