/** Paths of a program's files, as seen from its root module's folder (what lies above begins with `../`) and from the highest folder of all. */

const parts = (path: string) => path.split("/").filter((part) => part !== "" && part !== ".");

/** Of root `envs/prod` and `modules/a/main.tf`: `../../modules/a/main.tf`. */
export function fromRoot(root: string, path: string): string {
  const [base, all] = [parts(root), parts(path)];
  let shared = 0;
  while (shared < base.length && base[shared] === all[shared]) shared++;
  return [...base.slice(shared).map(() => ".."), ...all.slice(shared)].join("/");
}

/** The way back: of root `envs/prod` and `../../modules/a/main.tf`: `modules/a/main.tf`. */
export function fromTop(root: string, path: string): string {
  const found = parts(root);
  for (const part of parts(path))
    if (part === "..") found.pop();
    else found.push(part);
  return found.join("/");
}
