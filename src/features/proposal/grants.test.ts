import { describe, expect, it } from "vitest";
import { wideningsOf } from "./grants.ts";

const plan = (...resources: [address: string, values: object][]) => ({
  resource_changes: resources.map(([address, after]) => ({
    address,
    type: address.split(".").at(-2),
    change: { actions: ["create"], after },
  })),
});
const titles = (before: object | undefined, after: object) => wideningsOf(before, after).map(({ title }) => title);
const group = (...cidrs: string[]) =>
  plan([
    "aws_security_group.a",
    { ingress: [{ cidr_blocks: cidrs, from_port: 22 }], egress: [{ cidr_blocks: ["0.0.0.0/0"] }] },
  ]);

describe("networks", () => {
  it("tells of more addresses than before, and of everybody", () => {
    expect(titles(group("10.0.0.0/8"), group("10.1.0.0/16"))).toEqual([]);
    expect(titles(group("10.1.0.0/16"), group("10.0.0.0/8"))).toEqual([
      "lets more addresses in: 10.0.0.0/8 at aws_security_group.a",
    ]);
    expect(titles(group("10.1.0.0/16"), group("10.1.0.0/16", "::/0"))).toEqual([
      "lets everybody in: ::/0 at aws_security_group.a",
    ]);
    expect(titles(undefined, group("10.0.0.0/8"))).toEqual([]);
    expect(titles(undefined, group("0.0.0.0/0"))).toHaveLength(1);
  });

  it("knows the forms of other rules and clouds, and what goes out or refuses", () => {
    const rule = (type: string, values: object) => titles(undefined, plan([`${type}.x`, values]));
    for (const [type, values] of [
      ["aws_vpc_security_group_ingress_rule", { cidr_ipv4: "0.0.0.0/0" }],
      ["aws_security_group_rule", { type: "ingress", cidr_blocks: ["0.0.0.0/0"] }],
      ["google_compute_firewall", { source_ranges: ["0.0.0.0/0"], direction: "INGRESS" }],
      ["azurerm_network_security_rule", { source_address_prefix: "*", direction: "Inbound", access: "Allow" }],
      ["aws_eks_cluster", { vpc_config: [{ public_access_cidrs: ["0.0.0.0/0"] }] }],
    ] as const)
      expect(rule(type, values), type).toHaveLength(1);
    for (const [type, values] of [
      ["aws_vpc_security_group_egress_rule", { cidr_ipv4: "0.0.0.0/0" }],
      ["aws_security_group_rule", { type: "egress", cidr_blocks: ["0.0.0.0/0"] }],
      ["azurerm_network_security_rule", { source_address_prefix: "*", direction: "Inbound", access: "Deny" }],
      ["aws_route", { destination_cidr_block: "0.0.0.0/0", cidr_block: "0.0.0.0/0" }],
    ] as const)
      expect(rule(type, values), type).toEqual([]);
  });

  it("takes another instance of a block for what its brothers are", () => {
    const one = plan(["aws_security_group.a[0]", { ingress: [{ cidr_blocks: ["0.0.0.0/0"] }] }]);
    const two = {
      resource_changes: [...one.resource_changes, { ...one.resource_changes[0], address: "aws_security_group.a[1]" }],
    };
    expect(titles(one, two)).toEqual([]);
  });
});

describe("rights", () => {
  const policy = (statement: object, extra: object = {}) =>
    plan([
      "aws_iam_policy.p",
      { policy: JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] }), ...extra },
    ]);

  it("tells of actions, resources and users that weren't allowed before", () => {
    const before = policy({ Action: ["s3:Get*"], Resource: "arn:aws:s3:::a/*" });
    expect(titles(before, policy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::a/b" }))).toEqual([]);
    expect(titles(before, policy({ Action: ["s3:Get*", "s3:PutObject"], Resource: "arn:aws:s3:::a/*" }))).toEqual([
      "gives rights at aws_iam_policy.p: s3:PutObject on arn:aws:s3:::a/*",
    ]);
    expect(titles(before, policy({ Action: "s3:Get*", Resource: "*" }))).toHaveLength(1);
    expect(titles(before, policy({ Effect: "Deny", Action: "*", Resource: "*" }))).toEqual([]);
  });

  it("tells of what is new only where it may do everything, or everybody may", () => {
    expect(titles(undefined, policy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }))).toEqual([]);
    expect(titles(undefined, policy({ Action: "*", Resource: "*" }))).toHaveLength(1);
    expect(titles(undefined, policy({ Action: "s3:*", Resource: "*" }))).toHaveLength(1);
    expect(titles(undefined, policy({ NotAction: "iam:*", Resource: "*" }))).toHaveLength(1);
    expect(titles(undefined, policy({ Action: "s3:GetObject", Resource: "x", Principal: "*" }))).toHaveLength(1);
    const inVpc = { Action: "s3:GetObject", Resource: "x", Principal: "*", Condition: { StringEquals: { a: "b" } } };
    expect(titles(undefined, policy(inVpc))).toEqual([]);
    // A key's own policy: the key, for the account's owners.
    expect(
      titles(undefined, policy({ Action: "kms:*", Resource: "*", Principal: { AWS: "arn:aws:iam::1:root" } })),
    ).toEqual([]);
  });

  it("reads data sources, also before they are read, documents with references, and roles by name", () => {
    const statement = [{ effect: "Allow", actions: ["*"], resources: ["*"] }];
    expect(titles(undefined, plan(["data.aws_iam_policy_document.d", { statement }]))).toEqual([
      "gives rights at data.aws_iam_policy_document.d: * on *",
    ]);
    const json = JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } });
    const address = "data.aws_iam_policy_document.d";
    const state = {
      prior_state: {
        values: { root_module: { resources: [{ address, type: "aws_iam_policy_document", values: { json } }] } },
      },
    };
    expect(titles(undefined, { ...plan(), ...state })).toHaveLength(1);
    const resources = [
      {
        address: "aws_iam_role_policy.r",
        expressions: { policy: { document: json.replace('"Resource":"*"', '"Resource":"${?}"') } },
      },
    ];
    expect(titles(undefined, { ...plan(), configuration: { root_module: { resources } } })).toHaveLength(1);
    const admin = { policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" };
    expect(titles(undefined, plan(["aws_iam_role_policy_attachment.a", admin]))).toHaveLength(1);
    expect(
      titles(undefined, plan(["google_project_iam_member.a", { role: "roles/owner", member: "user:a@b.c" }])),
    ).toHaveLength(1);
    expect(titles(undefined, plan(["azurerm_role_assignment.a", { role_definition_name: "Reader" }]))).toEqual([]);
  });
});

it("tells of what is opened to the public, and of guards that go", () => {
  const db = (values: object) => plan(["aws_db_instance.d", values]);
  expect(titles(db({ publicly_accessible: false }), db({ publicly_accessible: true }))).toEqual([
    "opens aws_db_instance.d to the public: publicly_accessible = true",
  ]);
  expect(titles(undefined, plan(["aws_s3_bucket_acl.a", { acl: "public-read" }]))).toHaveLength(1);
  expect(titles(db({ deletion_protection: true }), db({}))).toEqual([
    "guards aws_db_instance.d no longer: deletion_protection is gone",
  ]);
  expect(titles(db({ skip_final_snapshot: false }), db({ skip_final_snapshot: true }))).toHaveLength(1);
  expect(titles(db({}), db({ force_destroy: true }))).toHaveLength(1);
  expect(titles(undefined, db({ skip_final_snapshot: true }))).toEqual([]);
  expect(titles(db({ deletion_protection: true }), db({ deletion_protection: true }))).toEqual([]);
});

it("makes nothing of what is no plan", () => {
  expect(titles(undefined, {})).toEqual([]);
  expect(wideningsOf("x", null)).toEqual([]);
  expect(titles(undefined, plan(["aws_iam_policy.p", { policy: '{"Statement": not json' }]))).toEqual([]);
});
