import { type ApiContract, apiContract } from "@/lib/testing/api-contract";

const contracts = new Map<string, Promise<ApiContract>>();

/** The document that the server itself serves, as promises; read once. */
function contractOf(address: string): Promise<ApiContract> {
  const known = contracts.get(address);
  if (known) return known;
  const contract = fetch(`${address}/api/v1/openapi.json`).then(async (served) => apiContract(await served.json()));
  contracts.set(address, contract);
  return contract;
}

/** Asks the API, and holds what it replies against the document that it serves. */
export async function fetchDocumented(address: string, path: string, init: RequestInit & { method: string }): Promise<Response> {
  const check = await contractOf(address);
  const response = await fetch(address + path, init);
  const text = await response.clone().text();
  const pathname = decodeURI(new URL(address + path).pathname);
  check({ method: init.method, path: pathname, status: response.status, contentType: response.headers.get("content-type"), text });
  return response;
}
