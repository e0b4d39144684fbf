package lint

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

func init() {
	checks["required-version"] = requiredVersion
	checks["required-providers"] = requiredProviders
	checks["unused-required-providers"] = unusedRequiredProviders
	checks["workspace-remote"] = workspaceRemote
	checks["standard-module-structure"] = standardModuleStructure
}

func requiredVersion(p *pass) {
	if strings.Contains(p.unread(), "required_version") {
		return
	}
	blocks := p.top("terraform")
	for _, block := range blocks {
		if block.Body.Attributes["required_version"] != nil {
			return
		}
	}
	const detail = "Nothing says which versions of Terraform run this. Add required_version to a terraform block, such as \">= 1.5\"."
	if len(blocks) > 0 {
		p.say(headOf(blocks[0]), detail)
	} else if len(p.top("resource", "data", "module", "provider")) > 0 {
		p.sayOfModule(detail)
	}
}

// requirement is an entry of required_providers.
type requirement struct {
	name string
	at   hcl.Range
	expr hclsyntax.Expression
	keys map[string]bool // nil when it isn't an object
}

func (p *pass) requirements() (all []requirement) {
	for _, terraform := range p.top("terraform") {
		for _, block := range blocksIn(terraform.Body, "required_providers") {
			for _, attribute := range attributes(block.Body) {
				one := requirement{name: attribute.Name, at: attribute.SrcRange, expr: attribute.Expr}
				if _, ok := attribute.Expr.(*hclsyntax.ObjectConsExpr); ok {
					one.keys = map[string]bool{}
					pairs, _ := hcl.ExprMap(attribute.Expr)
					for _, pair := range pairs {
						if key, diags := pair.Key.Value(nil); !diags.HasErrors() && key.Type() == cty.String {
							one.keys[key.AsString()] = true
						}
					}
				}
				all = append(all, one)
			}
		}
	}
	return all
}

// providers tells where the module uses each provider, by its local name: where it is configured, or else where it is first used.
func (p *pass) providers() map[string]hcl.Range {
	used := map[string]hcl.Range{}
	add := func(name string, at hcl.Range) {
		if _, known := used[name]; !known && name != "terraform" && name != "" {
			used[name] = at
		}
	}
	for _, block := range p.top("provider") {
		add(label(block, 0), headOf(block))
	}
	blocks := p.top("resource", "data", "ephemeral", "module", "import", "removed")
	for _, check := range p.top("check") {
		blocks = append(blocks, blocksIn(check.Body, "data")...)
	}
	for _, block := range blocks {
		if providers := block.Body.Attributes["providers"]; block.Type == "module" && providers != nil {
			pairs, _ := hcl.ExprMap(providers.Expr)
			for _, pair := range pairs {
				add(providerName(pair.Value), pair.Value.Range())
			}
		}
		provider := block.Body.Attributes["provider"]
		if provider != nil {
			add(providerName(provider.Expr), headOf(block))
		} else if slices.Contains([]string{"resource", "data", "ephemeral"}, block.Type) {
			name, _, _ := strings.Cut(label(block, 0), "_")
			add(name, headOf(block))
		}
	}
	each(p.tree, func(call *hclsyntax.FunctionCallExpr) {
		if parts := strings.Split(call.Name, "::"); len(parts) == 3 && parts[0] == "provider" {
			add(parts[1], call.NameRange)
		}
	})
	return used
}

// providerName is the local name in aws, aws.west or, as once, "aws.west".
func providerName(expr hcl.Expression) string {
	if traversal, diags := hcl.AbsTraversalForExpr(expr); !diags.HasErrors() {
		return traversal.RootName()
	}
	if value, diags := expr.Value(nil); !diags.HasErrors() && value.Type() == cty.String && !value.IsNull() {
		name, _, _ := strings.Cut(value.AsString(), ".")
		return name
	}
	return ""
}

func requiredProviders(p *pass) {
	declared := map[string]bool{}
	for _, one := range p.requirements() {
		declared[one.name] = true
		legacy := one.keys == nil
		switch {
		case legacy && one.expr != nil:
			p.say(one.at, "The requirement of the provider %q is only a version, as it was written before 0.13. Write %s = { source = …, version = … }.", one.name, one.name)
		case p.options.flag("source", true) && !one.keys["source"]:
			p.say(one.at, "The requirement of the provider %q has no source. Add it, such as source = \"hashicorp/%s\".", one.name, one.name)
		case p.options.flag("version", true) && !one.keys["version"]:
			p.say(one.at, "The requirement of the provider %q has no version, so that an init may bring another one. Add it.", one.name)
		}
	}
	unread, used := p.unread(), p.providers()
	for _, name := range slices.Sorted(maps.Keys(used)) {
		if !declared[name] && p.options.flag("version", true) && !stated(unread, name) {
			p.say(used[name], "The provider %q isn't in required_providers, so that an init may bring any version of it. Add it with its source and version.", name)
		}
	}
}

// stated tells whether a text of which there is no syntax tree seems to require a provider.
func stated(text, name string) bool {
	return strings.Contains(text, "required_providers") && regexp.MustCompile(`\b`+regexp.QuoteMeta(name)+`"?\s*[=:]`).MatchString(text)
}

func unusedRequiredProviders(p *pass) {
	used, unread := p.providers(), p.unread()
	for _, one := range p.requirements() {
		if _, ok := used[one.name]; !ok && !strings.Contains(unread, one.name) {
			p.say(one.at, "The provider %q is required, and nothing in this module uses it. Remove it; a module that uses it requires it itself.", one.name).Edits =
				[]report.Edit{p.remove(one.at)}
		}
	}
}

// workspaceRemote: with remote execution, Terraform 1.0 knows no workspace but "default".
func workspaceRemote(p *pass) {
	remote, old := false, false
	for _, block := range p.top("terraform") {
		remote = remote || slices.ContainsFunc(blocksIn(block.Body, "backend"), func(b *hclsyntax.Block) bool { return label(b, 0) == "remote" })
		if attribute := block.Body.Attributes["required_version"]; attribute != nil {
			text, _ := p.values.text(attribute.Expr)
			old = old || allows10(text)
		}
	}
	if !remote || !old {
		return
	}
	each(p.tree, func(e *hclsyntax.ScopeTraversalExpr) {
		if root, name := rootOf(e.Traversal); root == "terraform" && name == "workspace" {
			p.say(e.SrcRange, "With the backend \"remote\", Terraform 1.0 always says \"default\" for terraform.workspace. Use a variable that each workspace sets, or require a later version.")
		}
	})
}

// allows10 tells whether a constraint lets a version 1.0.x run.
func allows10(text string) bool {
	constraint, err := version.NewConstraint(text)
	if err != nil {
		return false
	}
	for _, one := range []string{"1.0.0", "1.0.1", "1.0.5", "1.0.11"} {
		if constraint.Check(version.Must(version.NewVersion(one))) {
			return true
		}
	}
	return false
}

// standardModuleStructure wants what one looks for where one looks for it. A module in JSON only is laid out as its maker likes.
func standardModuleStructure(p *pass) {
	if len(p.Files) == 0 || !slices.ContainsFunc(p.Files, func(f File) bool { return f.Body != nil }) {
		return
	}
	wanted := []struct{ file, block, why string }{
		{"main.tf", "", "where one begins to read"}, {"variables.tf", "variable", "for its variables, empty if there are none"}, {"outputs.tf", "output", "for its outputs, empty if there are none"},
	}
	dir := ""
	if i := strings.LastIndexByte(p.entry(), '/'); i >= 0 {
		dir = p.entry()[:i+1]
	}
	for _, one := range wanted {
		if p.texts[dir+one.file] == nil {
			p.sayOfModule("A module has a file %s, %s. Add it.", one.file, one.why)
		}
		for _, block := range p.top(one.block) {
			if one.block != "" && block.TypeRange.Filename != dir+one.file {
				p.say(headOf(block), "The %s %q stands in %s. Move it to %s, where one looks for it.", one.block, label(block, 0), block.TypeRange.Filename, one.file)
			}
		}
	}
}
