package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func init() {
	checks["aws-default-parameter-group"] = awsDefaultParameterGroup
	checks["aws-acm-certificate-lifecycle"] = awsCertificateLifecycle
	checks["aws-s3-bucket-name"] = awsBucketName
	checks["aws-gov-friendly-arns"] = awsGovFriendlyArns
	checks["aws-iam-policy-attachment"] = awsPolicyAttachment
	checks["aws-security-group-inline-rules"] = awsInlineRules
	checks["aws-security-group-rule"] = awsSecurityGroupRule
	checks["aws-iam-policy-length"] = awsPolicyLength
	checks["aws-iam-policy-sid"] = awsPolicySid
}

func awsDefaultParameterGroup(p *pass) {
	p.resources(func(block *hclsyntax.Block) {
		at(block.Body, []string{"parameter_group_name"}, func(expr hclsyntax.Expression) {
			if name, ok := p.values.text(expr); ok && strings.HasPrefix(name, "default.") {
				p.say(expr.Range(), "%q is a parameter group of AWS's own, whose parameters can't be changed. Make one of your own, and name it here.", name)
			}
		})
	}, "aws_db_instance", "aws_elasticache_cluster", "aws_elasticache_replication_group")
}

func awsCertificateLifecycle(p *pass) {
	p.resources(func(block *hclsyntax.Block) {
		for _, lifecycle := range blocksIn(block.Body, "lifecycle") {
			if attribute := lifecycle.Body.Attributes["create_before_destroy"]; attribute != nil {
				if value := p.values.value(attribute.Expr); !value.IsKnown() || value.RawEquals(cty.True) {
					return
				}
			}
		}
		p.say(headOf(block), "A certificate in use can't be deleted, so that replacing it waits until it fails. Add lifecycle { create_before_destroy = true }.")
	}, "aws_acm_certificate")
}

var (
	bucketForm    = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*[a-z0-9]$`)
	bucketAddress = regexp.MustCompile(`^\d{1,3}(?:\.\d{1,3}){3}$`)
)

// wrongBucket says what S3's rules have against a name.
func wrongBucket(name string) string {
	switch {
	case len(name) < 3 || len(name) > 63:
		return "has to have 3 to 63 characters"
	case !bucketForm.MatchString(name):
		return "may have lower-case letters, digits, hyphens and dots, and begins and ends with a letter or digit"
	case strings.Contains(name, ".."):
		return "can't have two dots in a row"
	case bucketAddress.MatchString(name):
		return "can't look like an IP address"
	case strings.HasPrefix(name, "xn--") || strings.HasPrefix(name, "sthree-") || strings.HasPrefix(name, "amzn-s3-demo-"):
		return "begins with what AWS keeps for itself"
	case strings.HasSuffix(name, "-s3alias") || strings.HasSuffix(name, "--ol-s3") || strings.HasSuffix(name, ".mrap") || strings.HasSuffix(name, "--x-s3") || strings.HasSuffix(name, "--table-s3"):
		return "ends with what AWS keeps for itself"
	}
	return ""
}

func awsBucketName(p *pass) {
	pattern, _ := regexp.Compile(p.options.text("regex", ""))
	prefix := p.options.text("prefix", "")
	p.resources(func(block *hclsyntax.Block) {
		at(block.Body, []string{"bucket"}, func(expr hclsyntax.Expression) {
			name, ok := p.values.text(expr)
			if !ok || name == "" {
				return
			}
			if wrong := wrongBucket(name); wrong != "" {
				p.say(expr.Range(), "S3 refuses %q: the name of a bucket %s.", name, wrong)
			} else if !strings.HasPrefix(name, prefix) {
				p.say(expr.Range(), "The name %q doesn't begin with %q, as your settings want.", name, prefix)
			} else if pattern != nil && !pattern.MatchString(name) {
				p.say(expr.Range(), "The name %q doesn't match %s, as your settings want.", name, pattern)
			}
		})
	}, "aws_s3_bucket")
}

// policyTexts goes through the arguments that hold policies of IAM.
func (p *pass) policyTexts(visit func(block *hclsyntax.Block, expr hclsyntax.Expression), types ...string) {
	p.resources(func(block *hclsyntax.Block) {
		if attribute := block.Body.Attributes["policy"]; attribute != nil {
			visit(block, attribute.Expr)
		}
	}, types...)
}

func awsGovFriendlyArns(p *pass) {
	judge := func(expr hclsyntax.Expression) {
		if strings.Contains(p.text(expr.Range()), "arn:aws:") {
			p.say(expr.Range(), "ARNs of other partitions, such as GovCloud's, don't begin with arn:aws:. Take the partition from data.aws_partition.")
		}
	}
	p.policyTexts(func(_ *hclsyntax.Block, expr hclsyntax.Expression) { judge(expr) }, "aws_iam_policy", "aws_iam_role_policy")
	for _, block := range p.top("data", "resource") {
		if label(block, 0) != "aws_iam_policy_document" {
			continue
		}
		for _, statement := range blocksIn(block.Body, "statement") {
			if attribute := statement.Body.Attributes["resources"]; attribute != nil {
				judge(attribute.Expr)
			}
		}
	}
}

func awsPolicyAttachment(p *pass) {
	p.resources(func(block *hclsyntax.Block) {
		p.say(headOf(block), "This takes the policy from all in the account that aren't named here. Use aws_iam_role_policy_attachment, aws_iam_user_policy_attachment or aws_iam_group_policy_attachment.")
	}, "aws_iam_policy_attachment")
}

func awsInlineRules(p *pass) {
	p.resources(func(block *hclsyntax.Block) {
		for _, kind := range []string{"ingress", "egress"} {
			say := func(at hcl.Range) {
				p.say(at, "Rules within a security group have no ids, tags or descriptions of their own. Use aws_vpc_security_group_%s_rule.", kind)
			}
			for _, inner := range blocksIn(block.Body, kind) {
				say(headOf(inner))
			}
			if attribute := block.Body.Attributes[kind]; attribute != nil {
				say(attribute.SrcRange)
			}
		}
	}, "aws_security_group")
}

func awsSecurityGroupRule(p *pass) {
	p.resources(func(block *hclsyntax.Block) {
		p.say(headOf(block), "aws_security_group_rule has trouble with several CIDRs, and no tags. Use aws_vpc_security_group_ingress_rule or aws_vpc_security_group_egress_rule.")
	}, "aws_security_group_rule")
}

// policyLimits are how many characters IAM takes, without white space.
var policyLimits = map[string]int{"aws_iam_policy": 6144, "aws_iam_group_policy": 5120, "aws_iam_user_policy": 2048, "aws_iam_role_policy": 10240}

func awsPolicyLength(p *pass) {
	p.policyTexts(func(block *hclsyntax.Block, expr hclsyntax.Expression) {
		text, ok := p.values.text(expr)
		length := len(strings.Join(strings.Fields(text), ""))
		if most := policyLimits[label(block, 0)]; ok && length > most {
			p.say(expr.Range(), "The policy has %d characters without white space, and IAM takes %d. Write it with fewer, or split it.", length, most)
		}
	}, "aws_iam_policy", "aws_iam_group_policy", "aws_iam_user_policy", "aws_iam_role_policy")
}

var (
	sidIn = regexp.MustCompile(`"?\bSid"?\s*[:=]\s*"([^"\\$]*)"`)
	sid   = regexp.MustCompile(`^[A-Za-z0-9]*$`)
)

func awsPolicySid(p *pass) {
	p.policyTexts(func(_ *hclsyntax.Block, expr hclsyntax.Expression) {
		for _, m := range sidIn.FindAllStringSubmatch(p.text(expr.Range()), -1) {
			if !sid.MatchString(m[1]) {
				p.say(expr.Range(), "IAM refuses the Sid %q: it may have letters and digits only.", m[1])
			}
		}
	}, "aws_iam_policy", "aws_iam_group_policy", "aws_iam_user_policy", "aws_iam_role_policy")
}

func init() {
	checks["aws-resource-missing-tags"] = awsMissingTags
	checks["aws-provider-missing-default-tags"] = awsMissingDefaultTags
}

// lacking lists the wanted tags that aren't among some keys, in order.
func lacking(wanted []string, keys map[string]bool) (names []string) {
	for _, name := range sorted(wanted) {
		if !keys[name] {
			names = append(names, `"`+name+`"`)
		}
	}
	return names
}

// defaultTags are the keys that a provider block gives to all resources; known is false when they can't be told.
func (p *pass) defaultTags(provider *hclsyntax.Block) (keys map[string]bool, known bool) {
	keys, known = map[string]bool{}, true
	for _, block := range blocksIn(provider.Body, "default_tags") {
		if attribute := block.Body.Attributes["tags"]; attribute != nil {
			more, ok := p.values.keys(attribute.Expr)
			known = known && ok
			for key := range more {
				keys[key] = true
			}
		}
	}
	return keys, known
}

func awsMissingDefaultTags(p *pass) {
	for _, provider := range p.top("provider") {
		if label(provider, 0) != "aws" {
			continue
		}
		if len(blocksIn(provider.Body, "default_tags")) == 0 {
			p.say(headOf(provider), "The provider has no default_tags. Add them, with %s.", strings.Join(lacking(p.options.list("tags"), nil), ", "))
			continue
		}
		keys, known := p.defaultTags(provider)
		if names := lacking(p.options.list("tags"), keys); known && len(names) > 0 {
			p.say(headOf(provider), "The provider's default_tags lack %s.", strings.Join(names, ", "))
		}
	}
}

// tagged gives the tags of each configuration of the provider by how resources name it: aws, aws.west.
func (p *pass) tagged() (tags map[string]map[string]bool, unknown map[string]bool) {
	tags, unknown = map[string]map[string]bool{}, map[string]bool{}
	for _, provider := range p.top("provider") {
		name := label(provider, 0)
		if attribute := provider.Body.Attributes["alias"]; attribute != nil {
			alias, _ := p.values.text(attribute.Expr)
			name += "." + alias
		}
		keys, known := p.defaultTags(provider)
		tags[name], unknown[name] = keys, !known
	}
	return tags, unknown
}

func awsMissingTags(p *pass) {
	defaults, unknown := p.tagged()
	p.resources(func(block *hclsyntax.Block) {
		kind := label(block, 0)
		if slices.Contains(p.options.list("exclude"), kind) || p.options["include"] != nil && !slices.Contains(p.options.list("include"), kind) {
			return
		}
		configuration := "aws"
		if provider := block.Body.Attributes["provider"]; provider != nil {
			configuration = p.text(provider.Expr.Range())
		}
		if unknown[configuration] {
			return
		}
		keys := map[string]bool{}
		for key := range defaults[configuration] {
			keys[key] = true
		}
		tags, blocks := block.Body.Attributes["tags"], blocksIn(block.Body, "tag")
		where := headOf(block)
		switch {
		case kind == "aws_autoscaling_group":
			if tags != nil && len(blocks) > 0 {
				p.say(where, "The tags stand in blocks and in an argument. Write them in one way.")
				return
			}
			if !p.groupTags(block, keys) {
				return
			}
		case tags == nil && (p.Taggable == nil || !p.Taggable(kind)):
			return
		case tags != nil:
			given, known := p.values.keys(tags.Expr)
			if !known {
				return
			}
			for key := range given {
				keys[key] = true
			}
		}
		if tags != nil {
			where = tags.Expr.Range()
		}
		if names := lacking(p.options.list("tags"), keys); len(names) > 0 {
			p.say(where, "Tags are missing: %s.", strings.Join(names, ", "))
		}
	})
}

// groupTags adds the tags of an Auto Scaling group, which are objects or blocks with a key; false when they can't be told.
func (p *pass) groupTags(group *hclsyntax.Block, keys map[string]bool) bool {
	var exprs []hclsyntax.Expression
	for _, block := range group.Body.Blocks {
		if block.Type == "dynamic" && label(block, 0) == "tag" {
			return false
		}
		if attribute := block.Body.Attributes["key"]; block.Type == "tag" && attribute != nil {
			exprs = append(exprs, attribute.Expr)
		}
	}
	for _, expr := range exprs {
		key, known := p.values.text(expr)
		if !known {
			return false
		}
		keys[key] = true
	}
	tags := group.Body.Attributes["tags"]
	if tags == nil {
		return true
	}
	value, _ := p.values.value(tags.Expr).Unmark()
	if !value.IsWhollyKnown() || value.IsNull() || !value.CanIterateElements() {
		return false
	}
	for it := value.ElementIterator(); it.Next(); {
		_, one := it.Element()
		if one.Type().IsObjectType() && one.Type().HasAttribute("key") {
			if key := one.GetAttr("key"); key.Type() == cty.String && !key.IsNull() {
				keys[key.AsString()] = true
			}
		}
	}
	return true
}
