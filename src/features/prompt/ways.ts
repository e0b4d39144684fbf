/** What a change in words may say, about blocks that are there: for who was not understood. Pure; a test has each of them carried out. */
import { isIn, localModules } from "../../core/local-modules.ts";
import { addressOf, outline } from "../../core/outline.ts";
import { plainValues } from "../../core/plain-values.ts";
import type { Texts } from "../workspace/state.ts";

/** Resources and data sources of the root module, in the order of the files, then those of its local modules. */
export function addressesIn(files: Texts): string[] {
  return [ROOT, ...localModules(files)].flatMap(({ call, folder }) =>
    Object.entries(files).flatMap(([path, text]) =>
      isIn(folder, path)
        ? outline(text).flatMap((block) =>
            /^(?:resource|data)$/.test(block.name) && block.labels.length === 2
              ? [`${call && `${call}.`}${addressOf(block)}`]
              : [],
          )
        : [],
    ),
  );
}

const ROOT = { call: "", folder: "" };

const number = /^\d+$/;
/** Text that can be another one without being of another kind. */
const free = /^[a-z][a-z0-9-]*$/;

/** Requests about a block that are understood: with its own arguments and values. */
export function waysToChange(address: string, files: Texts): string[] {
  const [, within = "", own = address] = /^(?:(module\..*)\.)?((?:data\.)?[\w-]+\.[\w-]+)$/.exec(address) ?? [];
  const { folder } = localModules(files).find(({ call }) => call === within) ?? ROOT;
  const text = Object.entries(files)
    .filter(([path]) => isIn(folder, path))
    .map(([, content]) => content)
    .join("\n");
  const values = plainValues(text).filter((value) => value.address === own && !value.path.includes("."));
  const count = values.find((value) => !value.isText && number.test(value.text));
  const named = values.find((value) => value.isText && free.test(value.text));
  const [, label = ""] = /\.([\w-]+)$/.exec(address) ?? [];
  const data = address.startsWith("data.");
  return [
    ...(count ? [`Set ${count.path} of ${address} to ${Number(count.text) * 2}`] : []),
    ...(named ? [`Set ${named.path} of ${address} to ${named.text}-2`] : []),
    ...((count ?? named) && within === "" ? [`Make ${address}.${(count ?? named)?.path} a variable`] : []),
    `Add an output for the id of ${address}`,
    ...(data || within !== "" ? [] : [`Rename ${address} to ${label}_new`]),
    ...(data ? [] : [`Remove ${address}`]),
  ];
}
