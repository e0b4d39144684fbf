// Package language answers what an editor asks about a program while it is being written: what could stand at a place, what
// something means, where it is declared. It reads texts by a tree of its own, which any text has, however broken: in the
// normal state of typing no parser of the language accepts it. Nothing is validated here and nothing planned.
package language

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/values"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Query is what an editor asks. At is a byte of the file.
type Query struct {
	Method string
	File   string
	At     int
	Files  map[string]workspace.Content
}

// Need names what has to be brought before a question can be answered: schemas by their ids, "usage/NAME" for knowledge.
type Need struct {
	Need []string `json:"need"`
}

// Problem says what is wrong with a question.
type Problem struct {
	Error string `json:"error"`
}

// Span is a piece of a file: from and to, in bytes.
type Span [2]int

// Service keeps what it has understood, so that a keystroke costs the reading of one file.
type Service struct {
	trees map[string]*tree
	usage map[string]*usage
	own   map[string]ownSchemas
}

type ownSchemas struct {
	text      []byte
	providers []*schema.Provider
}

// New returns a Service that knows nothing.
func New() *Service {
	return &Service{usage: map[string]*usage{}, own: map[string]ownSchemas{}}
}

// LoadUsage takes in a file of public/knowledge; an empty text says that there is none for that provider.
func (s *Service) LoadUsage(provider string, text []byte) error {
	u, err := readUsage(text)
	if err == nil {
		s.usage[provider] = u
	}
	return err
}

var methods = map[string]func(*question) any{
	"complete":   (*question).complete,
	"hover":      (*question).hover,
	"signature":  (*question).signature,
	"definition": (*question).definition,
	"references": (*question).references,
	"highlights": (*question).highlights,
	"symbols":    (*question).symbols,
	"workspace":  (*question).workspaceSymbols,
	"folding":    (*question).folding,
	"tokens":     (*question).semanticTokens,
	"links":      (*question).links,
}

// question is a query with what is known to answer it.
type question struct {
	*program
	Query
	service *Service
	store   *schema.Store
	tree    *tree
	module  *module
	missing []string
	found   map[string]*schema.Provider // by module and local name
}

// Answer gives the answer to a query, a Need or a Problem.
func (s *Service) Answer(store *schema.Store, query Query) any {
	method := methods[query.Method]
	if method == nil {
		return Problem{fmt.Sprintf("Unknown method %q of op language.", query.Method)}
	}
	q := &question{program: s.read(query.Files), Query: query, service: s, store: store, found: map[string]*schema.Provider{}}
	if q.tree = q.trees[query.File]; q.tree == nil {
		q.tree = parse(query.File, nil)
	}
	q.At = min(max(q.At, 0), len(q.tree.text))
	q.module = q.of(query.File)
	answer := method(q)
	if len(q.missing) > 0 {
		return Need{q.missing}
	}
	return answer
}

func (q *question) lacks(id string) {
	if !slices.Contains(q.missing, id) {
		q.missing = append(q.missing, id)
	}
}

// requirement is what a module says of a provider by its local name.
func (q *question) requirement(m *module, local string) (source, version string) {
	for _, t := range m.trees {
		for _, it := range t.items {
			if it.name != "terraform" || !it.isBlock {
				continue
			}
			for _, required := range it.items {
				if required.name != "required_providers" {
					continue
				}
				entry := required.argument(local)
				if entry == nil {
					continue
				}
				if version := t.constant(entry); version != "" {
					return "", version
				}
				for _, setting := range t.object(entry) {
					switch setting.name {
					case "source":
						source = t.constant(setting)
					case "version":
						version = t.constant(setting)
					}
				}
				return source, version
			}
		}
	}
	return "", ""
}

// provider finds the schema of what a module knows by a local name; nil where none is at hand, or has to be brought.
func (q *question) provider(m *module, local string) *schema.Provider {
	key := m.dir + "\x00" + local
	p, ok := q.found[key]
	if !ok {
		p = q.findProvider(m, local)
		q.found[key] = p
	}
	return p
}

func (q *question) findProvider(m *module, local string) *schema.Provider {
	source, version := q.requirement(m, local)
	root := q.modules["."]
	if root != nil && root != m && version == "" {
		_, version = q.requirement(root, local)
	}
	var addr addrs.Provider
	if local == "terraform" {
		addr = addrs.NewBuiltInProvider("terraform")
	} else if source != "" {
		parsed, diags := addrs.ParseProviderSourceString(source)
		if diags.HasErrors() {
			return nil
		}
		addr = parsed
	} else if part, err := addrs.ParseProviderPart(local); err == nil {
		addr = addrs.NewDefaultProvider(part)
	} else {
		return nil
	}
	if p := q.ownSchema(addr); p != nil {
		return p
	}
	choice := q.store.Choose(addr, version, q.locked(addr))
	if others := q.store.Namesakes(addr); choice.Provider == nil && choice.Need == "" && source == "" && len(others) > 0 {
		if other, diags := addrs.ParseProviderSourceString(others[0]); !diags.HasErrors() {
			choice = q.store.Choose(other, version, q.locked(other)) // the one that is meant, for all that it isn't required yet
		}
	}
	if choice.Need != "" {
		q.lacks(choice.Need)
	}
	return choice.Provider
}

// ownSchema is what the workspace brings itself.
func (q *question) ownSchema(addr addrs.Provider) *schema.Provider {
	for name, text := range q.own {
		known, ok := q.service.own[name]
		if !ok || string(known.text) != string(text) {
			providers, _ := schema.ParseDumps(text) // what is wrong with it, the verifier says
			known = ownSchemas{text, providers}
			q.service.own[name] = known
		}
		for _, p := range known.providers {
			if p.Addr == addr {
				return p
			}
		}
	}
	return nil
}

// locked is the version that the lock file selects.
func (q *question) locked(addr addrs.Provider) string {
	t := q.trees[".terraform.lock.hcl"]
	if t == nil {
		return ""
	}
	for _, it := range t.items {
		if it.name == "provider" && (it.label(0) == addr.String() || strings.TrimPrefix(it.label(0), "registry.opentofu.org/") == strings.TrimPrefix(addr.String(), "registry.terraform.io/")) {
			return t.constant(it.argument("version"))
		}
	}
	return ""
}

// usageOf a type; nothing where none is known.
func (q *question) usageOf(provider string) *usage {
	u, ok := q.service.usage[provider]
	if !ok && slices.Contains(q.known(), provider) {
		q.lacks("usage/" + provider)
	}
	return u
}

// known are the names of the providers of the catalogue, each once.
func (q *question) known() (names []string) {
	for _, source := range q.store.Sources() {
		if name := path.Base(source); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// typed is a resource, data source, ephemeral resource or provider block with what is known of it.
type typed struct {
	mode       addrs.ResourceMode
	name       string // aws_vpc, data.aws_ami, ephemeral.aws_x, provider.aws: as facts and usage name them
	provider   *schema.Provider
	shape      *shape
	deprecated bool

	known     *values.Facts
	factsRead bool
}

var modes = map[string]addrs.ResourceMode{"resource": addrs.ManagedResourceMode, "data": addrs.DataResourceMode, "ephemeral": addrs.EphemeralResourceMode}

// typeOf a block at the top of a file, or of a data source in a check; nil where its type isn't known.
func (q *question) typeOf(m *module, t *tree, it *item) *typed {
	name := it.label(0)
	if it.name == "provider" {
		p := q.provider(m, name)
		if p == nil {
			return nil
		}
		config, ok := p.Config()
		if !ok {
			return nil
		}
		found := &typed{name: "provider." + p.Addr.Type, provider: p, shape: newShape()}
		found.shape.ofBlock(config.Block)
		return found
	}
	mode, ok := modes[it.name]
	if !ok || name == "" {
		return nil
	}
	local := values.ProviderOf(name)
	if given := t.source(it.argument("provider")); given != "" {
		local, _, _ = strings.Cut(strings.Trim(given, `"`), ".")
	}
	return q.typeNamed(m, mode, local, name)
}

func (q *question) typeNamed(m *module, mode addrs.ResourceMode, local, name string) *typed {
	p := q.provider(m, local)
	if p == nil {
		return nil
	}
	schema, ok := p.Type(mode, name)
	if !ok {
		return nil
	}
	found := &typed{mode: mode, name: prefixes[mode] + name, provider: p, shape: newShape(), deprecated: schema.Block.Deprecated}
	found.shape.ofBlock(schema.Block)
	return found
}

var prefixes = map[addrs.ResourceMode]string{addrs.DataResourceMode: "data.", addrs.EphemeralResourceMode: "ephemeral."}

// facts are the rules of its values; nil where there are none.
func (t *typed) facts() *values.Facts {
	if !t.factsRead {
		t.known, t.factsRead = values.FactsOf(t.name, t.provider.Major()), true
	}
	return t.known
}

// docs is the page of the registry about it.
func (t *typed) docs() string {
	if t.provider.Addr.IsBuiltIn() {
		return "https://opentofu.org/docs/language/resources/tf-data/"
	}
	if t.provider.Addr.Hostname != addrs.DefaultProviderRegistryHost && t.provider.Addr.Hostname != "registry.opentofu.org" {
		return ""
	}
	base := fmt.Sprintf("https://registry.terraform.io/providers/%s/%s/%s/docs", t.provider.Addr.Namespace, t.provider.Addr.Type, t.provider.Version)
	if t.provider.Version == "" {
		base = strings.Replace(base, "//docs", "/latest/docs", 1)
	}
	kind, rest, found := strings.Cut(t.name, ".")
	if !found {
		kind, rest = "resource", t.name
	}
	if kind == "provider" {
		return base
	}
	folder := map[string]string{"resource": "resources", "data": "data-sources", "ephemeral": "ephemeral-resources"}[kind]
	_, short, _ := strings.Cut(rest, "_")
	return base + "/" + folder + "/" + short
}
