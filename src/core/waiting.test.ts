import { expect, test } from "vitest";
import { waitingFiles, withoutWaiting } from "./waiting.ts";

const AWS = "registry.terraform.io/hashicorp/aws";
const read = (address: string, provider_name = AWS) => ({
  address,
  mode: "data",
  type: "aws_ami",
  name: "x",
  provider_name,
  change: { actions: ["read"], after: { owners: ["self"] }, after_unknown: { id: true } },
});
const ami = (name: string) => ({ address: `data.aws_ami.${name}`, mode: "data", type: "aws_ami", name });
const plan = {
  resource_changes: [
    read("data.aws_ami.x"),
    read('module.m["a.b"].data.aws_ami.y[0]'),
    read("data.other_thing.z", "example.com/o/other"),
    { ...read("data.aws_ami.known"), action_reason: "read_because_config_unknown" },
  ],
  configuration: {
    root_module: {
      resources: [
        ami("x"),
        ami("known"),
        { address: "data.other_thing.z", mode: "data", type: "other_thing", name: "z" },
      ],
      module_calls: {
        m: {
          source: "../modules/m",
          module: { resources: [ami("y")], module_calls: { n: { source: "../n", module: { resources: [ami("x")] } } } },
        },
        remote: { source: "ns/name/aws", module: { resources: [ami("y")] } },
      },
    },
  },
};

test("data sources that the verifier leaves unread wait for a marker in their module", () => {
  const files = waitingFiles(plan, (source) => source === "hashicorp/aws");
  const override = (type: string, name: string) =>
    `${JSON.stringify({ data: { [type]: { [name]: { terraformer_waits: "${terraform_data.terraformer_waits.id}" } } } })}\n`;
  const marker = `${JSON.stringify({ resource: { terraform_data: { terraformer_waits: {} } } })}\n`;
  expect(files).toEqual({
    "terraformer_waits.tf.json": marker,
    "terraformer_waits_override.tf.json": override("aws_ami", "x"),
    "../modules/m/terraformer_waits.tf.json": marker,
    "../modules/m/terraformer_waits_override.tf.json": override("aws_ami", "y"),
  });
  expect(waitingFiles(plan, () => false)).toEqual({});
  expect(waitingFiles({}, () => true)).toEqual({});
});

test("a plan is given back without what was added, and is left alone otherwise", () => {
  const marker = {
    address: "terraform_data.terraformer_waits",
    mode: "managed",
    type: "terraform_data",
    name: "terraformer_waits",
  };
  const waiting = read("data.aws_ami.x");
  const given = {
    planned_values: {
      root_module: {
        resources: [marker, { ...ami("x"), values: { owners: ["self"] } }],
        child_modules: [
          { address: "module.m[0]", resources: [{ ...marker, address: `module.m[0].${marker.address}` }] },
        ],
      },
    },
    resource_changes: [
      { ...marker, change: { actions: ["create"] } },
      {
        ...waiting,
        action_reason: "read_because_config_unknown",
        change: { ...waiting.change, after_unknown: { id: true, terraformer_waits: true } },
      },
    ],
    configuration: {
      provider_config: { terraform: { full_name: "terraform.io/builtin/terraform" }, aws: { full_name: AWS } },
      root_module: {
        resources: [
          marker,
          { ...ami("x"), expressions: { owners: {}, terraformer_waits: {} } },
          { ...ami("bare"), expressions: { terraformer_waits: {} } },
        ],
      },
    },
    relevant_attributes: [{ resource: marker.address }, { resource: "aws_vpc.v" }],
  };
  const before = structuredClone(given);
  expect(withoutWaiting(given)).toEqual({
    planned_values: {
      root_module: {
        resources: [{ ...ami("x"), values: { owners: ["self"] } }],
        child_modules: [{ address: "module.m[0]", resources: [] }],
      },
    },
    resource_changes: [waiting],
    configuration: {
      provider_config: { aws: { full_name: AWS } },
      root_module: { resources: [{ ...ami("x"), expressions: { owners: {} } }, ami("bare")] },
    },
    relevant_attributes: [{ resource: "aws_vpc.v" }],
  });
  expect(given).toEqual(before);
});
