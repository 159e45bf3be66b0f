import { getServerSession } from "next-auth";

export const session = getServerSession;
