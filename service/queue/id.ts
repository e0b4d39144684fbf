import { randomBytes } from "node:crypto";

/** 144 bits that nobody guesses. */
export const newId = (): string => randomBytes(18).toString("base64url");
export const isId = (text: string): boolean => /^[A-Za-z0-9_-]{24}$/.test(text);
