import { inject } from "vitest";
import { routeNeon } from "@/db/testing/route-neon";

// Before any test file is loaded: in the project neon, and everywhere with TEST_DATABASE_DRIVER=neon, the program opens its
// database through Neon's driver, which reaches the test server by the loopback proxy.
const proxy = inject("neonProxy");
if (proxy !== null) {
  process.env.DATABASE_DRIVER = "neon";
  routeNeon(proxy);
}
