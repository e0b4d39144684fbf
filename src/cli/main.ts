/** The command line. Exit codes: 0 clean, 1 findings at or above `--fail-on`, 2 wrong use, what is needed isn't to be had, or internal error. */
import { Command, CommanderError, Option } from "commander";
import { SCALE } from "../core/severity.ts";
import { several } from "./options.ts";
import { warn } from "./output.ts";
import { refusal, UsageError } from "./usage-error.ts";

const program = new Command("terraformer")
  .description("Writes, checks and plans Terraform on this machine: no provider, no credentials, no network.")
  .exitOverride()
  .showHelpAfterError("Run with --help for the flags.")
  .addHelpText(
    "after",
    "\nExit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong use, what it needs (a file, a model, an endpoint) isn't to be had or breaks off, or internal error.",
  );

/**
 * Runs a command and keeps its exit code: the process ends by itself once everything is written. Each command is loaded on use: the
 * model's runtime is large, and every start of `verify` counts.
 */
const run =
  <A extends unknown[]>(command: (...args: A) => Promise<number>) =>
  async (...args: A): Promise<void> => {
    process.exitCode = await command(...args);
  };

const repeatable = (flag: string, description: string) =>
  new Option(flag, `${description}; repeatable`).argParser(several).default([], "none");

const verifying = (command: Command) =>
  command
    .addOption(repeatable("--var <name=value>", "value of an input variable"))
    .addOption(repeatable("--var-file <file>", "values of input variables"))
    .addOption(
      repeatable(
        "--provider-schema <name=file>",
        "output of `terraform providers schema -json`, plain or gzip, for the provider NAME",
      ),
    );

const planned = (command: Command) =>
  command
    .option("--plan-service <url>", "have it planned by that service, too; its token from TERRAFORMER_PLAN_TOKEN")
    .option("--plan-token-file <file>", "the service's token");

planned(
  verifying(
    program
      .command("verify")
      .description(
        "Run all stages on a file, a folder or standard input (-); or policies on an existing plan (PLAN.json).",
      )
      .argument("[path]", "file, folder, PLAN.json or -", "."),
  ),
)
  .addOption(
    repeatable(
      "--format <format[=file]>",
      "text (default), json, sarif, junit, gitlab or html: one to standard output, others to files",
    ),
  )
  .option("--stage <list>", "only these stages and what they need: parse,schema,plan,lint,policy")
  .addOption(repeatable("--policy <path>", "Rego file or folder, conftest style (v0 and v1)"))
  .addOption(
    repeatable(
      "--namespace <package>",
      "of the --policy files, only this package, such as main or aws.* (default: all)",
    ),
  )
  .option("--all-namespaces", "all packages of the --policy files, which is the default")
  .addOption(
    repeatable("--data <path>", "JSON or YAML file, or a folder of them, that the --policy files read under data"),
  )
  .option("--input <what>", "what the --policy files are given: plan or hcl2 (default: what each reads)")
  .option("--combine", "give the --policy files one list of {path, contents} (default: those that read one)")
  .option("--no-bundled-policies", "don't judge by the policies that ship with TerraFormer")
  .option("--config <file>", "how rules judge and what is waived (default: .terraformer.hcl of the folder)")
  .option("--fail-on <severity>", `exit 1 for findings at or above: ${SCALE.join(", ")}`, "error")
  .option("--baseline <file>", "findings that are known: they are listed as suppressed, and only new ones fail")
  .option("--write-baseline <file>", "write what is found now as a baseline")
  .addOption(
    repeatable("--compliance <benchmark>", "tell the results by cis-aws, cis-azure, cis-gcp or cis-kubernetes, too"),
  )
  .option("--recursive", "judge every root module below the folder, and tell of all in one report")
  .option("--batch", "NDJSON requests in (path or standard input), NDJSON rows out in the same order")
  .option("--with-plan", "add the plan to the result")
  .option(
    "--fix",
    "mend what is surely meant: misspelt names, signs, blocks in the wrong form or place; - prints the mended text",
  )
  .option(
    "--fix-policies",
    "have failing resources pass the bundled policies, where an edit does and nothing else goes wrong",
  )
  .addHelpText(
    "after",
    `
Findings, worst first: errors (a denial by a --policy is one), failing bundled policies by their severity (critical, high, medium,
low), warnings, info. The default, --fail-on error, lets failing bundled policies pass: they are shown, and exit 0.

Examples:
  verify                                        this folder
  verify main.tf --fail-on high                 a failing policy of high severity is exit 1
  verify infra --policy policies --format json
  verify infra --format sarif=out.sarif --format html=report.html --format text
  verify --recursive . --format sarif=out.sarif  all roots of a repository
  verify --write-baseline known.json            then: verify --baseline known.json --fail-on high
  verify --fix infra                            mends files in place, and reports what is left
  verify --fix-policies infra                   makes the edits that policies suggest: look at them before you apply them
  terraform show -json tfplan > plan.json && verify plan.json
  verify --batch --with-plan < requests.ndjson  {"id": 1, "files": {"main.tf": "…"}} a line

Of a folder its own configuration is read, and what that reaches: local modules, templates and other files, also above the folder, within its
repository (the nearest folder upward with .git; without one, four levels up). What isn't read is unknown, and a warning says so. --fix changes
nothing above the folder. A row of --batch has "files", whose names may begin with ../, or with "root": "envs/prod" are those of
several folders of which that is the root module's; or it has "path": "envs/prod", a folder on disk.`,
  )
  .action(
    run(async (path, flags) =>
      flags.batch
        ? (await import("./batch.ts")).batch(path === "." ? "-" : path, flags)
        : (await import("./verify.ts")).verify(path, flags),
    ),
  );

verifying(
  program
    .command("plan")
    .description("Print the plan as `terraform show -json` does.")
    .argument("[path]", "file, folder or -", "."),
)
  .option("--format <format>", "json or text", "json")
  .addHelpText("after", "\nExamples:\n  plan infra --var region=eu-west-1 > plan.json\n  plan main.tf --format text")
  .action(run(async (path, flags) => (await import("./plan.ts")).plan(path, flags)));

const writing = (command: Command) =>
  command
    .option(
      "--model <id>",
      "a model of ours, which is in public/models or models (default: the first), or none: what schema, data and request say alone",
    )
    .option(
      "--adapter <file>",
      "a LoRA adapter to merge into it: GGUF, or safetensors with adapter_config.json beside it",
    )
    .option("--endpoint <url>", "use an OpenAI-compatible server instead; its key from TERRAFORMER_ENDPOINT_KEY")
    .option("--endpoint-model <name>", "the model's name there (default: the first that it lists)")
    .option("--rounds <n>", "repairs after the first draft, 0 to 3", "3")
    .option("--seed <n>", "the same seed gives the same program", "0");

planned(
  writing(
    program
      .command("generate")
      .description("Write a program for a request with the local model, verify it and repair it.")
      .argument("<prompt>", "what to write, in plain words"),
  ),
)
  .option("--out <dir>", "write main.tf into this folder")
  .option("--force", "overwrite a main.tf that is there")
  .option("--no-constraint", "the model alone: whole programs, free, and all of one again to repair it")
  .option("--json", "program, rounds, certificates and timings as JSON")
  .addHelpText(
    "after",
    `
Exit codes: 0 without an error, 1 when the best version still has errors, there is none or it was stopped, 2 when the model or its endpoint
couldn't be asked or broke off. The best version there is by then is printed all the same.
What was verified is said below the program: a program whose variables have no value yet isn't planned.
Ctrl-C stops and keeps the best version so far.

Examples:
  generate "an SQS queue with a dead letter queue" --out queue
  generate "a VPC with one public subnet" --seed 7 --json > outcome.json`,
  )
  .action(run(async (prompt, flags) => (await import("./generate.ts")).generate(prompt, flags)));

program
  .command("explain")
  .description(
    "Say why each block of a program for a request would be there, and who says each of its values. No model is asked.",
  )
  .argument("<prompt>", "what to build, in plain words")
  .action(run(async (prompt) => (await import("./explain.ts")).explain(prompt)));

planned(
  writing(
    program
      .command("mutate")
      .description("Change a program as an instruction says: block by block, everything else stays byte for byte.")
      .argument("<path>", "file or folder")
      .argument("<instruction>", "what to change, in plain words"),
  ),
)
  .option("--write", "write the changed files back; without, nothing is written")
  .option("--out <dir>", "write the whole changed program into this folder instead")
  .option(
    "--force",
    "write also what isn't all done or has errors, and over what is in --out; remove also what depends on a block that is removed",
  )
  .option("--no-constraint", "the model alone: it writes the whole program again")
  .option("--json", "files, diff, rounds, certificates and timings as JSON")
  .addHelpText(
    "after",
    `
Prints the change as a unified diff. What was wrong with the program before may stay; a change that brings an error is not kept.
Each part of the instruction is told to be done or not. What would destroy or replace something is said, and what nobody asked for is not done.
Exit codes: 0 all parts done, without an error, 1 not, 2 wrong use, or the model couldn't be asked or
broke off. What there is is printed all the same.
What was verified is said below the diff: a program whose variables have no value isn't planned.

Examples:
  mutate infra "turn on versioning for the logs bucket" --write
  mutate main.tf "tag everything with team = payments" > change.diff && patch < change.diff`,
  )
  .action(run(async (path, instruction, flags) => (await import("./mutate.ts")).mutate(path, instruction, flags)));

writing(
  program
    .command("evaluate")
    .description("Write a program for each prompt, judge it by verifier and policy, and sum up.")
    .argument("<file>", 'NDJSON of {"id","prompt","files"?,"policy"?,"types"?,"asked"?}, or - for standard input'),
)
  .option("--samples <n>", "programs for each prompt, with the seeds from --seed on: pass@1 and pass@n", "1")
  .option("--no-constraint", "the model writes whole programs, and all of one again to repair it")
  .option("--shard <i/n>", "every n-th prompt from the i-th: n processes share the work")
  .option("--out <file>", "write the rows there instead of to standard output")
  .option("--resume", "go on with the rows that --out has already")
  .addHelpText(
    "after",
    `
A row for each program: id, compilable, deployable, correct (null without a policy), lint_pass, security, rounds, seconds, tokens, program, …;
then a summary without id. With "files" the prompt asks to change that program. "policy" (Rego, on the plan), "types" and "asked" (the
addresses that a change has to touch) judge what was written, and who writes doesn't see them. A program without a resource, or without one of "types", fails everywhere.
Exit codes: 0 every prompt has a verdict, 1 some have none (Ctrl-C, or a model that broke), 2 wrong use.

Examples:
  evaluate prompts.jsonl --out rows.jsonl              Ctrl-C, then again with --resume
  evaluate prompts.jsonl --samples 5 --no-constraint
  evaluate prompts.jsonl --endpoint http://localhost:11434 --endpoint-model qwen2.5-coder:7b
  evaluate prompts.jsonl --shard 1/4 --out rows-1.jsonl    … 4/4; then the sum of all, without a model:
  cat rows-?.jsonl > rows.jsonl && evaluate prompts.jsonl --out rows.jsonl --resume`,
  )
  .action(run(async (file, flags) => (await import("./evaluate.ts")).evaluate(file, flags)));

program
  .command("test-policy")
  .description("Run the tests of policies (rules test_…), as `opa test` does.")
  .argument(
    "<path...>",
    "Rego files or folders, tests among them; JSON and YAML files there are data where policies read them",
  )
  .addOption(repeatable("--data <path>", "JSON or YAML file, or a folder of them, that the policies read under data"))
  .option("--run <pattern>", "only tests whose full name, such as data.main.test_a, matches this regular expression")
  .option("--coverage", "tell which lines of the policies no test has run")
  .option("--format <format>", "text or json", "text")
  .addHelpText(
    "after",
    "\nExit codes: 0 every test passes, 1 one fails or the policies have a mistake.\n\nExamples:\n  test-policy policy\n  test-policy policy --coverage --run s3",
  )
  .action(run(async (paths, flags) => (await import("./test-policy.ts")).testPolicy(paths, flags)));

program
  .command("fmt")
  .description("Rewrite files in the canonical form; print the names of those that changed.")
  .argument("[path]", "file, folder or - (to standard output)", ".")
  .option("--check", "change nothing; exit 1 when a file isn't in canonical form")
  .option("--recursive", "folders below too")
  .addHelpText("after", "\nExamples:\n  fmt\n  fmt --check --recursive infra\n  fmt - < main.tf")
  .action(run(async (path, flags) => (await import("./fmt.ts")).fmt(path, flags)));

program
  .command("plan-service")
  .description("Plan programs for others with tofu or terraform, in a sandbox, behind HTTP.")
  .option("--host <address>", "listen there; anything but a loopback address needs a token", "127.0.0.1")
  .option("--port <n>", "listen there; 0 takes one that is free", "7411")
  .option("--engine <file>", "tofu or terraform (default: what npm run build:tofu made, tofu or terraform in PATH)")
  .option("--providers <dir>", "real providers, as a filesystem mirror or plugin cache has them (default: stubs)")
  .option("--token-file <file>", "tokens that are let in, a line each; another from TERRAFORMER_PLAN_TOKEN")
  .addOption(repeatable("--allow-origin <origin>", "page that may ask, such as http://localhost:4173"))
  .option("--concurrency <n>", "plans at once", "2")
  .option("--queue-limit <n>", "plans that may wait; more are answered with 429", "200")
  .option("--timeout <s>", "seconds until a plan is killed", "30")
  .option("--memory <MiB>", "memory of a plan", "1024")
  .option("--output-limit <MiB>", "size of a plan with all that the engine says", "1")
  .option(
    "--queue <url>",
    "keep jobs in this Redis or Valkey, for many workers; also from TERRAFORMER_PLAN_QUEUE (default: in this process)",
  )
  .option("--role <role>", "with --queue: api (takes programs), worker (plans them) or both", "both")
  .option("--insecure-no-sandbox", "start although programs would run with your rights and your network")
  .addHelpText(
    "after",
    `
A program is looked through before anything runs: provisioners, external programs, modules from elsewhere, backends and files outside of it are
refused. Then the engine plans it without a network, an environment or files of this machine. SECURITY.md says what that covers.

Examples:
  plan-service
  plan-service --allow-origin http://localhost:4173      for the page connected.html there
  TERRAFORMER_PLAN_TOKEN=$(openssl rand -hex 24) plan-service --host 0.0.0.0 --providers /srv/providers
  plan-service --queue redis://queue:6379 --role worker      as many of these, on as many machines, as it takes`,
  )
  .action(run(async (flags) => (await import("./plan-service.ts")).planService(flags)));

const rules = program.command("rules").description("List the rules that ship, or show one.");

rules
  .command("list")
  .description("A line a rule: name, severity, title, what checkov, trivy and tflint call it.")
  .argument("[text]", "only those that have these words in their names or titles")
  .option("--provider <name>", "of this provider, such as aws")
  .option("--severity <list>", "of these severities, such as critical,high")
  .option("--kind <kind>", "policy, lint, secret, or diagnostic, which is listed only when asked for")
  .option("--json", "all that is known of them, as JSON")
  .addHelpText(
    "after",
    "\nExamples:\n  rules list --provider aws --severity critical,high\n  rules list encrypt --json",
  )
  .action(run(async (text, flags) => (await import("./rules.ts")).listRules(text, flags)));

rules
  .command("show")
  .description("All that is known of a rule: why, what to do, references, benchmarks, equivalents.")
  .argument("<id>", "its name, a diagnostic's code, or what checkov, trivy or tflint call it")
  .option("--json", "as JSON")
  .addHelpText("after", "\nExamples:\n  rules show aws/s3-versioning\n  rules show CKV_AWS_21")
  .action(run(async (id, flags) => (await import("./rules.ts")).showRule(id, flags)));

program
  .command("completion")
  .description("Print what a shell needs to complete commands, flags and their values.")
  .argument("<shell>", "bash, zsh or fish")
  .addHelpText(
    "after",
    "\nExamples:\n  source <(terraformer completion bash)        for this shell; as a line of ~/.bashrc, for all\n  terraformer completion fish > ~/.config/fish/completions/terraformer.fish",
  )
  .action(run(async (shell) => (await import("./completion.ts")).completion(program, shell)));

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader has what it wants (`| head`): not our failure.
  if (error.code === "EPIPE") process.exit(0);
  warn(`Standard output ${refusal(error) ?? error.message}`);
  process.exit(2);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    warn(messageOf(error));
    process.exitCode = 2;
  }
}

function messageOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const why = refusal(error);
  if (why) return `${(error as NodeJS.ErrnoException).path}: ${why}`;
  return `Internal error: ${error instanceof Error ? error.stack : error}`;
}
