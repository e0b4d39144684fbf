import { expect, test } from "vitest";
import { withThings } from "./things.ts";

const of = (program: string, request: string, ...named: string[]) => withThings(program, request, new Set(named));
const MACHINE = `data "aws_ami" "linux" {
  most_recent = true
}

resource "aws_security_group" "web" {
  name = "web"
}

resource "aws_vpc_security_group_ingress_rule" "web" {
  security_group_id = aws_security_group.web.id
}

resource "aws_instance" "web" {
  ami                    = data.aws_ami.linux.id
  vpc_security_group_ids = [aws_security_group.web.id]
}
`;

test("an image and a security group that are given aren't made", () => {
  expect(
    of(MACHINE, "ec2 from ami-0abcdef1234567890 with sg-0123456789abcdef0").trim(),
  ).toBe(`resource "aws_instance" "web" {
  ami                    = "ami-0abcdef1234567890"
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
}`);
});

test("of several ids, or where the request asks for one, nobody can say which", () => {
  expect(of(MACHINE, "sg-0123456789abcdef0 and sg-0123456789abcdef1")).toBe(MACHINE);
  expect(of(MACHINE, "a security group that sg-0123456789abcdef0 reaches", "aws_security_group")).toBe(MACHINE);
});

const LISTENER = `data "aws_route53_zone" "main" {
  name = "acme.com"
}

resource "aws_acm_certificate" "site" {
  domain_name = "acme.com"
}

resource "aws_route53_record" "validation" {
  for_each = { for o in aws_acm_certificate.site.domain_validation_options : o.domain_name => o }
  zone_id  = data.aws_route53_zone.main.zone_id
}

resource "aws_acm_certificate_validation" "site" {
  certificate_arn         = aws_acm_certificate.site.arn
  validation_record_fqdns = [for r in aws_route53_record.validation : r.fqdn]
}

resource "aws_lb_listener" "https" {
  certificate_arn = aws_acm_certificate_validation.site.certificate_arn
}
`;

test("a certificate that is given goes with its validation and the zone that was only for that", () => {
  expect(
    of(LISTENER, "https with arn:aws:acm:eu-west-1:123456789012:certificate/ab-1", "aws_acm_certificate").trim(),
  ).toBe(
    `resource "aws_lb_listener" "https" {
  certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/ab-1"
}`,
  );
});

test("what more is needed of than its id is made all the same, unless its ARN tells that, too, or it can be looked up", () => {
  const topic = 'resource "aws_sns_topic" "a" {\n}\n\noutput "owner" {\n  value = aws_sns_topic.a.owner\n}\n';
  const arn = "arn:aws:sns:eu-west-1:123456789012:alerts";
  expect(of(topic, arn)).toBe(topic);
  expect(of(topic.replaceAll("owner", "name"), arn)).toContain('value = "alerts"');
  const api =
    'resource "aws_lambda_function" "a" {\n}\n\nresource "aws_apigatewayv2_integration" "a" {\n  integration_uri = aws_lambda_function.a.invoke_arn\n}\n';
  const text = of(api, "in front of arn:aws:lambda:eu-west-1:123456789012:function:shop");
  expect(text).toContain("integration_uri = data.aws_lambda_function.a.invoke_arn");
  expect(text).toContain('function_name = "arn:aws:lambda:eu-west-1:123456789012:function:shop"');
});

test("a zone is its id", () => {
  expect(
    of(
      `${LISTENER}\nresource "aws_route53_record" "a" {\n  zone_id = data.aws_route53_zone.main.zone_id\n}\n`,
      "record in zone Z0123456789ABCDEFGHIJ",
    ),
  ).toContain('zone_id = "Z0123456789ABCDEFGHIJ"');
});

const CRAWLER = `resource "aws_iam_role" "crawler" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
}

resource "aws_iam_role_policy_attachment" "crawler" {
  role       = aws_iam_role.crawler.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
}

resource "aws_glue_crawler" "raw" {
  role = aws_iam_role.crawler.arn
}
`;

test("a role that is given goes with its policies; where something needs its name, its ARN tells that", () => {
  const arn = "arn:aws:iam::123456789012:role/glue";
  const crawler = `resource "aws_glue_crawler" "raw" {\n  role = "${arn}"\n}`;
  expect(of(CRAWLER, `a crawler with role ${arn}`).trim()).toBe(crawler);
  const profile = 'resource "aws_iam_instance_profile" "p" {\n  role = aws_iam_role.crawler.name\n}\n';
  expect(of(`${CRAWLER}\n${profile}`, `a crawler with role ${arn}`).trim()).toBe(
    `${crawler}\n\n${profile.replace("aws_iam_role.crawler.name", '"glue"').trim()}`,
  );
});

test("what has its place already leaves nothing made in its stead", () => {
  const arns = ["logs", "access"].map((name) => `arn:aws:iam::123456789012:role/${name}`);
  const server = `resource "aws_transfer_server" "a" {\n  logging_role = "${arns[0]}"\n}\n\nresource "aws_transfer_user" "a" {\n  role = "${arns[1]}"\n}`;
  const role = CRAWLER.slice(0, CRAWLER.indexOf('resource "aws_glue_crawler"'));
  expect(of(`${role}${server}`, `logging role ${arns[0]}, user with role ${arns[1]}`).trim()).toBe(server);
  const asked = `a role that may pass ${arns.join(" and ")}`;
  expect(of(`${role}${server}`, asked, "aws_iam_role")).toBe(`${role}${server}`);
});
