import { expect, it } from "vitest";
import { likelyOf } from "./further.ts";
import { belongsTo, isNumbered, tellsApart } from "./series.ts";

it("what weights don't know says nothing", () => {
  expect(likelyOf({ features: { "verb dance": 1 } }, { bias: 0 })).toBe(0.5);
  expect(likelyOf({ features: { more: 1, called: 1 } }, { bias: 1, more: 2, called: -3 })).toBe(0.5);
});

it("examples tell what siblings differ in, and what only numbers them", () => {
  expect(tellsApart("aws_security_group", "ingress.from_port")).toBe(true);
  expect(tellsApart("aws_security_group", "ingress.cidr_blocks")).toBe(false);
  expect(tellsApart("aws_vpc_security_group_ingress_rule", "to_port")).toBe(true);
  expect(isNumbered("azurerm_network_security_group", "security_rule.priority")).toBe(true);
  expect(isNumbered("aws_security_group", "ingress.from_port")).toBe(false);
});

it("a rule belongs to its group, and no group to another kind", () => {
  expect(belongsTo("aws_vpc_security_group_ingress_rule", "aws_security_group")).toBe(true);
  expect(belongsTo("aws_lb_listener_rule", "aws_lb_listener")).toBe(true);
  expect(belongsTo("aws_security_group", "aws_security_group")).toBe(false);
  expect(belongsTo("aws_s3_bucket", "aws_security_group")).toBe(false);
});
