import { authHandler } from "@/lib/tenancy/auth-handler";

export const GET = authHandler;
export const POST = authHandler;
