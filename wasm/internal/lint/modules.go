package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

func init() {
	checks["module-pinned-source"] = pinnedSource
	checks["module-shallow-clone"] = shallowClone
	checks["module-version"] = moduleVersion
}

var (
	defaultBranches = []string{"master", "main", "default", "develop"}
	semanticVersion = regexp.MustCompile(`^v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$`)
	// commit is what may be a commit's hash, which can't be cloned shallowly.
	commit = regexp.MustCompile(`^[0-9a-f]{4,64}$`)
	exact  = regexp.MustCompile(`^=?\s*v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$`)
)

func pinnedSource(p *pass) {
	p.calls(func(_ *hclsyntax.Block, attribute *hclsyntax.Attribute, address string) {
		s, ok := repository(address)
		if !ok {
			return
		}
		at := attribute.Expr.Range()
		name, value := s.pin()
		switch {
		case value == "":
			p.say(at, "The source %q names no version, so that each init may bring another one. Pin it: %s?%s=v1.2.3, with a tag that it has.", address, s.path, name)
		case slices.Contains(append(p.options.list("default_branches"), defaultBranches...), value):
			p.say(at, "The source %q is pinned to %s=%s, a branch that goes on changing. Name a tag or a commit.", address, name, value)
		case p.options.text("style", "flexible") == "semver" && !semanticVersion.MatchString(value):
			p.say(at, "The source %q is pinned to %s=%s, which is no semantic version. Name one, such as v1.2.3.", address, name, value)
		}
	})
}

func shallowClone(p *pass) {
	p.calls(func(_ *hclsyntax.Block, attribute *hclsyntax.Attribute, address string) {
		s, ok := repository(address)
		_, value := s.pin()
		if !ok || !s.git || value == "" || commit.MatchString(value) || s.query.Has("depth") {
			return
		}
		at := attribute.Expr.Range()
		finding := p.say(at, "The source %q brings the whole history of its repository. Add depth=1.", address)
		if p.text(at) == `"`+address+`"` {
			_, query, _ := strings.Cut(address, "?")
			parts := sorted(append(strings.Split(query, "&"), "depth=1"))
			finding.Edits = []report.Edit{replace(at, `"`+s.path+"?"+strings.Join(parts, "&")+`"`, "add depth=1")}
		}
	})
}

func moduleVersion(p *pass) {
	p.calls(func(call *hclsyntax.Block, _ *hclsyntax.Attribute, address string) {
		if !isRegistry(address) {
			return
		}
		version := call.Body.Attributes["version"]
		if version == nil {
			p.say(headOf(call), "The module %q comes from a registry and has no version, so that each init may bring another one. Add version = \"~> …\" with the one that you use.", label(call, 0))
			return
		}
		if text, ok := p.values.text(version.Expr); ok && p.options.flag("exact", false) && !exact.MatchString(strings.TrimSpace(text)) {
			p.say(version.SrcRange, "The module %q allows more than one version: %q. Name exactly one.", label(call, 0), text)
		}
	})
}
