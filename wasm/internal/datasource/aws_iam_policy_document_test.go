package datasource

import (
	"testing"

	"github.com/zclconf/go-cty/cty"
)

// What is expected follows from the provider's documentation of aws_iam_policy_document and the IAM policy grammar.
var documents = map[string]struct{ arguments, minified string }{
	"one value alone, several in falling order": {
		`statement {
			actions   = ["s3:GetObject", "s3:PutObject"]
			resources = ["arn:aws:s3:::logs/*"]
		}`,
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:GetObject"],"Resource":"arn:aws:s3:::logs/*"}]}`,
	},
	"everybody": {
		`statement {
			actions = ["sts:AssumeRole"]
			principals {
				type        = "*"
				identifiers = ["*"]
			}
		}
		statement {
			sid    = "Aws"
			effect = "Deny"
			not_actions = ["s3:*"]
			not_principals {
				type        = "AWS"
				identifiers = ["*"]
			}
		}`,
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*"},` +
			`{"Sid":"Aws","Effect":"Deny","NotAction":"s3:*","NotPrincipal":{"AWS":"*"}}]}`,
	},
	"variables, conditions and an id": {
		`policy_id = "home"
		statement {
			actions   = ["s3:ListBucket"]
			resources = ["arn:aws:s3:::home/&{aws:username}/*"]
			condition {
				test     = "StringLike"
				variable = "s3:prefix"
				values   = ["", "home/", "home/&{aws:username}/"]
			}
			condition {
				test     = "StringLike"
				variable = "aws:via"
				values   = ["<a>"]
			}
		}`,
		`{"Version":"2012-10-17","Id":"home","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::home/${aws:username}/*",` +
			`"Condition":{"StringLike":{"aws:via":"\u003ca\u003e","s3:prefix":["","home/","home/${aws:username}/"]}}}]}`,
	},
	"sources, own statements, overrides": {
		`source_policy_documents = [
			jsonencode({ Version = "2008-10-17", Statement = [{ Sid = "A", Effect = "Allow", Action = ["a:1"], Resource = "*" }] }),
			jsonencode({ Statement = [{ Effect = "Allow", Action = "b:1", Principal = { AWS = ["1", "2"], Service = "s" }, Condition = { Bool = { x = true } } }] }),
		]
		statement {
			sid     = "A"
			actions = ["a:2"]
		}
		override_policy_documents = [jsonencode({ Id = "x", Statement = [{ Sid = "A", Effect = "Deny", Action = "a:3" }, { Sid = "B", Effect = "Deny" }] })]`,
		`{"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"A","Effect":"Deny","Action":"a:3"},` +
			`{"Effect":"Allow","Action":"b:1","Principal":{"AWS":["2","1"],"Service":"s"},"Condition":{"Bool":{"x":"true"}}},{"Sid":"B","Effect":"Deny"}]}`,
	},
	"principals of one type, in the order of the plugin SDK's sets": {
		`statement {
			actions = ["a:1"]
			principals {
				type        = "AWS"
				identifiers = ["one"]
			}
			principals {
				type        = "AWS"
				identifiers = ["two", "three"]
			}
		}`,
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:1","Principal":{"AWS":["one","two","three"]}}]}`,
	},
	"nothing": {``, `{"Version":"2012-10-17"}`},
}

func TestPolicyDocument(t *testing.T) {
	for name, c := range documents {
		t.Run(name, func(t *testing.T) {
			result, err := ask(t, "aws-6", "aws_iam_policy_document", c.arguments, cty.DynamicVal)
			if err != nil {
				t.Fatal(err)
			}
			expect(t, result, map[string]string{"minified_json": c.minified})
		})
	}
}

// As `terraform show -json` prints one that was read: defaults filled in, and the id a hash of the text.
func TestPolicyDocumentInState(t *testing.T) {
	result, err := ask(t, "aws-5", "aws_iam_policy_document", `statement {
		actions = ["sts:AssumeRole"]
		principals {
			type        = "Service"
			identifiers = ["ec2.amazonaws.com"]
		}
	}`, cty.DynamicVal)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, result, map[string]string{
		"id": "2851119427", "version": "2012-10-17",
		"json": "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"sts:AssumeRole\",\n" +
			"      \"Principal\": {\n        \"Service\": \"ec2.amazonaws.com\"\n      }\n    }\n  ]\n}",
	})
	statement := result.GetAttr("statement").Index(cty.NumberIntVal(0))
	if statement.GetAttr("sid") != cty.StringVal("") || statement.GetAttr("resources").IsNull() || statement.GetAttr("effect").IsNull() {
		t.Errorf("the statement is kept as %#v", statement)
	}
}

func TestPolicyDocumentRefused(t *testing.T) {
	for about, arguments := range map[string]string{
		"Sid":            `statement { sid = "A" }` + "\n" + `statement { sid = "A" }`,
		"no policy":      `source_policy_documents = ["not JSON"]`,
		"2008-10-17":     `version = "2008-10-17"` + "\n" + `statement { resources = ["&{aws:username}"] }`,
		"another source": `source_policy_documents = [jsonencode({ Statement = [{ Sid = "A" }] }), jsonencode({ Statement = [{ Sid = "A" }] })]`,
	} {
		_, err := ask(t, "aws-6", "aws_iam_policy_document", arguments, cty.DynamicVal)
		refused(t, err, about)
	}
}
