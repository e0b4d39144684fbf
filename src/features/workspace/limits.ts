/** More than a program has, and less than makes a page stop: of one text, of all that is taken at once, of a zip as it is packed. */
export const LIMITS = { fileBytes: 1_000_000, files: 1000, totalBytes: 10_000_000, zipBytes: 50_000_000 };
