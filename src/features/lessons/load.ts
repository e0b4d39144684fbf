/** The texts of the lessons, as the build finds them. */
import { type Lesson, lessonsOf } from "./content.ts";

const found = import.meta.glob<string>(["/lessons/**/*"], { query: "?raw", import: "default", eager: true });

export const allLessons = (): Lesson[] =>
  lessonsOf(Object.fromEntries(Object.entries(found).map(([path, text]) => [path.replace(/^\/lessons\//, ""), text])));
