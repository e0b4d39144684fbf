/** What a change in words may say, about blocks that are there: for who was not understood. Pure; a test has each of them carried out. */
import { addressOf, outline } from "../../core/outline.ts";
import { plainValues } from "../../core/plain-values.ts";
import type { Texts } from "../workspace/state.ts";

/** Resources and data sources of the root module, in the order of the files. */
export function addressesIn(files: Texts): string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    /^[^/]+\.(?:tf|tofu)$/.test(path)
      ? outline(text).flatMap((block) =>
          /^(?:resource|data)$/.test(block.name) && block.labels.length === 2 ? [addressOf(block) as string] : [],
        )
      : [],
  );
}

const number = /^\d+$/;
/** Text that can be another one without being of another kind. */
const free = /^[a-z][a-z0-9-]*$/;

/** Requests about a block that are understood: with its own arguments and values. */
export function waysToChange(address: string, files: Texts): string[] {
  const text = Object.entries(files)
    .filter(([path]) => /^[^/]+\.(?:tf|tofu)$/.test(path))
    .map(([, own]) => own)
    .join("\n");
  const values = plainValues(text).filter((value) => value.address === address && !value.path.includes("."));
  const count = values.find((value) => !value.isText && number.test(value.text));
  const named = values.find((value) => value.isText && free.test(value.text));
  const [, label = ""] = /\.([\w-]+)$/.exec(address) ?? [];
  const data = address.startsWith("data.");
  return [
    ...(count ? [`Set ${count.path} of ${address} to ${Number(count.text) * 2}`] : []),
    ...(named ? [`Set ${named.path} of ${address} to ${named.text}-2`] : []),
    ...((count ?? named) ? [`Make ${address}.${(count ?? named)?.path} a variable`] : []),
    `Add an output for the id of ${address}`,
    ...(data ? [] : [`Rename ${address} to ${label}_new`, `Remove ${address}`]),
  ];
}
