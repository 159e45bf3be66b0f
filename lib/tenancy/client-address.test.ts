import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { clientAddress, distrustForwardedAddresses } from "@/lib/tenancy/client-address";

afterEach(() => vi.unstubAllEnvs());

const seenWith = (hops: string, forwarded: string): string => {
  vi.stubEnv("PROXY_HOPS", hops);
  return clientAddress(new Headers({ "x-forwarded-for": forwarded }));
};

test("as many entries are believed as proxies stand in front, counted from the end", () => {
  expect(seenWith("1", "6.6.6.6, 10.0.0.1")).toBe("10.0.0.1");
  expect(seenWith("2", "6.6.6.6, 10.0.0.1, 10.0.0.2")).toBe("10.0.0.1");
  expect(seenWith("2", "10.0.0.1")).toBe("10.0.0.1");
});

test("without a proxy nothing that a visitor says about the address reaches the server", async () => {
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers["x-forwarded-for"] ?? "none")));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const ask = async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return (await (await fetch(address, { headers: { "x-forwarded-for": "6.6.6.6" } })).json()) as unknown;
  };
  vi.stubEnv("PROXY_HOPS", "1");
  distrustForwardedAddresses();
  expect(await ask()).toBe("6.6.6.6");
  vi.stubEnv("PROXY_HOPS", "0");
  distrustForwardedAddresses();
  expect(await ask()).toBe("none");
  server.close();
});
