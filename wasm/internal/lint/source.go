package lint

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// source is where the module of a call comes from, when that is a repository of git or Mercurial.
type source struct {
	address string
	path    string // before the query
	query   url.Values
	git     bool
}

// hosts are those whose addresses are repositories without saying so.
var hosts = regexp.MustCompile(`^(?:github\.com|bitbucket\.org|gitlab\.com)/`)

// scp is an address as ssh knows it: git@github.com:hashicorp/example.git.
var scp = regexp.MustCompile(`^(?:git::)?[\w.-]+@[\w.-]+:`)

// repository reads the address of a repository; ok is false for all others.
func repository(address string) (s source, ok bool) {
	path, query, _ := strings.Cut(address, "?")
	s = source{address: address, path: path}
	s.git = strings.HasPrefix(address, "git::") || strings.HasPrefix(address, "git://") || scp.MatchString(address) || hosts.MatchString(address)
	s.query, _ = url.ParseQuery(query) // what can't be read pins nothing
	return s, s.git || strings.HasPrefix(address, "hg::")
}

// pin is what the address checks out: a branch, a tag or a revision.
func (s source) pin() (name, value string) {
	for _, name := range []string{"ref", "rev"} {
		if value := s.query.Get(name); value != "" {
			return name, value
		}
	}
	return "ref", ""
}

var (
	registryPart   = `[0-9A-Za-z](?:[0-9A-Za-z_-]*[0-9A-Za-z])?`
	registrySource = regexp.MustCompile(`^(?:[0-9A-Za-z.-]+\.[0-9A-Za-z.-]+(?::\d+)?/)?` + registryPart + `/` + registryPart + `/[0-9a-z]+(?://.*)?$`)
)

func isRegistry(address string) bool {
	return registrySource.MatchString(address) && !hosts.MatchString(address)
}

// calls goes through the module calls whose source is known.
func (p *pass) calls(visit func(call *hclsyntax.Block, attribute *hclsyntax.Attribute, address string)) {
	for _, call := range p.top("module") {
		attribute := call.Body.Attributes["source"]
		if attribute == nil {
			continue
		}
		if address, ok := p.values.text(attribute.Expr); ok {
			visit(call, attribute, address)
		}
	}
}
