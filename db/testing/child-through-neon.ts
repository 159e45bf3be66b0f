import { routeNeon } from "@/db/testing/route-neon";

// Loaded before a program that a test starts on its own.
const { NEON_PROXY: proxy, NEON_TARGET: target } = process.env;
if (proxy) routeNeon(proxy, target);
